package import ConvenorCore

/// Where somebody answers: by a link of a mail, or signed in.
package enum AnswerPlace: Sendable, Hashable {
    /// The token as it stands in the address.
    case link(String)
    /// `object` is an id, the number of a meeting to be scored, or `next` for the one to come.
    case own(by: Handle, series: String, object: String, verb: LinkVerb?)
}

/// What is asked of whom, as it stands now.
package struct AnswerMatter: Sendable {
    package var verb: LinkVerb
    package var person: Handle
    /// Nil where it is about several.
    package var series: Series?
    /// As it stands in addresses.
    package var object: String
    package var record: Record?
    /// The round of questions that it belongs to.
    package var round: Round?
    /// The meeting to come.
    package var plan: PlannedMeeting?
    /// The meeting that is scored.
    package var meeting: Meeting?
    /// The letter whose link it is; nil for who is signed in.
    package var letter: Letter?

    /// What one answer to it is known by.
    var delivery: DeliveryID {
        let by = letter.map { [$0.token] } ?? ["own", person.name]
        return DeliveryID(
            platform: "link", name: "", id: (by + [series?.slug ?? "", object, verb.rawValue]).joined(separator: " "))
    }
}

/// Why there is nothing to answer.
package enum LinkFault: Error, Sendable, Hashable {
    /// No link of ours, or one that was changed.
    case wrong
    /// It was good once.
    case ended(LinkEnd)
}

/// Why a link is good no more.
package enum LinkEnd: Sendable, Hashable {
    case expired
    /// Its person is not known any more, has another address, or ended all their links.
    case revoked
    case closed(RecordID, Status)
    /// Somebody else's by now, or not to be seen.
    case notTheirs
    case roundOver(RecordID)
    case meetingOver
    case nothingToUndo
}
