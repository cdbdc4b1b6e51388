/// What is said when an owner stays silent, or says that something is not theirs.
extension English {
    func escalationSubject(_ subject: LetterSubject) -> String {
        switch subject {
        case .silent(let name, let count, let series):
            "No answer: \(self.count(count, "action")) of \(name) (\(series))"
        case .disowned(let id, let name, let series): "\(id) is not \(name)'s: who takes it? (\(series))"
        default: ""
        }
    }

    func escalationRemark(_ remark: LetterRemark) -> String {
        switch remark {
        case .announced(let ids, let name, let isManager, let day):
            "If \(list(ids.map(\.description))) \(ids.count == 1 ? "stays" : "stay") silent, "
                + "\(name) (\(isManager ? "your manager" : "who chairs")) is told on \(self.day(day))."
        case .disowned(let owner, let why): "\(owner) says that it is not theirs" + (why.map { ": \($0)" } ?? "")
        case .escalation(let said): sentence(for: said)
        default: ""
        }
    }

    private func sentence(for remark: EscalationRemark) -> String {
        switch remark {
        case .greeting(let name, let owner, let number):
            "\(name), \(owner) was reminded and has not answered about \(count(number, "action")):"
        case .copyGreeting(let name, let listener, let number):
            "\(name), this went to \(listener), as the reminder said, because there is no answer about "
                + "\(count(number, "action")) of yours:"
        case .told(let told): "last reminded \(day(told))"
        case .lastAnswer(let answered): "last answered \(day(answered))"
        case .neverAnswered: "no answer so far"
        case .percent(let percent): "\(percent) % done"
        case .unchanged(let owner):
            "Nothing is reassigned and no date is moved. \(owner) has a copy of this, and any answer of theirs ends it."
        case .howToAnswer(let ids): answers(ids)
        case .why(let owner, let series, let isManager):
            isManager
                ? "You get this once, because you are named as the manager of \(owner), who owns this in \"\(series)\"."
                : "You get this once, because you chair \"\(series)\"."
        case .whyCopy(let series): "You get this because you own what is listed, in \"\(series)\"."
        case .disownedGreeting(let name, let owner): "\(name), \(owner) says that this is not theirs:"
        case .howToReassign(let id):
            "Until somebody takes it, you are the one who is reminded. Type in the room: reassign \(id) @name · "
                + "drop \(id) because …"
        case .whyDisowned(let series): "You get this because you chair \"\(series)\"."
        }
    }

    private func answers(_ ids: [RecordID]) -> String {
        guard let first = ids.first else { return "" }
        return "Any answer ends it. Type in the room: done \(first) · \(first) 60% · blocked \(first) why · "
            + "due \(first) fri because …"
    }
}
