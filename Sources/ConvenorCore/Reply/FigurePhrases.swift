/// What is said of values that are missing or too old, and of where a record comes from, in every language alike.
extension Phrasebook {
    /// What is missing after a record of the ledger.
    func word(for breakage: Ledger.Break, of record: Record) -> String {
        guard breakage == .noValue, let day = record.measuredOn else { return word(for: breakage) }
        return sentence(
            Sentence(
                Terms("value of {0}, {1}: too old", nl: "waarde van {0}, {1}: te oud"), .day(day),
                .terms(record.cadence.terms)))
    }

    /// ` · Targets #1` where a series has more than one session behind it.
    func session(of record: Record, in view: View) -> String {
        guard !view.series.past.isEmpty, let session = view.series.session(of: record) else { return "" }
        return " · \(session.title) #\(session.number)"
    }

    /// Of a metric that says nothing today: because its value is too old, or because it has none.
    func noValue(_ id: RecordID, in series: Series) -> String {
        guard let record = series.records[id], let day = record.measuredOn else {
            return sentence(Sentence(Terms("{0} has no value yet", nl: "{0} heeft nog geen waarde"), .ids([id])))
        }
        return sentence(
            Sentence(
                Terms("{0} is of {1}, {2}: too old", nl: "{0} is van {1}, {2}: te oud"), .ids([id]), .day(day),
                .terms(record.cadence.terms)))
    }
}
