import ConvenorCore
import Testing

/// Values of days in a record: what counts, what is kept, and how long it says anything.
@Suite("Values over time")
struct MeasuredTests {
    private static let today = Day(year: 2026, month: 11, day: 26)

    private func record(_ kind: Kind, _ details: [Detail: String]) -> Record {
        var record = Record(
            id: RecordID(kind, 1), text: "x", status: .open, by: Handle("mara"),
            at: Moment(milliseconds: 1_795_651_200_000), meeting: 1)
        record.details = details
        return record
    }

    @Test(
        "a value is too old one day after its cadence",
        arguments: [(Cadence.daily, 1), (.weekly, 7), (.monthly, 31), (.quarterly, 92), (.yearly, 366)])
    func staleness(cadence: Cadence, days: Int) {
        for (age, isStale) in [(days, false), (days + 1, true)] {
            let day = Self.today.adding(days: -age)
            let record = record(
                .keyResult, [.actual: "5", .asOf: day.iso, Detail("cadence"): cadence.rawValue])
            #expect(record.staleSince(today: Self.today) == (isStale ? day : nil))
            #expect(record.isMeasured(today: Self.today) == !isStale)
        }
    }

    @Test("without a cadence a value holds for a month, and a share done until it changes")
    func usualCadence() {
        let old = Self.today.adding(days: -32).iso
        #expect(record(.metric, [.actual: "5", .asOf: old]).staleSince(today: Self.today) != nil)
        #expect(record(.keyResult, [.actual: "5", .asOf: old]).staleSince(today: Self.today) != nil)
        for sort in ["binary", "milestone"] {
            var done = record(.keyResult, [.actual: "1", .asOf: old, Detail("sort"): sort])
            #expect(done.staleSince(today: Self.today) == nil)
            done[Detail("cadence")] = "monthly"
            #expect(done.staleSince(today: Self.today) != nil)
        }
    }

    @Test("a metric without a day is not measured, a key result counts from when it was written")
    func withoutDay() {
        #expect(!record(.metric, [.actual: "5"]).isMeasured(today: Self.today))
        #expect(record(.keyResult, [.actual: "5"]).measuredOn == Self.today)
        #expect(record(.keyResult, [:]).measuredOn == nil)
    }

    @Test("values are taken in the unit of the record, never in another, never of tomorrow")
    func units() throws {
        let percent = record(.keyResult, [.target: "50%"])
        let taken = try Measured.make(
            #require(Amount("46")), of: percent, day: Self.today, source: nil, today: Self.today
        ).get()
        #expect(taken.amount?.signed == "46%")
        let euros = record(.metric, [.target: "150", .unit: "€"])
        #expect(
            try Measured.make(#require(Amount("$5")), of: euros, day: Self.today, source: nil, today: Self.today)
                == .failure(.otherUnit(euros.id, its: "€", said: "$")))
        let tomorrow = Self.today.adding(days: 1)
        #expect(
            try Measured.make(#require(Amount("5")), of: euros, day: tomorrow, source: nil, today: Self.today)
                == .failure(.notYet(tomorrow)))
    }

    @Test("figures with a sign make progress too")
    func progress() {
        #expect(record(.keyResult, [.baseline: "32%", .target: "50%", .actual: "41%"]).progress == 50)
        #expect(record(.metric, [.baseline: "0", .target: "150", .actual: "75"]).progress == 50)
    }
}
