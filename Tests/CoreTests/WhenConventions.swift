import ConvenorCore
import Testing

/// The conventions of docs/DATES.md, one by one: phrases that other programs read in different ways.
@Suite struct WhenConventions {
    private func read(_ phrase: String, _ reference: String, _ code: String = "en") -> String {
        let reader = DateReader(zone: .utc, languages: [DateLanguage.named(code) ?? .english])
        return Thursday.told(reader.read(phrase, now: Thursday.moment(reference, .utc)))
            .replacing(" UTC", with: "")
    }

    private func rule(_ phrase: String, _ reference: String = "2026-11-18T10:00", _ code: String = "en") -> String? {
        let reader = DateReader(zone: .utc, languages: [DateLanguage.named(code) ?? .english])
        guard
            case .recurrence(let found, _)? = RecurrenceReader(reader).read(
                phrase, now: Thursday.moment(reference, .utc))
        else { return nil }
        return found.rule.text
    }

    @Test("friday and this friday are the coming one; said on a Friday both are offered")
    func weekdays() {
        #expect(read("friday", "2026-11-18T10:00") == "2026-11-20")
        #expect(read("this Wednesday", "2022-08-07T00:00") == "2022-08-10", "Sunday looks ahead")
        #expect(read("sat", "2014-10-25T10:20") == "2014-10-25 | 2014-11-01")
        #expect(read("Thursday", "2018-11-29T12:00") == "2018-11-29 | 2018-12-06")
        #expect(read("sunday morning", "2021-08-15T20:00") == "2021-08-22T12:00", "this morning is over")
        #expect(read("komende woensdag", "2013-02-12T04:30", "nl") == "2013-02-13")
        #expect(read("aankomende zondag", "2016-11-07T00:00", "nl") == "2016-11-13")
        #expect(read("deze aankomende vrijdag", "2019-01-31T00:00", "nl") == "2019-02-01")
    }

    @Test("next friday is the Friday of next week, weeks from Monday")
    func nextWeekday() {
        #expect(read("Next Sunday", "2022-08-02T00:00") == "2022-08-14")
        #expect(read("Next Sunday", "2022-08-06T00:00") == "2022-08-14")
        #expect(read("next Sunday", "2016-11-07T00:00") == "2016-11-20")
        #expect(read("next wednesday", "2013-02-12T04:30") == "2013-02-20")
        #expect(read("next Wednesday", "2018-06-26T00:00") == "2018-07-04")
        #expect(read("following Friday", "2019-01-31T00:00") == "2019-02-08")
        #expect(read("2 days after next Friday", "2022-02-02T00:00") == "2022-02-13")
        #expect(read("wednesday after next", "2013-02-12T04:30") == "2013-02-20")
        #expect(read("three fridays from now", "2013-02-15T04:30") == "2013-03-08", "today is not one of them")
        #expect(read("volgende vrijdag", "2019-01-31T00:00", "nl") == "2019-02-08")
        #expect(read("volgende week zondag", "2016-11-07T00:00", "nl") == "2016-11-20")
    }

    @Test("a period is due on its last day, a week on its last working day")
    func periods() {
        #expect(read("next month", "2016-10-07T12:00") == "2016-11-30")
        #expect(read("next quarter", "2021-01-22T12:00") == "2021-06-30")
        #expect(read("May", "2020-11-22T00:00") == "2021-05-31")
        #expect(read("volgend jaar", "2020-11-22T12:11", "nl") == "2021-12-31")
        #expect(read("deze week", "2017-11-19T12:00", "nl") == "2017-11-19", "what is left of it")
        #expect(read("end of week", "2026-11-18T10:00") == "2026-11-20")
        #expect(read("before march", "2026-11-18T10:00") == "2027-02-28")
        #expect(read("before next week", "2026-11-18T10:00") == "2026-11-20")
        #expect(read("by the weekend", "2026-11-18T10:00") == "2026-11-20")
    }

    @Test("an hour without am or pm lies in the working day; one that has passed is tomorrow's")
    func hours() {
        #expect(read("3:30", "2013-02-12T04:30") == "2013-02-12T15:30")
        #expect(read("9 tomorrow", "2013-02-12T04:30") == "2013-02-13T09:00")
        #expect(read("friday 23 at 4", "2019-08-07T00:00") == "2019-08-23T16:00")
        #expect(read("friday the 26th at 4", "2021-03-15T00:00") == "2021-03-26T16:00")
        #expect(read("tonight at 1am", "2019-12-26T00:00") == "2019-12-26T01:00", "the night that is")
        #expect(read("tonight at 2", "2013-02-12T14:30") == "2013-02-13T02:00")
        #expect(read("9am", "2026-11-18T10:00") == "2026-11-19T09:00")
        #expect(read("today 9am", "2026-11-18T10:00") == "past 2026-11-18T09:00")
    }

    @Test("day and month order is the language's own where none is set")
    func order() {
        #expect(read("3-7-2017", "2016-11-07T00:00") == "2017-07-03 | 2017-03-07")
        #expect(read("3-7-2017", "2016-11-07T00:00", "nl") == "2017-07-03")
        #expect(read("11/5", "2018-11-28T12:00") == "2019-05-11 | 2019-11-05")
        #expect(read("11/5", "2018-11-28T12:00", "nl") == "2019-05-11")
    }

    @Test("a stretch is due at its end")
    func stretches() {
        #expect(read("monday to wednesday", "2026-11-18T10:00") == "2026-11-25")
        #expect(read("3-5 december", "2026-11-18T10:00") == "2026-12-05")
        #expect(read("9-11am tomorrow", "2026-11-18T10:00") == "2026-11-19T11:00")
    }

    @Test("every second monday is every other week, the second monday of the month is not")
    func everySecond() {
        #expect(rule("every second monday") == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")
        #expect(rule("every second monday of the month") == "FREQ=MONTHLY;BYDAY=2MO")
        #expect(rule("elke tweede maandag", "2026-11-18T10:00", "nl") == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")
        #expect(rule("every first monday") == "FREQ=MONTHLY;BYDAY=1MO")
    }

    @Test("monthly on a day that some months lack is their last day, and the rule says so")
    func shorterMonths() {
        #expect(rule("monthly on the 31st") == "FREQ=MONTHLY;BYMONTHDAY=-1")
        #expect(rule("monthly on the 30th") == "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1")
        #expect(rule("monthly on the 29th") == "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1")
        #expect(rule("monthly on the 15th and 30th") == "FREQ=MONTHLY;BYMONTHDAY=15,28,29,30;BYSETPOS=1,-1")
        #expect(rule("monthly on the 15th and the last day") == "FREQ=MONTHLY;BYMONTHDAY=15,-1")
    }

    @Test("until a month ends where it begins, through it where it ends")
    func ends() {
        #expect(rule("every wed until november", "2010-01-01T00:00") == "FREQ=WEEKLY;UNTIL=20101101;BYDAY=WE")
        #expect(rule("every wed through november", "2010-01-01T00:00") == "FREQ=WEEKLY;UNTIL=20101130;BYDAY=WE")
    }
}
