extension DateNames {
    static let english = DateNames(
        shortWeekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        steps: [
            .secondly: Step(one: "every second", many: "seconds"),
            .minutely: Step(one: "every minute", many: "minutes"),
            .hourly: Step(one: "every hour", many: "hours"), .daily: Step(one: "every day", many: "days"),
            .weekly: Step(one: "every week", many: "weeks"), .monthly: Step(one: "every month", many: "months"),
            .yearly: Step(one: "every year", many: "years"),
        ],
        every: "every", everyQuarter: "every quarter", everyHalf: "every half year", everyWeekday: "every weekday",
        onWeekdays: "weekdays", workingDay: "working day", day: "day", the: "the", on: "on", of: "of", within: "in",
        at: "at", and: "and", from: "from", until: "until", once: "once", times: "times", except: "except",
        numeral: englishNumeral, place: englishPlace)

    /// `1st`, `12th`, `22nd`.
    @Sendable private static func englishNumeral(_ number: Int) -> String {
        switch (number % 10, number % 100) {
        case (_, 11...13): "\(number)th"
        case (1, _): "\(number)st"
        case (2, _): "\(number)nd"
        case (3, _): "\(number)rd"
        default: "\(number)th"
        }
    }

    @Sendable private static func englishPlace(_ place: Int) -> String {
        let words = ["first", "second", "third", "fourth", "fifth"]
        if place == -1 { return "last" }
        let count = abs(place)
        let word = words.indices.contains(count - 1) ? words[count - 1] : englishNumeral(count)
        return place < 0 ? word + " to last" : word
    }
}
