import ConvenorCore
import ConvenorEngine

/// What an event says, in the classic form or in that of Workspace add-ons (developers.google.com/workspace/chat,
/// "Receive and respond to interactions").
struct GoogleChatEvent {
    let body: JSONValue

    /// An add-on wraps everything, answers too.
    var isAddOn: Bool { body["chat"] != nil }

    /// The part of an add-on event that says what happened.
    private var payload: JSONValue? {
        let chat = body["chat"]
        return chat?["messagePayload"] ?? chat?["appCommandPayload"] ?? chat?["buttonClickedPayload"]
            ?? chat?["addedToSpacePayload"]
    }

    private var isPress: Bool {
        body["type"]?.text == "CARD_CLICKED" || body["chat"]?["buttonClickedPayload"] != nil
    }

    private var isHeard: Bool {
        if isAddOn { return payload != nil }
        return ["MESSAGE", "CARD_CLICKED", "APP_COMMAND", "ADDED_TO_SPACE"].contains(body["type"]?.text)
    }

    /// Nil for what is said to nobody: bots, and people who add the app or take it away.
    func message(url: String) -> PlatformMessage? {
        let said = isAddOn ? payload?["message"] : body["message"]
        let user = body["chat"]?["user"] ?? body["user"] ?? said?["sender"]
        guard isHeard, let space = (isAddOn ? payload?["space"] : body["space"]) ?? said?["space"],
            let room = space["name"]?.text, let userID = user?["name"]?.text, user?["type"]?.text != "BOT"
        else { return nil }
        var message = PlatformMessage(delivery: nil, room: room, user: userID, text: [])
        message.userName = user?["displayName"]?.text
        message.isDirect =
            space["spaceType"]?.text == "DIRECT_MESSAGE" || space["type"]?.text == "DM"
            || space["singleUserBotDm"]?.bool == true
        message.thread = said?["thread"]?["name"]?.text
        message.context = isAddOn ? "add-on " + url : nil
        if isPress {
            guard let press = press else { return nil }
            press.fill(&message)
            let time = body["chat"]?["eventTime"]?.text ?? body["eventTime"]?.text
            message.delivery = time.map { "\($0) \(userID) \(press.code)" }
            return message
        }
        // Whoever adds the app by its name says something; whoever adds it from the list does not.
        guard said != nil || isCommand else { return nil }
        message.delivery = said?["name"]?.text
        message.text = said.map { GoogleChatText(message: $0).pieces.trimmed() } ?? []
        return message
    }

    private var isCommand: Bool { body["type"]?.text == "APP_COMMAND" || body["chat"]?["appCommandPayload"] != nil }

    private var press: Press? {
        let parameters = body["commonEventObject"]?["parameters"] ?? body["common"]?["parameters"]
        let listed = body["action"]?["parameters"]?.array?.first { $0["key"]?.text == "press" }?["value"]
        return (parameters?["press"] ?? listed)?.text.flatMap(Press.init(code:))
    }
}

/// The text of a message, with the app's own name taken out and people's marked.
struct GoogleChatText {
    let message: JSONValue

    var pieces: [TextPiece] {
        let text = message["text"]?.text ?? ""
        if let marked = marked(text) { return marked }
        let argument = message["argumentText"]?.text ?? text
        return command(text).map { [.text($0 + " " + argument)] } ?? [.text(argument)]
    }

    /// The verb that a slash command other than our own stands for: `argumentText` has lost it.
    private func command(_ text: String) -> String? {
        let annotations = message["annotations"]?.array ?? []
        let isSlash = message["slashCommand"] != nil || annotations.contains { $0["type"]?.text == "SLASH_COMMAND" }
        guard isSlash else { return nil }
        let named = annotations.compactMap { $0["slashCommand"]?["commandName"]?.text }.first
        let word = named ?? text.split(separator: " ").first { $0.hasPrefix("/") }.map { String($0) }
        let name = word.map { String($0.drop { $0 == "/" }) } ?? ""
        return name.isEmpty || name.lowercased() == "convenor" ? nil : name
    }

    /// Nil where nobody but the app is mentioned, or the places of the mentions are not what they seem.
    private func marked(_ text: String) -> [TextPiece]? {
        let units = Array(text.utf16)
        var pieces: [TextPiece] = []
        var at = 0
        var hasPeople = false
        let spots = (message["annotations"]?.array ?? []).filter { $0["type"]?.text == "USER_MENTION" }
            .sorted { ($0["startIndex"]?.number ?? 0) < ($1["startIndex"]?.number ?? 0) }
        for spot in spots {
            let start = spot["startIndex"]?.number ?? 0
            guard let length = spot["length"]?.number, start >= at, length > 0, start <= units.count,
                length <= units.count - start, units[start] == 0x40, let user = spot["userMention"]?["user"]
            else { return nil }
            pieces.append(.text(String(decoding: units[at..<start], as: UTF16.self)))
            if user["type"]?.text != "BOT", let id = user["name"]?.text {
                hasPeople = true
                let shown = String(decoding: units[start + 1..<start + length], as: UTF16.self)
                pieces.append(.mention(id: id, name: user["displayName"]?.text ?? shown))
            }
            at = start + length
        }
        return hasPeople ? pieces + [.text(String(decoding: units[at...], as: UTF16.self))] : nil
    }
}
