import ConvenorCore
import ConvenorEngine
import Foundation
import Testing

@Suite("What subscribers are told, and that docs/WEBHOOKS.md shows it")
struct AnnouncementTests {
    private static let all = Subscriber(name: "all", url: "https://all.example.org", secrets: [])
    private static let lena = Person(
        handle: Handle("lena"), name: "Lena Vos", mail: "lena@example.org", zone: "Europe/Amsterdam")
    private static let hours = "Europe/Amsterdam"

    private func stage() throws -> CourierStage {
        let stage = try CourierStage(subscribers: [Self.all])
        stage.stage.people = Roster([
            Person(handle: Handle("mara"), name: "Mara Lind", mail: "mara@example.org"), Self.lena,
        ])
        try stage.stage.set(clock: "2026-11-26 10:00 \(Self.hours)")
        return stage
    }

    /// The payloads of what these lines did, in order.
    private func payloads(_ stage: CourierStage, _ lines: String...) async throws -> [String] {
        let before = try await stage.deliveries(Set(DeliveryState.allCases), by: .hook).count
        for line in lines { try await stage.say(line) }
        return try await stage.deliveries(Set(DeliveryState.allCases), by: .hook).dropFirst(before).map {
            String(decoding: $0.letter.bytes, as: UTF8.self)
        }
    }

    private func types(_ payloads: [String]) -> [String] {
        payloads.compactMap { $0.split(separator: "\"").dropFirst(3).first.map(String.init) }
    }

    @Test("each event has its members, and the document shows a payload of each as it is sent")
    func documented() async throws {
        let stage = try stage()
        let told = try await payloads(
            stage, #"start open "Spring fair""#, "present @lena",
            "decide We rent the large hall because 400 people come",
            "action @lena Book the hall by 2026-12-04", "due A1 2026-12-11 because the owner is away", "done A1", "end",
            "send", "y")
        #expect(Set(types(told)) == Set(Announced.allCases.map(\.rawValue)))
        let file = DocumentTests.root.appendingPathComponent("docs/WEBHOOKS.md")
        var document = try String(contentsOf: file, encoding: .utf8)
        for event in Announced.allCases {
            let payload = try #require(told.first { $0.hasPrefix(#"{"type":"\#(event.rawValue)""#) })
            let json = try #require(try JSONSerialization.jsonObject(with: Data(payload.utf8)) as? [String: Any])
            let data = try #require(json["data"] as? [String: Any])
            #expect(Set(data.keys) == Set(event.members), "\(event)")
            #expect(Set(json.keys) == ["type", "timestamp", "data"])
            let start = try #require(document.range(of: "### `\(event.rawValue)`\n"))
            let open = try #require(document.range(of: "```json\n", range: start.upperBound..<document.endIndex))
            let close = try #require(document.range(of: "\n```", range: open.upperBound..<document.endIndex))
            if ProcessInfo.processInfo.environment["CONVENOR_RECORD"] == "1" {
                document.replaceSubrange(open.upperBound..<close.lowerBound, with: payload)
                try document.write(to: file, atomically: true, encoding: .utf8)
            } else {
                #expect(document[open.upperBound..<close.lowerBound] == payload)
            }
        }
        #expect(!told.joined().contains("example.org"), "no mail address")
    }

    @Test("records that are private or confidential never leave, whatever is done with them")
    func hidden() async throws {
        let stage = try stage()
        _ = try await payloads(stage, #"start open "Spring fair""#)
        let told = try await payloads(
            stage, "private action @lena Ask for a raise by 2026-12-04", "due A1 2026-12-11", "done A1", "undo",
            "confidential decide We sell the house because of money")
        #expect(!told.joined().contains("raise") && !told.joined().contains("house"), "\(told)")
    }

    @Test("an owner, a date and an end are told when they change, and only then")
    func changes() async throws {
        let stage = try stage()
        _ = try await payloads(stage, #"start open "Spring fair""#)
        #expect(types(try await payloads(stage, "action @mara Book the hall")) == ["action.assigned"])
        #expect(types(try await payloads(stage, "reassign A1 @lena")) == ["action.assigned"])
        #expect(types(try await payloads(stage, "due A1 2026-12-11")) == ["action.due_changed"])
        #expect(types(try await payloads(stage, "undo")) == ["action.due_changed"])
        #expect(types(try await payloads(stage, "done A1")) == ["action.done"])
        #expect(types(try await payloads(stage, "done A1", "note Nothing to tell", "status")) == [])
    }

    @Test("a payload of the longest texts stays below 20 kB and is JSON")
    func large() async throws {
        let stage = try stage()
        let text = String(repeating: "\"\u{2028}🐟\\", count: 490)
        _ = try await payloads(stage, "start open \"\(String(repeating: "é", count: 1900))\"")
        let told = try await payloads(
            stage, "action @lena \(text) by 2026-12-04", "due A1 2026-12-11 because \(text)", "done A1",
            "decide \(text.prefix(900)) because \(text.prefix(900))")
        #expect(types(told).count >= 4)
        for payload in told {
            #expect(payload.utf8.count < Announcement.largest)
            #expect((try? JSONSerialization.jsonObject(with: Data(payload.utf8))) != nil)
        }
    }

    @Test("a command that is refused or not stored tells nothing, and one that is told twice is told once")
    func once() async throws {
        let stage = try stage()
        let told = try await payloads(
            stage, "decide Too early because nothing runs", #"start open "Spring fair""#, #"start open "Spring fair""#)
        #expect(types(told) == ["meeting.started"])
        let keys = try await stage.deliveries([.waiting], by: .hook).map(\.letter.key)
        #expect(keys == ["hook/all/spring-fair/1/1"])
    }
}
