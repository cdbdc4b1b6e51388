import ConvenorCore
import ConvenorEngine
import ConvenorSQLite
import Scenarios

/// A year of a four-weekly series with twelve people in five zones, played by the engine with the clock of rehearsals.
struct SimulatedYear {
    private let ground: Ground
    private let size: Size

    init(_ ground: Ground, _ size: Size) {
        self.ground = ground
        self.size = size
    }

    /// What a year brought.
    private struct Year {
        var seconds: Double
        var processor: Double
        var mails = 0
        var lines = 0
    }

    func measure() async throws -> (figures: [Figure], remarks: [String]) {
        var years: [Year] = []
        for round in 0..<size.years { years.append(try await play(round)) }
        let seconds = Sample(years.map(\.seconds))
        let processor = Sample(years.map(\.processor)).median
        return (
            [
                Figure(
                    name: "s for a simulated year", value: seconds.median.rounded(to: 2), goal: "under 2",
                    isMet: seconds.median < 2)
            ],
            [
                "year: 13 meetings, 12 people in 5 zones, holidays, silent and answering owners; \(years[0].lines) lines "
                    + "and \(years[0].mails) mails, composed and handed over; \(years.count) years, \(seconds.spread) s, "
                    + "\(processor.rounded(to: 2)) s of processor"
            ]
        )
    }

    /// Takes every mail.
    private struct NoTransport: Transport {
        let name = "nowhere"
        func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> String { "taken" }
    }

    private func play(_ round: Int) async throws -> Year {
        let store = try SQLiteStore.open(path: ground.file("year-\(round).db"), isKept: false)
        let clock = RehearsalClock(YearHouse.start)
        let house = try YearHouse()
        let engine = house.engine(store, clock)
        let scenario = YearScenario(seed: 3)
        let script = try house.script(of: scenario)
        let rehearsal = Rehearsal(
            engine, clock: clock, transport: NoTransport(), answers: try RehearsalAnswers(scenario.answers))
        var year = Year(seconds: 0, processor: 0)
        let (begun, work) = (ContinuousClock.now, Processor.seconds)
        try await rehearsal.play(script, until: YearHouse.end) { event in
            switch event.what {
            case .mail: year.mails += 1
            case .said: year.lines += 1
            case .notice: break
            }
        }
        year.seconds = (ContinuousClock.now - begun).seconds
        year.processor = Processor.seconds - work
        try await store.close()
        guard year.mails > 300 else { throw BenchFault("the year brought only \(year.mails) mails") }
        return year
    }
}
