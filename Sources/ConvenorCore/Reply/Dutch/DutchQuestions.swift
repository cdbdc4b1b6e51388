extension Dutch {
    func ask(_ question: Question, in view: View) -> Reply {
        let home = view.scene.zone.identifier
        switch question.about {
        case .unknownVerb(let said):
            let line = clipped(question.choices.first?.line ?? "", to: 200)
            return Reply([
                .line("Ik ken \(quoted(said)) niet. Bedoel je:  \(line)"),
                .choices([.init(key: "y", label: "voert het uit"), .init(key: "n", label: "laat het vallen")]),
                .items(["notitie … bewaart de regel als notitie"]),
            ])
        case .date(let phrase, let doubt): return which(phrase, doubt, question, in: view)
        case .dueAfterStart(let text, let due):
            return yesNo(
                "\(clipped(text, to: 60)): \(deadline(due, home: home)) is na het begin van de vergadering. Toch zo laten?"
            )
        case .send(let version, let recipients):
            return Reply([
                .line("Notulen v\(version) gaan naar \(people(recipients)). Versturen?"),
                .choices([.init(key: "y", label: "verstuurt"), .init(key: "n", label: "verstuurt niet")]),
                .items(["voorbeeld toont wie wat krijgt"]),
            ])
        case .secondNext(let by): return yesNo("\(by) is net naar de volgende stap gegaan. Nog een stap verder?")
        case .unassignedHandle(let said, let nearest):
            return Reply([
                .line("Ik ken \(said) niet. Bedoel je \(nearest)?"),
                .choices([
                    .init(key: "y", label: "\(nearest)"), .init(key: "n", label: "\(said) is iemand die nieuw is"),
                ]),
            ])
        case .whichSeries(let titles): return which("In welke reeks?", titles, question)
        case .whichKnock(let chats):
            return which("Onder dat id vroeg meer dan één te worden binnengelaten. Wie is bedoeld?", chats, question)
        case .endWithOpenSteps(let left):
            return yesNo("\(count(left, "stap moet", "stappen moeten")) nog komen. De vergadering nu sluiten?")
        }
    }

    private func which(_ phrase: String, _ doubt: DateDoubt, _ question: Question, in view: View) -> Reply {
        let home = view.scene.zone.identifier
        let choices = question.choices.compactMap { choice in
            choice.shown.map { Reply.Choice(key: choice.key, label: label($0, home: home)) }
        }
        let typist = view.scene.typist
        let whose = view.series.role(of: typist) == .chair ? "" : " van de voorzitter"
        let settled = "uitnodigen \(typist) volgorde=dmy of volgorde=mdy\(whose) legt het voor jou vast"
        return Reply([.line(sentence(for: doubt, phrase: phrase, settledBy: settled)), .choices(choices)])
    }

    private func which(_ line: String, _ offered: [some CustomStringConvertible], _ question: Question) -> Reply {
        let choices = zip(question.choices, offered).map {
            Reply.Choice(key: $0.key, label: clipped($1.description, to: 60))
        }
        return Reply([.line(line), .choices(choices + [.init(key: "n", label: "geen van deze")])])
    }

    /// A reading to choose: a day, with the hour where one was said.
    package func label(_ deadline: Deadline, home: String) -> String { date(deadline, home: home) }

    private func yesNo(_ sentence: String) -> Reply {
        Reply([.line(sentence), .choices([.init(key: "y", label: "ja"), .init(key: "n", label: "nee")])])
    }

    /// - Parameter line: a clause with what settles the order of day and month for who asks; nil where nobody does.
    package func sentence(for doubt: DateDoubt, phrase: String, settledBy line: String? = nil) -> String {
        let phrase = clipped(phrase, to: 60)
        let own = line.map { "\($0), de instelling dates.order voor iedereen" }
        return switch doubt {
        case .dayMonthOrder:
            "Wat bedoel je met \(phrase)?  (\(own ?? "de instelling dates.order legt het voorgoed vast"))"
        case .sameWeekday(let weekday): "Het is vandaag \(Self.weekdays[weekday - 1]). Wat bedoel je met \(phrase)?"
        case .weekdayContradicts(let said, let found):
            "\(phrase): die dag is een \(Self.weekdays[found - 1]), geen \(Self.weekdays[said - 1]). Welke bedoel je?"
        case .hourOrDay, .hourOrDate: "Is dat in \(phrase) een uur of een dag?"
        case .nextMonth: "Wat bedoel je met \(phrase)?"
        }
    }
}
