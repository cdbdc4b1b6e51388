package import ConvenorCore

/// Finds what a link is about, and whether it is still good: it changes nothing.
struct LinkReading {
    let convenor: Convenor
    let transaction: any StoreTransaction
    let now: Moment
    /// The series as this transaction may see it.
    let series: (StreamID) throws -> Series?

    func matter(at place: AnswerPlace) throws -> AnswerMatter {
        var matter = try outline(of: place)
        try fill(&matter)
        return matter
    }

    /// Who is asked what, whether or not it is still open.
    func outline(of place: AnswerPlace) throws -> AnswerMatter {
        switch place {
        case .link(let text): return try matter(of: text)
        case .own(let person, let slug, let object, let verb):
            guard let series = try series(.series(slug)), series.concerned.contains(person) else {
                throw LinkFault.wrong
            }
            return try own(person, series, object, verb)
        }
    }

    private func matter(of text: String) throws -> AnswerMatter {
        guard let links = convenor.clerk.house.links, let token = LinkToken(text),
            let letter = try transaction.letter(named: token.letter)?.letter, !letter.recipient.name.isEmpty,
            let slug = try slug(of: token, letter, links)
        else { throw LinkFault.wrong }
        let person = letter.recipient
        guard try isTheirs(letter) else { throw LinkFault.ended(.revoked) }
        guard now.seconds(since: letter.due) < token.verb.secondsValid else { throw LinkFault.ended(.expired) }
        var matter = AnswerMatter(verb: token.verb, person: person, object: token.object)
        matter.letter = letter
        if token.verb == .stop { return matter }
        guard let series = try series(.series(slug)) else { throw LinkFault.ended(.revoked) }
        matter.series = series
        matter.record = RecordID(token.object).flatMap { series.records[$0] }
        return matter
    }

    /// The proof decides which of several series it is about; nil for one that fits none.
    private func slug(of token: LinkToken, _ letter: Letter, _ links: AnswerLinks) throws -> String? {
        let isProven = { links.isProven(token, series: $0, for: letter.recipient) }
        if token.verb == .stop { return token.object == LinkToken.nothing && isProven("") ? "" : nil }
        if let slug = letter.stream.slug, isProven(slug) { return slug }
        return try transaction.streams().lazy.compactMap(\.stream.slug).first(where: isProven)
    }

    /// Somebody who left, or got another address, or ended their links, has none of them any more.
    private func isTheirs(_ letter: Letter) throws -> Bool {
        let people = try convenor.journal.people(over: convenor.house, in: transaction)
        guard let mail = people[letter.recipient]?.mail, mail.lowercased() == letter.address.lowercased() else {
            return false
        }
        return try transaction.linksEnded(of: letter.recipient).map { letter.due > $0 } ?? true
    }

    private func own(_ person: Handle, _ series: Series, _ object: String, _ verb: LinkVerb?) throws -> AnswerMatter {
        // What somebody may not see is not there for them; an outsider sees their own alone.
        let seen = series.visible(to: person)
        let named = RecordID(object).flatMap { seen.records[$0] }.flatMap { record -> Record? in
            let isOwn = record.owner == person || record.by == person || record.helpers?.contains(person) == true
            return isOwn || (series.role(of: person) ?? .owner) > .owner ? record : nil
        }
        guard named != nil || RecordID(object) == nil else { throw LinkFault.wrong }
        let usual: LinkVerb? = named.map { LinkVerb.about($0).first } ?? (object == "next" ? .rsvp : .roti)
        guard let verb = verb ?? usual, verb != .stop else { throw LinkFault.wrong }
        var matter = AnswerMatter(
            verb: verb, person: person, series: series,
            object: object == "next" ? series.planning?.next?.mark ?? object : object.lowercased())
        matter.record = named
        return matter
    }

    /// Throws why there is nothing to answer any more.
    func fill(_ matter: inout AnswerMatter) throws {
        guard let series = matter.series else { return }
        switch matter.verb {
        case .rsvp: try fillPlan(&matter, series)
        case .roti: try fillMeeting(&matter, series)
        case .undo:
            guard try convenor.lastAnswer(of: matter, in: transaction, now: now) != nil else {
                throw LinkFault.ended(.nothingToUndo)
            }
        default: try fillRecord(&matter, series)
        }
    }

    private func fillRecord(_ matter: inout AnswerMatter, _ series: Series) throws {
        guard let record = matter.record, record.privacy != .private, LinkVerb.about(record).contains(matter.verb)
        else { throw LinkFault.wrong }
        let person = matter.person
        guard matter.verb == .checkin || matter.verb == .feedback else {
            guard record.isStanding else { throw LinkFault.ended(.closed(record.id, record.status)) }
            let own = [record.owner, record.by].compactMap { $0 } + (record.helpers ?? [])
            guard own.contains(person) || series.role(of: person) == .chair else {
                throw LinkFault.ended(.notTheirs)
            }
            return
        }
        guard let round = series.round(of: record.id), round.isOpen, record.isStanding else {
            throw LinkFault.ended(.roundOver(record.id))
        }
        // A letter of the round before asks nothing of this one.
        let name = RoundLetter.identity(of: record.id, round.number, person, in: series.slug).joined(separator: "/")
        if let letter = matter.letter, letter.key != name, letter.key != name + "/again" {
            throw LinkFault.ended(.roundOver(record.id))
        }
        guard round.concerned.contains(person) else { throw LinkFault.ended(.notTheirs) }
        matter.round = round
    }

    private func fillPlan(_ matter: inout AnswerMatter, _ series: Series) throws {
        guard let plan = series.planning?.next, plan.mark == matter.object, plan.start.moment > now else {
            throw LinkFault.ended(.meetingOver)
        }
        guard series.isInvited(matter.person, to: plan) else { throw LinkFault.ended(.notTheirs) }
        matter.plan = plan
    }

    private func fillMeeting(_ matter: inout AnswerMatter, _ series: Series) throws {
        guard let meeting = series.meeting, let number = Int(matter.object), number <= meeting.number else {
            throw LinkFault.wrong
        }
        let end = meeting.endedAt ?? now
        guard number == meeting.number, now.seconds(since: end) <= Reviewing.rotiDays * 86_400 else {
            throw LinkFault.ended(.meetingOver)
        }
        guard series.role(of: matter.person).map({ $0 >= .participant }) == true else {
            throw LinkFault.ended(.notTheirs)
        }
        matter.meeting = meeting
    }
}

extension Series {
    /// Whether somebody's calendar was told of a meeting, so that they can say whether they come.
    func isInvited(_ person: Handle, to plan: PlannedMeeting) -> Bool {
        guard let invitation = planning?.invitations[plan.uid], !invitation.isCancelled, person != plan.chair,
            let told = invitation.told[person]
        else { return false }
        return !told.isCancelled && !told.isUnreachable
    }
}

extension StoreTransaction {
    /// Letters that were due by then lead nowhere; nil while that was never so.
    func linksEnded(of person: Handle) throws -> Moment? {
        try mark(of: "links ended/\(person.name)").flatMap { Int64($0) }.map(Moment.init(milliseconds:))
    }

    /// Ends all links that somebody was mailed so far.
    package func endLinks(of person: Handle, at now: Moment) throws {
        try setMark(String(now.milliseconds), of: "links ended/\(person.name)")
    }
}
