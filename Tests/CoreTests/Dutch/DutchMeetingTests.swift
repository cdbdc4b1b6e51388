import Testing

@testable import ConvenorCore

@Suite("Dutch in the room")
struct DutchMeetingTests {
    private static let table = DutchTable.full()

    @Test("each answer of two meetings has the shape of the English one and no English in it")
    func meetings() {
        #expect(Self.table.heard.count > 150)
        for heard in Self.table.heard {
            #expect(DutchSense.shape(heard.dutch) == DutchSense.shape(heard.english), "\(heard.line)")
            for text in DutchSense.texts(heard.dutch) where !Self.quotesLines(text) {
                #expect(DutchSense.faults(text).isEmpty, "\(heard.line): \(text)")
            }
        }
    }

    /// Lines that people typed or may type are the same in every language.
    private static func quotesLines(_ text: String) -> Bool {
        ["Voorbeeld: ", "Vorm: ", "Teruggedraaid: ", "Typ: prep cijfers", "Ik begrijp \"bomen\" niet"].contains(
            where: text.hasPrefix)
            || Verbs.all.contains { verb in
                let usage = verb.usage(in: "nl")
                return text.contains(usage) && usage.contains(" ")
            }
    }

    @Test("hardly an answer reads the same in both languages")
    func differing() {
        let same = Self.table.heard.filter { !$0.dutch.blocks.isEmpty && $0.dutch == $0.english }
        for heard in same {
            // Cards and agendas of nothing but what people said.
            let text = heard.dutch.plainText
            let id = text.prefix { !$0.isWhitespace }
            #expect(
                RecordID(id) != nil || id.hasPrefix("@") || ["Overleg:", "1 link:"].contains(where: text.hasPrefix),
                "\(heard.line): \(text)")
        }
    }

    @Test("the meetings bring most of what can be said")
    func breadth() {
        let expected: Set<String> = [
            "card", "assumed", "changed", "meetingOpened", "stepOpened", "standingOpen", "findings", "dismissed",
            "vision", "topic", "meetingClosed", "timebox", "present", "attendance", "member",
            "removed", "chair", "people", "voteOpened", "ballotTaken", "voteClosed", "queue", "called", "queued",
            "takenBack", "schedule", "outdated", "notStored", "asked", "checkIn", "help", "agenda", "status", "list",
            "ledger", "minutes", "preview", "previewOne", "sent", "plan", "snoozed", "disowned", "reminding", "quiet",
            "carriedPruned", "carriedPreview", "readiness", "roti", "show", "score", "reportSet",
        ]
        #expect(expected.subtracting(Self.table.said).sorted() == [])
    }
}
