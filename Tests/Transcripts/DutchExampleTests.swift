import ConvenorCore
import ConvenorEngine
import Testing

/// The Dutch lines that help shows, typed in a room that is led in Dutch.
@Suite("Dutch examples")
struct DutchExampleTests {
    /// What is said where the words of a line are the fault.
    private static let faults = [
        "Ik begrijp ", "Ik ken \"", " nodig.", "past niet bij", "is geen getal", "is geen datum", "is geen ritme",
        "is geen duur", "is geen mailadres", "geen keuze", "is geen periode",
    ]

    @Test("each is taken, or refused for what is there and not for its words")
    func taken() async throws {
        let room = try await BadInputRoom()
        await room.say("taal nl")
        for verb in Verbs.all where verb.name != "language" {
            for example in verb.examples(in: "nl") {
                let reply = await room.say(example)
                let text = reply.plainText
                for fault in Self.faults where text.contains(fault) {
                    Issue.record("\(example): \(text.prefix(300))")
                }
                let isAsked = reply.blocks.contains { if case .choices = $0 { true } else { false } }
                if isAsked { await room.say("n") }
                if verb.group == .voting { await room.say("tel") }
            }
        }
    }
}
