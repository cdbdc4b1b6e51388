/// The words of check-ins, feedback requests and weekly reports by mail.
extension Dutch {
    package func subject(_ subject: RoundSubject) -> String {
        switch subject {
        case .checkIn(let series, let day, let isRepeat):
            "\(isRepeat ? "Nogmaals: check-in" : "Check-in"): \(series) - \(day.iso)"
        case .feedback(let id, let series, let isRepeat):
            "\(isRepeat ? "Nogmaals: werkt" : "Werkt") \(id)? (\(series))"
        case .collected(let id, let series, let answers, let asked):
            "Antwoorden op \(id): \(answers) van \(asked) (\(series))"
        case .week(let series, let done, let late, let risk):
            "Week: \(done) gereed, \(late) te laat, \(risk) in gevaar (\(series))"
        }
    }

    package func said(_ remark: RoundRemark, home: String) -> String {
        switch remark {
        case .checkInLead, .onceMore, .feedbackLead, .collectedLead, .weekLead: lead(remark)
        case .howToCheckIn, .howToCheckInHere, .howToScore, .howToScoreHere: how(remark)
        case .whyAsked, .whyCollected, .whyWeek: why(remark)
        case .howGoing: "Hoe staat het met je acties: op koers, in gevaar of uit koers, en wat staat er in de weg?"
        case .last(let day, let text): "vorige keer (\(self.day(day))): \(text)"
        case .yourActions: "Je openstaande acties"
        case .window(let until, let again):
            "Antwoorden kan tot \(deadline(until, home: home))"
                + (again.map { "; wie niet antwoordt, krijgt de vraag nog één keer op \(deadline($0, home: home))." }
                    ?? ".")
        case .feedbackQuestion(let id):
            "Hoe goed werkt \(id) voor jou: van 1 (helemaal niet) tot 5 (heel goed), en in één regel waarom?"
        case .mean(let tenths): "Gemiddelde: \(score(tenths: tenths))"
        case .silent(let names): "Geen antwoord: \(list(names))."
        case .actionsNow: "Hoe het met hun acties staat"
        case .stand(let stand): word(for: stand)
        case .weekHeading(let section): heading(section)
        case .owner(let name): name
        case .button(let stand): word(for: stand).capitalisedFirst
        case .score(let score): "\(score)"
        }
    }

    private func heading(_ section: WeeklySheet.Section) -> String {
        switch section {
        case .done: "Gereed"
        case .late: "Te laat"
        case .risk: "In gevaar"
        case .decided: "Besloten"
        }
    }

    private func lead(_ remark: RoundRemark) -> String {
        switch remark {
        case .checkInLead(let name, let id, let rhythm, let series, let movedFrom):
            "\(name), dit is check-in \(id) van \"\(series)\" (\(rhythm))."
                + (movedFrom.map { " Hij stond gepland voor \(day($0))." } ?? "")
        case .onceMore(let name, let id, let series):
            "\(name), \(id) van \"\(series)\" wacht nog op je antwoord. Hierna wordt het je niet nog eens gevraagd."
        case .feedbackLead(let name, let id, let text, let series):
            "\(name), alle acties voor \(id) \(text), afgesproken in \"\(series)\", zijn gereed."
        case .collectedLead(let name, let id, let what, let series, let day, let answers, let asked):
            "\(name), \(answers) van \(asked) hebben \(id) (\(what)) van \"\(series)\" beantwoord, gevraagd voor "
                + "\(self.day(day))."
        case .weekLead(let name, let series, let from, let to):
            "\(name), dit gebeurde in \"\(series)\" van \(day(from)) tot en met \(day(to))."
        default: ""
        }
    }

    private func how(_ remark: RoundRemark) -> String {
        switch remark {
        case .howToCheckIn(let id, let chair, let numbered, let action):
            place(chair) + checkInForms(id, numbered, action)
        case .howToCheckInHere(let id, let numbered, let action):
            "Druk op een knop, of antwoord hier: " + checkInForms(id, numbered, action)
        case .howToScore(let id, let chair): place(chair) + "antwoord \(id) 4 en één regel"
        case .howToScoreHere(let id): "Druk op een knop, of antwoord hier: antwoord \(id) 4 en één regel."
        default: ""
        }
    }

    private func place(_ chair: String?) -> String {
        chair.map { $0.isEmpty ? "Typ in de chat: " : "Zeg het tegen \($0), die voorzit, of typ in de chat: " }
            ?? "Antwoord met één regel: "
    }

    private func checkInForms(_ id: RecordID, _ numbered: Bool, _ action: RecordID?) -> String {
        let second = numbered ? " · antwoord \(id) 1: … 2: …" : ""
        let third = action.map { " · antwoord \(id) geblokkeerd \($0) reden" } ?? ""
        return "antwoord \(id) op koers, …\(second)\(third)"
    }

    private func why(_ remark: RoundRemark) -> String {
        switch remark {
        case .whyAsked(let series):
            "Je krijgt dit omdat \"\(series)\" het je vraagt; dat gebeurt hoogstens nog één keer."
        case .whyCollected(let series): "Je krijgt dit omdat je \"\(series)\" voorzit."
        case .whyWeek(let series):
            "Je krijgt dit omdat het weekbericht van \"\(series)\" voor jou aanstaat; met weekbericht uit zet je het uit."
        default: ""
        }
    }
}
