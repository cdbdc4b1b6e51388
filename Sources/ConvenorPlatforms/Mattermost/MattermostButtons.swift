import ConvenorCore
import ConvenorEngine
import Crypto

/// A button of ours, as its `context` carries it.
struct MattermostButton: Hashable {
    var press: Press
    /// The root of the thread that it stands in.
    var thread: String?

    /// As it stands in `context`, and while it waits in the outbox.
    var members: [String: JSONValue] {
        var members = press.members
        members["label"] = .text(press.label)
        members["thread"] = thread.map { .text($0) }
        return members
    }

    init(_ press: Press, thread: String?) {
        self.press = press
        self.thread = thread
    }

    init?(context: JSONValue) {
        guard let label = context["label"]?.text, let press = Press(members: context, label: label) else { return nil }
        self.press = press
        thread = context["thread"]?.text
    }

    static func all(of reply: Reply, thread: String?) -> [MattermostButton] {
        reply.presses.map { MattermostButton($0, thread: thread) }
    }
}

/// Buttons that nobody else can make: nothing is signed when one is pressed, so its context carries a code of its own.
///
/// The code covers the channel too, and Mattermost shows the context to nobody.
struct MattermostButtons: Sendable {
    private let keys: [SymmetricKey]
    /// Where a press is sent; nil where that is not set, so that there are no buttons.
    private let url: String?

    init(secrets: [String], url: String?) {
        keys = secrets.map { SymmetricKey(data: Array($0.utf8)) }
        self.url = url
    }

    /// `attachments` with the buttons as they stand in one channel; nil where there are none.
    func attachments(_ buttons: [MattermostButton], room: String) -> JSONValue? {
        guard let url, let key = keys.first, !buttons.isEmpty else { return nil }
        let actions = buttons.enumerated().map { index, button -> JSONValue in
            var context = button.members
            let code = HMAC<SHA256>.authenticationCode(for: Self.covered(context, room: room), using: key)
            context["code"] = .text(Encodings.hex(code))
            return [
                // Letters and digits only: Mattermost drops the presses of others.
                "id": .text("convenor\(index)"), "name": .text(button.press.label), "type": "button",
                "integration": ["url": .text(url), "context": .object(context)],
            ]
        }
        return [["actions": .array(actions)]]
    }

    /// True when a press carries a code of ours for the channel that it is made in.
    func fits(_ press: JSONValue) -> Bool {
        guard case .object(var context)? = press["context"], let room = press["channel_id"]?.text,
            let given = context.removeValue(forKey: "code")?.text.flatMap({ Encodings.hex($0) }),
            given.count == SHA256.byteCount
        else { return false }
        let covered = Self.covered(context, room: room)
        return keys.contains { HMAC<SHA256>.authenticationCode(for: covered, using: $0) == given }
    }

    /// One spelling for what a button says, members in the order of their names.
    private static func covered(_ context: [String: JSONValue], room: String) -> [UInt8] {
        Array("convenor button\n".utf8) + JSONValue.object(["room": .text(room), "context": .object(context)]).bytes
    }
}
