import ConvenorCore
import ConvenorEngine
import Foundation
import Testing

/// The minutes of each strategy session of this folder, as files in every form that people read.
@Suite("Minutes of the sessions")
struct SessionMinutesTests {
    static let sessions = TranscriptTests.names.filter { $0.hasPrefix("session-") }
    private static let folder = TranscriptTests.folder.appendingPathComponent("Minutes")
    private static let forms: [(MinutesFormat, String)] = [(.text, "txt"), (.markdown, "md"), (.html, "html")]

    @Test("a session leaves the minutes that its files show", arguments: sessions)
    func golden(_ name: String) async throws {
        let stage = PlayedSession(name)
        let (engine, archive) = try await stage.played()
        let meeting = try #require(archive.series.meeting)
        let isRecording = ProcessInfo.processInfo.environment["CONVENOR_RECORD"] == "1"
        for (form, ending) in Self.forms {
            let told = engine.minutes(of: meeting, in: archive, as: form)
            let file = Self.folder.appendingPathComponent("\(name.dropLast(5)).\(ending)")
            if isRecording {
                try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
                try told.write(to: file, atomically: true, encoding: .utf8)
            } else {
                try Self.compare(told, String(contentsOf: file, encoding: .utf8), file.lastPathComponent)
            }
        }
    }

    @Test("what is drawn in the minutes is there for programs too", arguments: sessions)
    func tables(_ name: String) async throws {
        let (engine, archive) = try await PlayedSession(name).played(atItsEnd: true)
        let meeting = try #require(archive.series.meeting)
        let data = Data(engine.minutes(of: meeting, in: archive, as: .json).utf8)
        let minutes = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let tables = try #require(minutes["tables"] as? [[String: Any]])
        let text = engine.minutes(of: meeting, in: archive, as: .text)
        for table in tables {
            let word = try #require(table["name"] as? String)
            let csv = try #require(engine.table(word, of: archive, as: .csv), "\(word)")
            let drawn = try #require(engine.table(word, of: archive, as: .text), "\(word)")
            #expect(csv.contains("\r\n") && !csv.contains("*"))
            let rows = drawn.split(separator: "\n").filter { $0.hasPrefix("  ") }
            #expect(!rows.isEmpty && rows.allSatisfy { text.contains($0) }, "\(word)")
        }
    }

    private static func compare(_ told: String, _ expected: String, _ name: String) {
        if told == expected { return }
        let (a, b) = (told.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
        let line = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(a.count, b.count)
        let said = line < a.count ? a[line] : "(nothing)"
        let wanted = line < b.count ? b[line] : "(nothing)"
        Issue.record("\(name):\(line + 1)\n  expected: \(wanted)\n  minutes: \(said)")
    }
}

/// A session played from its conversation.
private struct PlayedSession {
    let name: String
    init(_ name: String) { self.name = name }

    /// - Parameter atItsEnd: with the clock at the end of the last meeting, of which its minutes tell.
    func played(atItsEnd: Bool = false) async throws -> (Convenor, Archive) {
        let stage = try Stage()
        let file = TranscriptTests.folder.appendingPathComponent(name)
        _ = try await stage.play(Transcript(name: name, text: try String(contentsOf: file, encoding: .utf8)))
        let engine = try stage.engine()
        let series = try #require(try await engine.seriesNames().first)
        let archive = try #require(try await engine.archived(series))
        if atItsEnd, let end = archive.series.meeting?.endedAt { stage.clock.set(end) }
        return (engine, archive)
    }
}
