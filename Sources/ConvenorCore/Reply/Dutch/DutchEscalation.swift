/// What is said when an owner stays silent, or says that something is not theirs.
extension Dutch {
    func escalationSubject(_ subject: LetterSubject) -> String {
        switch subject {
        case .silent(let name, let count, let series):
            "Geen antwoord: \(actions(count)) van \(name) (\(series))"
        case .disowned(let id, let name, let series): "\(id) is niet van \(name): wie neemt het over? (\(series))"
        default: ""
        }
    }

    func escalationRemark(_ remark: LetterRemark) -> String {
        switch remark {
        case .announced(let ids, let name, let isManager, let day):
            "Blijft het stil over \(list(ids.map(\.description))), dan hoort \(name) "
                + "(\(isManager ? "je leidinggevende" : "voorzitter")) dat op \(self.day(day))."
        case .disowned(let owner, let why):
            "\(owner) zegt dat dit niet zijn of haar actie is" + (why.map { ": \($0)" } ?? "")
        case .escalation(let said): sentence(for: said)
        default: ""
        }
    }

    private func sentence(for remark: EscalationRemark) -> String {
        switch remark {
        case .greeting(let name, let owner, let number):
            "\(name), \(owner) is herinnerd en heeft niet gereageerd op \(actions(number)):"
        case .copyGreeting(let name, let listener, let number):
            "\(name), zoals aangekondigd in de herinnering is dit naar \(listener) gegaan, omdat er geen antwoord is op "
                + "\(actions(number)) van jou:"
        case .told(let told): "laatst herinnerd op \(day(told))"
        case .lastAnswer(let answered): "laatste antwoord op \(day(answered))"
        case .neverAnswered: "nog geen antwoord"
        case .percent(let percent): "\(percent) % gereed"
        case .unchanged(let owner):
            "Er wordt niets opnieuw toegewezen en geen datum verschoven. \(owner) heeft hiervan een kopie; met elk "
                + "antwoord van \(owner) is dit afgedaan."
        case .howToAnswer(let ids): answers(ids)
        case .why(let owner, let series, let isManager):
            isManager
                ? "Je krijgt dit eenmalig, omdat je als leidinggevende staat genoteerd van \(owner), actiehouder in \"\(series)\"."
                : "Je krijgt dit eenmalig, omdat je \"\(series)\" voorzit."
        case .whyCopy(let series): "Je krijgt dit omdat je actiehouder bent van wat hier staat, in \"\(series)\"."
        case .disownedGreeting(let name, let owner):
            "\(name), \(owner) zegt dat dit niet zijn of haar actie is:"
        case .howToReassign(let id):
            "Tot iemand het overneemt, krijg jij de herinneringen. Typ in de chat: overdragen \(id) @naam · "
                + "schrap \(id) omdat …"
        case .whyDisowned(let series): "Je krijgt dit omdat je \"\(series)\" voorzit."
        }
    }

    private func answers(_ ids: [RecordID]) -> String {
        guard let first = ids.first else { return "" }
        return
            "Met elk antwoord is dit afgedaan. Typ in de chat: klaar \(first) · \(first) 60% · geblokkeerd \(first) reden · "
            + "datum \(first) vr omdat …"
    }
}
