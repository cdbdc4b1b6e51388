/// What the mails at the door say.
extension Dutch {
    func doorRemark(_ remark: LetterRemark) -> String {
        switch remark {
        case .codeLead(let name, let who, let place):
            "\(name), iemand die op \(place) \"\(clipped(who, to: 60))\" heet, zegt dat dit adres van hem of haar is. "
                + "Ben jij dat, typ daar dan:"
        case .codeAdvice(let minutes):
            "De code is één keer geldig, \(minutes) minuten lang. Was jij het niet, doe dan niets en geef hem aan "
                + "niemand: zonder de code spreekt niemand namens jou."
        case .whyCode: "Je krijgt dit omdat je adres in de lijst van personen staat."
        case .addedLead(let name, let chat):
            "\(name), wat \(chat.id) op \(chat.place) typt, geldt voortaan als jouw woord."
        case .addedAdvice(let chat):
            "Ben jij dat niet, typ dan vergeet \(chat.id) waar ik je ken, en meld het de voorzitter. Onder dat id zelf "
                + "draait vergeet mij het terug."
        case .whyAdded: "Je krijgt dit omdat het is bevestigd met een code uit je mail, of door een voorzitter."
        case .knockLead(let name, let who, let chat, let series):
            "\(name), iemand die \"\(clipped(who, to: 60))\" heet (\(chat)) vraagt te worden toegelaten tot \"\(series)\"."
        case .knockAdvice(let id, let handle):
            "Laat je diegene binnen, typ dan in de chat: toelaten \(id) als \(handle)"
        case .whyKnock(let series): "Je krijgt dit omdat je \"\(series)\" voorzit."
        default: ""
        }
    }

    func doorSubject(_ subject: LetterSubject) -> String {
        switch subject {
        case .code: "Je code"
        case .idAdded: "Je hebt er een naam in de chat bij"
        case .knock(let who, let series): "\(clipped(who, to: 60)) vraagt te worden toegelaten (\(series))"
        default: ""
        }
    }
}
