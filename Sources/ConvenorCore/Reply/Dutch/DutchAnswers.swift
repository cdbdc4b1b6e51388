/// What mails say about answering by mail.
extension Dutch {
    func answerSubject(_ subject: String) -> String {
        let words = subject.cleaned
        if words.isEmpty { return "Je mail" }
        return words.lowercased().hasPrefix("re:") ? words : "Re: \(words)"
    }

    func answerRemark(_ remark: LetterRemark) -> String {
        switch remark {
        case .howToReply(let ids): howToReply(ids)
        case .answerLead(let name): "\(name), dit is er met je mail gebeurd:"
        case .answerKept(let words, let id): "Bewaard als \(id): \(words)"
        case .answerNotTaken(let words): "Dit is niet begrepen en niet bewaard: \(words)"
        case .answerEmpty: "Er stonden geen woorden van jezelf in, dus er is niets gewijzigd."
        case .whyAnswer: "Je krijgt dit omdat je een mail beantwoordde. Ook een antwoord op deze mail wordt gelezen."
        case .strangerLead:
            "Je mail is niet gelezen: hij is geen antwoord op een mail die hiervandaan aan jou is gestuurd."
        case .strangerAdvice:
            "Beantwoord de mail zelf, vanaf het adres waarop je hem kreeg. Van je mail wordt niets bewaard."
        case .whyStranger: "Je krijgt dit omdat je naar dit adres schreef. Het wordt hooguit één keer per dag gezegd."
        default: ""
        }
    }

    /// One line an action; the date and the reason stand for any.
    private func howToReply(_ ids: [RecordID]) -> String {
        let first = ids.first?.description ?? "A1"
        let last = ids.last?.description ?? first
        let forms = [
            "klaar \(first)", "uitstellen \(last) vr", "geblokkeerd \(last) reden", "nietvanmij \(last)", "\(last) 60%",
        ]
        // No mail promises a command that is not there.
        let known = forms.filter { form in
            let verb = form.split(separator: " ").first.map(String.init) ?? ""
            return RecordID(verb) != nil || Verbs.named(verb) != nil
        }
        return "Antwoord met één regel per actie: " + known.joined(separator: " · ")
    }
}
