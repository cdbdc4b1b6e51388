/// What mails say about ending them.
extension Dutch {
    func stopRemark(_ remark: LetterRemark) -> String {
        switch remark {
        case .stop(_, let address?): "Geen mails meer: een mail aan \(address) beëindigt ze, wat er ook in staat."
        case .stop(let person, nil): "Geen mails meer: typ in de chat: herinneringen \(person) uit"
        case .stoppedLead(let name): "\(name), je krijgt deze mails niet meer."
        case .stopped(let series):
            "Herinneringen en check-ins van \(list(series.map { "\"\($0)\"" })) zijn gestopt. Notulen en uitnodigingen "
                + "blijven komen."
        case .howToResume(let person): "Wil je ze weer? Typ in de chat: herinneringen \(person) gewoon"
        case .whyStopped:
            "Je krijgt dit omdat er een mail kwam op het adres dat je herinneringen beëindigt. Dit wordt één keer gezegd."
        default: ""
        }
    }
}
