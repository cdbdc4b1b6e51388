import Foundation
import Testing

import ConvenorCalendar
@testable import ConvenorCore

/// Real meetings with the minutes that a bot published of them, where this machine has them.
private enum Library {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/logs")

    static let logs: [URL] = {
        let all = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return all.filter { $0.lastPathComponent.hasSuffix(".log.txt") }.sorted { $0.path < $1.path }
    }()

    static func minutes(of log: URL) throws -> PublishedMinutes {
        let name = log.lastPathComponent.replacingOccurrences(of: ".log.txt", with: ".txt")
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return PublishedMinutes(text)
    }
}

@Suite("real logs", .enabled(if: !Library.logs.isEmpty))
struct ReplayLogTests {
    private func replayed() throws -> (Replay, [ReplayFault]) {
        var replay = Replay(seriesTitle: nil, zone: .utc, calendar: RuleOccurrences())
        var faults: [ReplayFault] = []
        for log in Library.logs {
            faults += replay.read(name: log.lastPathComponent, text: try String(contentsOf: log, encoding: .utf8))
        }
        return (replay, faults)
    }

    @Test("topics, actions, owners, decisions, notes and links are those that were published")
    func published() throws {
        let (replay, _) = try replayed()
        let meetings = replay.series.past + [replay.series.meeting].compactMap { $0 }
        #expect(meetings.count == Library.logs.count)
        for (log, meeting) in zip(Library.logs, meetings) {
            let minutes = try Library.minutes(of: log)
            let facts = ReplayedFacts(meeting, of: replay.series)
            #expect(!minutes.topics.isEmpty && !minutes.actions.isEmpty && !minutes.links.isEmpty)
            #expect(facts.topics == minutes.topics)
            #expect(facts.links == minutes.links)
            #expect(facts.actions == minutes.actions)
            #expect(facts.decisions == minutes.decisions)
            #expect(facts.notes == minutes.notes)
            #expect(facts.byPerson == minutes.byPerson)
            #expect(clock(meeting.startedAt) == minutes.started)
            #expect(meeting.endedAt.map(clock) == minutes.ended)
            #expect(meeting.isReplay)
        }
    }

    private func clock(_ moment: Moment) -> String {
        let second = Int(moment.milliseconds / 1000 % 86_400)
        return "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    }

    @Test("only slips and words of no bot are left over")
    func leftOver() throws {
        let (_, faults) = try replayed()
        for fault in faults {
            guard case .unknownWord = fault.reason else {
                Issue.record("\(fault)")
                continue
            }
        }
    }
}
