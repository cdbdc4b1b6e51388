/// What the mails at the door say.
extension English {
    func doorRemark(_ remark: LetterRemark) -> String {
        switch remark {
        case .codeLead(let name, let who, let place):
            "\(name), somebody who is called \"\(clipped(who, to: 60))\" on \(place) says that this address is theirs. "
                + "If that is you, type there:"
        case .codeAdvice(let minutes):
            "It is good once, for \(minutes) minutes. If it was not you, do nothing and hand it to nobody: without it "
                + "nobody speaks in your name."
        case .whyCode: "You get this because your address is in the list of people."
        case .addedLead(let name, let chat):
            "\(name), what \(chat.id) types on \(chat.place) counts as your word from now on."
        case .addedAdvice(let chat):
            "If that is not you, type forget \(chat.id) where I know you, and tell the chair. Typed by that id itself, "
                + "forget me takes it back."
        case .whyAdded: "You get this because it was confirmed with a code from your mail, or by a chair."
        case .knockLead(let name, let who, let chat, let series):
            "\(name), somebody who is called \"\(clipped(who, to: 60))\" (\(chat)) asks to be let into \"\(series)\"."
        case .knockAdvice(let id, let handle): "To let them in, type in the room: admit \(id) as \(handle)"
        case .whyKnock(let series): "You get this because you chair \"\(series)\"."
        default: ""
        }
    }

    func doorSubject(_ subject: LetterSubject) -> String {
        switch subject {
        case .code: "Your code"
        case .idAdded: "You have a new name in the chat"
        case .knock(let who, let series): "\(clipped(who, to: 60)) asks to be let in (\(series))"
        default: ""
        }
    }
}
