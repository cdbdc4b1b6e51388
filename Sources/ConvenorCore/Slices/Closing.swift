/// Minutes: seen live, previewed, sent, amended.
enum Closing {
    static let verbs: [Verb] = [
        Verb(
            "minutes", ["recap"], group: .minutes, usage: "minutes", examples: ["minutes"], role: .informed,
            decide: { ask throws(Stop) in Decision(say: [.minutes(meeting: try ask.meeting().number)]) }),
        Verb(
            "preview", ["recipients"], group: .minutes, usage: "preview [@person]",
            examples: ["preview", "preview @lena"],
            role: .chair, decide: preview),
        Verb("send", ["publish"], group: .minutes, usage: "send", examples: ["send"], role: .chair, decide: send),
    ]

    static func preview(_ ask: Ask) throws(Stop) -> Decision {
        let edition = try ask.edition()
        if !ask.rest.isEmpty {
            let handles = try ask.handles()
            var say: [Saying] = []
            for handle in handles {
                guard let recipient = edition.recipients.first(where: { $0.handle == handle }) else {
                    throw .refused(.unknownPerson(handle, nearest: ask.nearest(to: handle)))
                }
                say.append(.previewOne(recipient, edition))
            }
            return Decision([.recipientsSeen], say: say)
        }
        return Decision([.recipientsSeen], say: [.preview(edition)])
    }

    static func send(_ ask: Ask) throws(Stop) -> Decision {
        let edition = try ask.edition()
        let meeting = try ask.meeting()
        if let last = meeting.editions.last, !meeting.hasNews {
            throw .refused(.alreadySent(version: last.version))
        }
        if edition.recipients.isEmpty { throw .refused(.nothingToSend) }
        let unreachable = edition.recipients.map(\.handle).filter { ask.scene.roster.mail(to: $0) == nil }
        // A version that reaches nobody would stand as sent.
        if unreachable.count == edition.recipients.count { throw .refused(.nobodyReachable(unreachable)) }
        if !ask.scene.isSettled {
            throw .asked(
                Question(
                    about: .send(
                        version: edition.version, recipients: edition.recipients.count - unreachable.count),
                    choices: [
                        .init(key: "y", line: ask.line, settled: true), .init(key: "n", line: nil, settled: true),
                    ]))
        }
        return Decision([.minutesSent(edition: edition)], say: [.sent(edition, unreachable: unreachable)])
    }
}

extension Ask {
    /// The next edition of this meeting's minutes, with everybody it goes to.
    func edition() throws(Stop) -> Edition {
        Edition.next(
            of: try meeting(), in: series, roster: scene.roster, rules: scene.rules, now: scene.now)
    }
}

extension Series {
    /// Who gets the minutes of a meeting, and which cut: everybody who was concerned, once, by handle.
    package func recipients(of meeting: Meeting, roster: Roster) -> [Recipient] {
        var cuts: [Handle: Cut] = [:]
        for record in standing(.action) {
            guard record.meeting == meeting.number || meeting.carried.contains(record.id) else { continue }
            for handle in [record.owner].compactMap({ $0 }) + (record.helpers ?? []) { cuts[handle] = .owner }
        }
        for (handle, member) in members {
            switch member.role {
            case .informed: cuts[handle] = .outcome
            case .participant, .chair:
                let here = meeting.attendance[handle]?.isHere ?? meeting.isChair(handle)
                if here {
                    cuts[handle] = .participant
                } else if meeting.attendance[handle] != nil {
                    cuts[handle] = .absent
                }
            case .owner: break
            }
        }
        for (handle, attendance) in meeting.attendance where cuts[handle] == nil || attendance.isHere {
            if members[handle]?.role == .informed { continue }
            cuts[handle] = attendance.isHere ? .participant : .absent
        }
        return cuts.map { Recipient(handle: $0.key, cut: $0.value) }.sorted { $0.handle < $1.handle }
    }
}
