extension English {
    func ask(_ question: Question, in view: View) -> Reply {
        let home = view.scene.zone.identifier
        switch question.about {
        case .unknownVerb(let said):
            let line = clipped(question.choices.first?.line ?? "", to: 200)
            return Reply([
                .line("I don't know \(quoted(said)). Did you mean:  \(line)"),
                .choices([.init(key: "y", label: "runs it"), .init(key: "n", label: "drops it")]),
                .items(["note … stores the line as a note"]),
            ])
        case .date(let phrase, let doubt): return which(phrase, doubt, question, in: view)
        case .dueAfterStart(let text, let due):
            return yesNo(
                "\(clipped(text, to: 60)) would come \(deadline(due, home: home)), after the meeting has begun. Keep it?"
            )
        case .send(let version, let recipients):
            let people = recipients == 1 ? "1 person" : "\(recipients) people"
            return Reply([
                .line("Minutes v\(version) go to \(people). Send them?"),
                .choices([.init(key: "y", label: "sends"), .init(key: "n", label: "does not")]),
                .items(["preview shows who gets what"]),
            ])
        case .secondNext(let by): return yesNo("\(by) has just gone to the next step. Go on once more?")
        case .unassignedHandle(let said, let nearest):
            return Reply([
                .line("I don't know \(said). Did you mean \(nearest)?"),
                .choices([.init(key: "y", label: "\(nearest)"), .init(key: "n", label: "\(said) is somebody new")]),
            ])
        case .whichSeries(let titles): return which("In which series?", titles, question)
        case .whichKnock(let chats):
            return which("Several asked to be let in under that id. Which one is meant?", chats, question)
        case .endWithOpenSteps(let left):
            return yesNo("\(left) \(left == 1 ? "step is" : "steps are") still to come. End the meeting now?")
        }
    }

    private func which(_ phrase: String, _ doubt: DateDoubt, _ question: Question, in view: View) -> Reply {
        let home = view.scene.zone.identifier
        let choices = question.choices.compactMap { choice in
            choice.shown.map { Reply.Choice(key: choice.key, label: label($0, home: home)) }
        }
        let typist = view.scene.typist
        let whose = (view.series.role(of: typist) == .chair ? "" : "the chair's ") + "invite \(typist)"
        let settled = "\(whose) order=dmy or order=mdy settles it for you"
        return Reply([.line(sentence(for: doubt, phrase: phrase, settledBy: settled)), .choices(choices)])
    }

    private func which(_ line: String, _ offered: [some CustomStringConvertible], _ question: Question) -> Reply {
        let choices = zip(question.choices, offered).map {
            Reply.Choice(key: $0.key, label: clipped($1.description, to: 60))
        }
        return Reply([.line(line), .choices(choices + [.init(key: "n", label: "none of them")])])
    }

    /// A reading to choose: a day, with the hour where one was said.
    package func label(_ deadline: Deadline, home: String) -> String {
        deadline.hasTime ? self.deadline(deadline, home: home) : day(deadline.wall.day)
    }

    private func yesNo(_ sentence: String) -> Reply {
        Reply([.line(sentence), .choices([.init(key: "y", label: "yes"), .init(key: "n", label: "no")])])
    }

    /// - Parameter line: a clause with what settles the order of day and month for who asks; nil where nobody does.
    package func sentence(for doubt: DateDoubt, phrase: String, settledBy line: String? = nil) -> String {
        let phrase = clipped(phrase, to: 60)
        let own = line.map { "\($0), the setting dates.order for all" }
        return switch doubt {
        case .dayMonthOrder:
            "Which is meant by \(phrase)?  (\(own ?? "the setting dates.order settles it for good"))"
        case .sameWeekday(let weekday): "Today is a \(Self.longDays[weekday - 1]). Which is meant by \(phrase)?"
        case .weekdayContradicts(let said, let found):
            "\(phrase): that day is a \(Self.longDays[found - 1]), not a \(Self.longDays[said - 1]). Which is meant?"
        case .hourOrDay, .hourOrDate: "Is that an hour or a day in \(phrase)?"
        case .nextMonth: "Which is meant by \(phrase)?"
        }
    }

    static let longDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}
