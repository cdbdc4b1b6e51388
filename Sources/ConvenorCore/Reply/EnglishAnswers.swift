/// What mails say about answering by mail.
extension English {
    func answerSubject(_ subject: String) -> String {
        let words = subject.cleaned
        if words.isEmpty { return "Your mail" }
        return words.lowercased().hasPrefix("re:") ? words : "Re: \(words)"
    }

    func answerRemark(_ remark: LetterRemark) -> String {
        switch remark {
        case .howToReply(let ids): howToReply(ids)
        case .answerLead(let name): "\(name), this is what came of your mail:"
        case .answerKept(let words, let id): "Kept as \(id): \(words)"
        case .answerNotTaken(let words): "This was not understood and is not kept: \(words)"
        case .answerEmpty: "There were no words of your own in it, so nothing is changed."
        case .whyAnswer: "You get this because you answered a mail. An answer to this one is read as well."
        case .strangerLead:
            "Your mail was not read: it is an answer to no mail that was sent to you from here."
        case .strangerAdvice:
            "Answer the mail itself, from the address to which it was sent. Nothing of your mail is kept."
        case .whyStranger: "You get this because you wrote to this address. It is said once a day at most."
        default: ""
        }
    }

    /// One line an action; the date and the reason stand for any.
    private func howToReply(_ ids: [RecordID]) -> String {
        let first = ids.first?.description ?? "A1"
        let last = ids.last?.description ?? first
        let forms = ["done \(first)", "snooze \(last) fri", "blocked \(last) why", "notmine \(last)", "\(last) 60%"]
        // No mail promises a command that is not there.
        let known = forms.filter { form in
            let verb = form.split(separator: " ").first.map(String.init) ?? ""
            return RecordID(verb) != nil || Verbs.named(verb) != nil
        }
        return "Reply with one line an action: " + known.joined(separator: " · ")
    }
}
