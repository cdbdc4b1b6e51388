/// Due dates as people say them in meetings: what the readers of dates are measured with.
enum DatePhrases {
    static let all =
        days + weeks + distances + dates + numbers + times

    private static let days = [
        "today", "tomorrow", "day after tomorrow", "friday", "this friday", "next friday", "monday", "next mon", "wed",
        "by thursday", "on tuesday", "saturday", "next sunday", "this thursday", "by tomorrow", "tonight",
    ]
    private static let weeks = [
        "end of week", "end of next week", "next week", "end of month", "end of next month", "next month",
        "end of quarter", "end of Q2", "Q1", "end of year", "next year", "end of march", "by the end of the month",
        "end of december", "eow", "eom",
    ]
    private static let distances = [
        "in 2 weeks", "in 3 days", "in a week", "in 10 days", "in two months", "in 6 weeks", "3 weeks from now",
        "5 days from now", "in a month", "within 2 weeks", "in 90 minutes", "in an hour", "in 2 hours", "in 30 minutes",
        "in 5 working days", "10 business days", "in three weeks", "in a year",
    ]
    private static let dates = [
        "4 dec", "4 december", "december 4", "dec 4th", "4th of december", "4 december 2027", "december 4, 2027",
        "1 jan",
        "31 jan 2027", "15 march", "march 15", "mar 15 2027", "the 15th", "fri 4 dec", "friday 4 december",
        "mon 7 dec 2026", "29 feb 2028", "by 20 dec", "on 1 may", "30 june",
    ]
    private static let numbers = [
        "2026-12-04", "2027-01-31", "2026-12-04 17:00", "2026-12-04T17:00", "2027-06-30 9:00", "31/12/2026",
        "12/31/2026",
        "24/12", "13.12.2026", "2026-W50",
    ]
    private static let times = [
        "tomorrow 9am", "tomorrow at 17:00", "friday 9am", "next friday at noon", "today 18:30", "4 dec 9:00",
        "4 dec at 14:30", "monday at 10", "tomorrow noon", "fri 9:30", "next monday 8:15 am", "eod", "tomorrow eod",
        "friday morning", "tomorrow evening", "at 23:00", "noon", "17:30", "wed 4pm", "december 4 at 5pm",
    ]
}
