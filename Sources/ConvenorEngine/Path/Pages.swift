import ConvenorCore
import Synchronization

/// The long answers of late, so that `more 2` shows how one goes on: in memory, by room and person, and not for ever.
///
/// Whole replies are kept, because how much fits on a page is for the platform to say; the same page is the same
/// however often it is asked for.
final class Pages: Sendable {
    private struct Kept: Sendable {
        var room: String
        /// Nil for what all in the room were shown.
        var person: Handle?
        /// Nil where a short answer came last: there is no more of that.
        var reply: Reply?
        var size: Int
    }

    /// Shorter ones fit on a page everywhere.
    private static let least = 250
    private static let most = (answers: 500, units: 8_000_000)

    /// Newest last.
    private let kept = Mutex<[Kept]>([])

    /// Takes an answer in the place of the last long one to that person in that room; a short look takes its place too,
    /// so that nothing older is turned to.
    ///
    /// - Parameter isLook: it answers a command, and is no refusal and no question.
    func keep(_ reply: Reply, for person: Handle?, in room: String, isLook: Bool) {
        let size = reply.plainText.utf16.count
        guard reply.page == 1 else { return }
        let isShort = size < Self.least
        if isShort, reply.audience == .room || !isLook { return }
        kept.withLock { kept in
            // There is nothing that it would stand in the place of.
            if isShort, !kept.contains(where: { $0.room == room && ($0.person == nil || $0.person == person) }) {
                return
            }
            // Who else is in the room was shown it too, and may turn the page.
            for reader in reply.audience == .room ? [nil, person] : [person] {
                kept.removeAll { $0.room == room && $0.person == reader }
                let size = isShort ? 0 : size
                kept.append(Kept(room: room, person: reader, reply: isShort ? nil : reply, size: size))
            }
            var units = kept.reduce(0) { $0 + $1.size }
            while kept.count > Self.most.answers || units > Self.most.units, kept.count > 2 {
                units -= kept.removeFirst().size
            }
        }
    }

    /// A page of the last long answer to that person there, or of one that they got alone and may read elsewhere; else
    /// of what the whole room was shown.
    func page(_ number: Int, for person: Handle, in room: String) -> Reply? {
        kept.withLock { kept in
            let own = kept.lastIndex {
                $0.person == person && ($0.room == room || $0.reply?.audience == .confidential)
            }
            let shared = kept.lastIndex { $0.person == nil && $0.room == room }
            var reply = own.flatMap { kept[$0].reply }
            if reply == nil, let shared, shared > own ?? -1 { reply = kept[shared].reply }
            reply?.page = number
            return reply
        }
    }
}
