import ConvenorCore

/// Mails about who somebody is in the chat; nil for somebody without an address.
extension Letters {
    func code(
        _ code: String, to person: Handle, caller: Doorway.Caller?, roster: Roster, house: MailHouse, now: Moment
    ) -> Mail? {
        guard let caller else { return nil }
        let who = caller.name ?? caller.chat.id
        return door(
            to: person, subject: .code, code: code,
            lead: .codeLead(name: roster.name(of: person), who: who, place: caller.chat.place),
            advice: .codeAdvice(minutes: Doorstep.codeSeconds / 60), why: .whyCode, id: "code", roster, house, now)
    }

    func added(_ identified: Identified, roster: Roster, house: MailHouse, now: Moment) -> Mail? {
        door(
            to: identified.person, subject: .idAdded,
            lead: .addedLead(name: roster.name(of: identified.person), chat: identified.chat),
            advice: .addedAdvice(chat: identified.chat), why: .whyAdded, id: "added", roster, house, now)
    }

    func knock(
        _ knock: Knock, to chair: Handle, series: Series, roster: Roster, house: MailHouse, now: Moment
    ) -> Mail? {
        let who = knock.name ?? knock.chat.id
        return door(
            to: chair, subject: .knock(who: who, series: series.title),
            lead: .knockLead(name: roster.name(of: chair), who: who, chat: knock.chat, series: series.title),
            advice: .knockAdvice(id: knock.chat.typed, handle: "@name name@example.org"),
            why: .whyKnock(series: series.title), id: "join", roster, house, now)
    }

    private func door(
        to person: Handle, subject: LetterSubject, code: String = "", lead: LetterRemark, advice: LetterRemark,
        why: LetterRemark, id: String, _ roster: Roster, _ house: MailHouse, _ now: Moment
    ) -> Mail? {
        guard let to = address(of: person, roster) else { return nil }
        let home = house.zone
        return mail(
            to: to, subject: subject, template: "identify",
            facts: .map([
                "language": .text(words.language), "lead": .line(words.remark(lead, home: home)),
                "code": .text(code), "hasCode": .flag(!code.isEmpty),
                "advice": .line(words.remark(advice, home: home)), "why": .line(words.remark(why, home: home)),
            ]), id: house.id([id, person.name, String(now.milliseconds)]), sender: house.organisation, house: house,
            now: now)
    }
}

extension Clerk {
    func code(
        _ code: String, to person: Handle, caller: Doorway.Caller?, now: Moment, roster: Roster
    ) throws -> Letter? {
        try pen(for: person, roster).code(code, to: person, caller: caller, roster: roster, house: house, now: now).map
        {
            try letter($0, key: $0.messageID, kind: .identify, to: person, .roster, now)
        }
    }

    func added(_ identified: Identified, now: Moment, roster: Roster) throws -> Letter? {
        try pen(for: identified.person, roster).added(identified, roster: roster, house: house, now: now).map {
            try letter($0, key: $0.messageID, kind: .identify, to: identified.person, .roster, now)
        }
    }

    func knock(_ knock: Knock, to chair: Handle, _ series: Series, now: Moment, roster: Roster) throws -> Letter? {
        try pen(for: chair, roster, in: series).knock(
            knock, to: chair, series: series, roster: roster, house: house, now: now
        ).map {
            try letter($0, key: $0.messageID, kind: .join, to: chair, .series(series.slug), now)
        }
    }
}
