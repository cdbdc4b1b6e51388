/// Who gets the minutes, and which part of them.
package struct Recipient: Codable, Sendable, Hashable {
    package var handle: Handle
    package var cut: Cut

    package init(handle: Handle, cut: Cut) {
        self.handle = handle
        self.cut = cut
    }
}

/// The part of the minutes that a recipient may see.
package enum Cut: String, Codable, Sendable, CaseIterable {
    /// Sat in the meeting.
    case participant
    /// Was invited and did not come.
    case absent
    /// Owns an action and has no place in the meeting: only their own lines and what these serve.
    case owner
    /// Goals, decisions, adjustments, timeline and risks; no personal remarks.
    case outcome
}
