/// The words of check-ins, feedback requests and weekly reports by mail.
extension English {
    package func subject(_ subject: RoundSubject) -> String {
        switch subject {
        case .checkIn(let series, let day, let isRepeat):
            "\(isRepeat ? "Once more: check-in" : "Check-in"): \(series) - \(day.iso)"
        case .feedback(let id, let series, let isRepeat):
            "\(isRepeat ? "Once more: does" : "Does") \(id) work? (\(series))"
        case .collected(let id, let series, let answers, let asked):
            "Answers to \(id): \(answers) of \(asked) (\(series))"
        case .week(let series, let done, let late, let risk):
            "Week: \(done) done, \(late) late, \(risk) at risk (\(series))"
        }
    }

    package func said(_ remark: RoundRemark, home: String) -> String {
        switch remark {
        case .checkInLead, .onceMore, .feedbackLead, .collectedLead, .weekLead: lead(remark)
        case .howToCheckIn, .howToCheckInHere, .howToScore, .howToScoreHere: how(remark)
        case .whyAsked, .whyCollected, .whyWeek: why(remark)
        case .howGoing: "How do your actions go: on track, at risk or off track, and what is in the way?"
        case .last(let day, let text): "last time (\(self.day(day))): \(text)"
        case .yourActions: "Your open actions"
        case .window(let until, let again):
            "Answers until \(deadline(until, home: home))"
                + (again.map { "; who has not answered is asked once more on \(deadline($0, home: home))." } ?? ".")
        case .feedbackQuestion(let id):
            "How well does \(id) work for you: 1 (not at all) to 5 (very well), and one line why?"
        case .mean(let tenths): "Mean: \(tenths / 10).\(tenths % 10) of 5"
        case .silent(let names): "No answer: \(list(names))."
        case .actionsNow: "How their actions go"
        case .stand(let stand): word(for: stand)
        case .weekHeading(let section): heading(section)
        case .owner(let name): name
        case .button(let stand): word(for: stand).capitalisedFirst
        case .score(let score): "\(score)"
        }
    }

    private func heading(_ section: WeeklySheet.Section) -> String {
        switch section {
        case .done: "Done"
        case .late: "Late"
        case .risk: "At risk"
        case .decided: "Decided"
        }
    }

    private func lead(_ remark: RoundRemark) -> String {
        switch remark {
        case .checkInLead(let name, let id, let rhythm, let series, let movedFrom):
            "\(name), this is the check-in \(id) of \"\(series)\" (\(rhythm))."
                + (movedFrom.map { " It was to be asked on \(day($0))." } ?? "")
        case .onceMore(let name, let id, let series):
            "\(name), \(id) of \"\(series)\" still waits for your answer. You are not asked again."
        case .feedbackLead(let name, let id, let text, let series):
            "\(name), all actions for \(id) \(text), agreed in \"\(series)\", are done."
        case .collectedLead(let name, let id, let what, let series, let day, let answers, let asked):
            "\(name), \(answers) of \(asked) answered \(id) (\(what)) of \"\(series)\", asked for \(self.day(day))."
        case .weekLead(let name, let series, let from, let to):
            "\(name), this happened in \"\(series)\" from \(day(from)) to \(day(to))."
        default: ""
        }
    }

    private func how(_ remark: RoundRemark) -> String {
        switch remark {
        case .howToCheckIn(let id, let chair, let numbered, let action):
            place(chair) + checkInForms(id, numbered, action)
        case .howToCheckInHere(let id, let numbered, let action):
            "Press one, or answer here: " + checkInForms(id, numbered, action)
        case .howToScore(let id, let chair): place(chair) + "answer \(id) 4 and one line"
        case .howToScoreHere(let id): "Press one, or answer here: answer \(id) 4 and one line."
        default: ""
        }
    }

    private func place(_ chair: String?) -> String {
        chair.map { $0.isEmpty ? "Type in the room: " : "Tell \($0), who chairs, or type in the room: " }
            ?? "Reply with one line: "
    }

    private func checkInForms(_ id: RecordID, _ numbered: Bool, _ action: RecordID?) -> String {
        let second = numbered ? " · answer \(id) 1: … 2: …" : ""
        let third = action.map { " · answer \(id) blocked \($0) why" } ?? ""
        return "answer \(id) on track, …\(second)\(third)"
    }

    private func why(_ remark: RoundRemark) -> String {
        switch remark {
        case .whyAsked(let series): "You get this because \"\(series)\" asks you; it asks at most once more."
        case .whyCollected(let series): "You get this because you chair \"\(series)\"."
        case .whyWeek(let series):
            "You get this because the weekly report of \"\(series)\" is on for you; report weekly off ends it."
        default: ""
        }
    }
}
