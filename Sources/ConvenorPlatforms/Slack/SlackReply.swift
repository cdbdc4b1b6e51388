package import ConvenorCore
package import ConvenorEngine

/// Replies in Slack's form: text, and blocks where something can be pressed.
extension Slack {
    /// Slack cuts at 40,000 characters and advises 4,000; nobody reads more than this in a channel.
    static let dressing = Dressing(.slack, limit: 12_000)
    private static let mostInSection = 3_000
    private static let mostInRow = 25

    /// About a message a second in each channel, and several at once now and then.
    package var limits: PlaceLimits { PlaceLimits(laneInterval: 1_000, burst: 3) }

    /// What is posted without a bot token everybody in the channel reads.
    package func aside(_ message: PlatformMessage) -> Aside {
        botToken == nil && SlackOrigin(message.context) == .event ? .byCommand : .here
    }

    package func answer(_ reply: Reply, to message: PlatformMessage) -> [UInt8] {
        guard SlackOrigin(message.context) == .command, !reply.blocks.isEmpty else { return [] }
        var members = Self.members(of: reply)
        members["response_type"] = reply.audience == .room ? "in_channel" : "ephemeral"
        return JSONValue.object(members).bytes
    }

    package func posts(_ reply: Reply, after message: PlatformMessage) -> [PlatformPost] {
        guard let origin = SlackOrigin(message.context) else { return [] }
        switch origin {
        case .command: return []
        case .event: return reply.blocks.isEmpty ? [] : [heard(reply, message)].compactMap { $0 }
        case .press(let press):
            guard message.address == nil else { return responses(reply, message, press) }
            return reply.blocks.isEmpty ? [] : [heard(reply, message)].compactMap { $0 }
        }
    }

    /// In the channel, in the thread that it was said in; to the one person alone where the reply is for them.
    private func heard(_ reply: Reply, _ message: PlatformMessage) -> PlatformPost? {
        let isAlone = reply.audience != .room && !message.isDirect
        // A webhook shows all that it posts to everybody.
        var members = Self.members(of: reply.placed(botToken == nil ? .byCommand : .here).answer)
        members["thread_ts"] = message.thread.map { .text($0) }
        guard botToken != nil else {
            guard incoming?.channel == message.room else { return nil }
            return SlackPost(.incoming, members).post(lane: message.room)
        }
        members["channel"] = .text(message.room)
        if isAlone { members["user"] = .text(message.user) }
        return SlackPost(isAlone ? .ephemeral : .message, members).post(lane: message.room)
    }

    package func posts(_ reply: Reply, to room: ChatRoom) -> [PlatformPost] {
        guard reply.audience != .confidential, !reply.blocks.isEmpty else { return [] }
        var members = Self.members(of: reply)
        if botToken != nil {
            members["channel"] = .text(room.id)
            return [SlackPost(.message, members).post(lane: room.id)]
        }
        if incoming?.channel == room.id { return [SlackPost(.incoming, members).post(lane: room.id)] }
        // The last command's address takes five posts within half an hour: better than silence.
        guard let address = room.address, api.isResponseURL(address) else { return [] }
        members["response_type"] = "in_channel"
        members["replace_original"] = false
        return [SlackPost(.response, members).post(lane: room.id, address: address)]
    }

    package func posts(_ reply: Reply, toPerson id: String) -> [PlatformPost] {
        guard botToken != nil, !reply.blocks.isEmpty else { return [] }
        return [SlackPost(.direct, Self.members(of: reply)).post(lane: "@" + id, address: id)]
    }

    /// After a press: a question that is answered gives way to what was chosen, and the reply is told to those whom it is for.
    private func responses(_ reply: Reply, _ message: PlatformMessage, _ press: SlackPress) -> [PlatformPost] {
        let chosen = "> " + Self.dressing.inert(press.label)
        let isForOriginal =
            switch press.container {
            case .alone: reply.audience != .room
            case .direct: reply.audience != .confidential
            case .room: false
            }
        // A vote, and what is refused, stay for the others.
        let isOver = message.mark != nil && message.mark == reply.settled
        var posts: [[String: JSONValue]] = []
        if isOver {
            var members = Self.members(of: isForOriginal ? reply : Reply(), after: chosen)
            members["replace_original"] = true
            posts.append(members)
        }
        if !reply.blocks.isEmpty, !isOver || !isForOriginal {
            var members = Self.members(of: reply)
            let isShown = reply.audience == .room || (press.container == .direct && isForOriginal)
            members["response_type"] = isShown ? "in_channel" : "ephemeral"
            members["replace_original"] = false
            members["thread_ts"] = message.thread.map { .text($0) }
            posts.append(members)
        }
        return posts.map { SlackPost(.response, $0).post(lane: message.room, address: message.address ?? "") }
    }
}

extension Slack {
    /// `text`, and `blocks` where there are buttons or another message is replaced.
    ///
    /// - Parameter first: a line before the reply.
    static func members(of reply: Reply, after first: String? = nil) -> [String: JSONValue] {
        let rest = reply.blocks.isEmpty ? nil : dressing.text(reply)
        let text = [first, rest].compactMap { $0 }.joined(separator: "\n")
        var members: [String: JSONValue] = ["text": .text(text)]
        let buttons = buttons(of: reply)
        if !buttons.isEmpty || first != nil { members["blocks"] = .array(sections(of: text) + buttons) }
        return members
    }

    private static func buttons(of reply: Reply) -> [JSONValue] {
        let elements = reply.presses.enumerated().compactMap { SlackButton.element($0.element, $0.offset) }
        return stride(from: 0, to: elements.count, by: mostInRow).map { start in
            [
                "type": "actions",
                "elements": .array(Array(elements[start..<min(start + mostInRow, elements.count)])),
            ]
        }
    }

    /// A word that may be longer than a section, cut so that no `&amp;` falls apart.
    private static func pieces(of word: Substring) -> [String] {
        var (pieces, rest) = ([String](), word)
        while rest.utf16.count > mostInSection {
            var piece = rest.prefix(mostInSection)
            while piece.utf16.count > mostInSection { piece.removeLast() }
            if let sign = piece.suffix("&quot;".count).lastIndex(of: "&"), !piece[sign...].contains(";"),
                sign > piece.startIndex
            {
                piece = piece[..<sign]
            }
            pieces.append(String(piece))
            rest = rest[piece.endIndex...]
        }
        return pieces + [String(rest)]
    }

    /// Cut between lines, or between words of a long one, because a block holds less than a message.
    private static func sections(of text: String) -> [JSONValue] {
        var sections = [""]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for (place, word) in line.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
                let gap = place > 0 ? " " : index > 0 ? "\n" : ""
                let last = sections[sections.count - 1]
                if last.utf16.count + word.utf16.count < mostInSection {
                    sections[sections.count - 1] = last + gap + word
                } else {
                    sections += pieces(of: word)
                }
            }
        }
        return sections.filter { $0.contains { !$0.isWhitespace } }.map {
            ["type": "section", "text": ["type": "mrkdwn", "text": .text($0)]]
        }
    }
}
