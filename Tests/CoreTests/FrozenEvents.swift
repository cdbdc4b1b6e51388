import ConvenorCore
import Foundation
import Testing

/// Stored names are never renamed: what was once written decodes forever, and is written the same today.
@Suite("Frozen events")
struct FrozenEvents {
    static let lines = [
        FrozenMeetingEvents.lines, FrozenFollowUpEvents.lines, FrozenPlanEvents.lines, FrozenMethodEvents.lines,
    ].flatMap { $0.split(separator: "\n").map(String.init) }

    /// The stored names of all events; the switch below does not compile until a new event stands here.
    enum Name: String, CaseIterable {
        case meetingStarted
        case meetingEnded
        case stepEntered
        case stepMoved
        case timeboxSet
        case timeNoticed
        case topicOpened
        case chairSet
        case memberSet
        case memberRemoved
        case attended
        case rollCalled
        case lineHeard
        case visionStated
        case recordAdded
        case recordChanged
        case findingDismissed
        case voteOpened
        case voteCast
        case voteClosed
        case speakerQueued
        case speakerLeft
        case speakerCalled
        case carriedPruned
        case taken
        case columnsMapped
        case questionAsked
        case questionClosed
        case undone
        case recipientsSeen
        case minutesSent
        case reminded
        case personSet
        case roomBound
        case identified
        case released
        case channelSet
        case claimed
        case codeMissed
        case codeUsed
        case knocked, mailReturned, reminderLost, escalated, snoozed, disowned, remindersSet, escalationSet, languageSet
        case quietSet
        case roundAsked
        case roundRepeated
        case roundAnswered
        case roundClosed
        case reportSet
        case reported
        case scheduled
        case meetingPlanned
        case planDropped
        case planLapsed
        case convened
        case calendarsTold
        case calendarAnswered
        case feedOpened
        case feedsClosed

        init(of event: Event) {
            self =
                switch event {
                case .meetingStarted: .meetingStarted
                case .meetingEnded: .meetingEnded
                case .stepEntered: .stepEntered
                case .stepMoved: .stepMoved
                case .timeboxSet: .timeboxSet
                case .timeNoticed: .timeNoticed
                case .topicOpened: .topicOpened
                case .chairSet: .chairSet
                case .memberSet: .memberSet
                case .memberRemoved: .memberRemoved
                case .attended: .attended
                case .rollCalled: .rollCalled
                case .lineHeard: .lineHeard
                case .visionStated: .visionStated
                case .recordAdded: .recordAdded
                case .recordChanged: .recordChanged
                case .findingDismissed: .findingDismissed
                case .voteOpened: .voteOpened
                case .voteCast: .voteCast
                case .voteClosed: .voteClosed
                case .speakerQueued: .speakerQueued
                case .speakerLeft: .speakerLeft
                case .speakerCalled: .speakerCalled
                case .carriedPruned: .carriedPruned
                case .taken: .taken
                case .columnsMapped: .columnsMapped
                case .questionAsked: .questionAsked
                case .questionClosed: .questionClosed
                case .undone: .undone
                case .recipientsSeen: .recipientsSeen
                case .minutesSent: .minutesSent
                case .reminded: .reminded
                case .personSet: .personSet
                case .roomBound: .roomBound
                case .identified: .identified
                case .released: .released
                case .channelSet: .channelSet
                case .claimed: .claimed
                case .codeMissed: .codeMissed
                case .codeUsed: .codeUsed
                case .knocked: .knocked
                case .mailReturned: .mailReturned
                case .reminderLost: .reminderLost
                case .escalated: .escalated
                case .snoozed: .snoozed
                case .disowned: .disowned
                case .remindersSet: .remindersSet
                case .escalationSet: .escalationSet
                case .languageSet: .languageSet
                case .quietSet: .quietSet
                case .roundAsked: .roundAsked
                case .roundRepeated: .roundRepeated
                case .roundAnswered: .roundAnswered
                case .roundClosed: .roundClosed
                case .reportSet: .reportSet
                case .reported: .reported
                case .scheduled: .scheduled
                case .meetingPlanned: .meetingPlanned
                case .planDropped: .planDropped
                case .planLapsed: .planLapsed
                case .convened: .convened
                case .calendarsTold: .calendarsTold
                case .calendarAnswered: .calendarAnswered
                case .feedOpened: .feedOpened
                case .feedsClosed: .feedsClosed
                }
        }
    }

    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test("an event that was stored decodes, keeps its name, and is stored the same again")
    func stored() throws {
        for line in Self.lines {
            let event = try JSONDecoder().decode(Event.self, from: Data(line.utf8))
            #expect(line.hasPrefix("{\"\(Name(of: event).rawValue)\":"), "\(line.prefix(60))")
            #expect(try Self.encode(event) == line)
        }
    }

    @Test("every event occurs among the stored ones")
    func complete() throws {
        let names = try Self.lines.map { Name(of: try JSONDecoder().decode(Event.self, from: Data($0.utf8))) }
        #expect(Set(names) == Set(Name.allCases))
    }

    @Test("every kind, status, detail, role and exit check occurs among the stored ones")
    func values() {
        let all = Self.lines.joined()
        let kinds = Kind.allCases.map { "\"\($0.rawValue)1\"" }
        let statuses = Status.allCases.map { "{\"status\":{\"_0\":\"\($0.rawValue)\"}}" }
        let details = Detail.allCases.map { "\"\($0.rawValue)\":\"" }
        let roles = Role.allCases.map { "\"role\":\"\($0.rawValue)\"" }
        let checks = ExitCheck.allCases.map { "\"check\":\"\($0.rawValue)\"" }
        let cuts = Cut.allCases.map { "\"cut\":\"\($0.rawValue)\"" }
        let sorts = Finding.Sort.allCases.map { "\"sort\":\"\($0.rawValue)\"" }
        let attendance = Attendance.allCases.map { "\"attendance\":\"\($0.rawValue)\"" }
        let stands = Stand.allCases.map { "\"stand\":\"\($0.rawValue)\"" }
        let channels = PersonalChannel.allCases.map { "\"channel\":\"\($0.rawValue)\"" }
        for name in stands + channels + kinds + statuses + details + roles + checks + cuts + sorts + attendance {
            #expect(all.contains(name), "\(name)")
        }
    }

    @Test("an entry keeps its form")
    func entry() throws {
        let line = #"{"events":[{"undone":{}}],"said":"undo"}"#
        let entry = try JSONDecoder().decode(Entry.self, from: Data(line.utf8))
        #expect(entry == Entry(said: "undo", events: [.undone]))
        #expect(try Self.encode(entry) == line)
    }

    @Test("an event of another name is no event")
    func unknown() {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Event.self, from: Data(#"{"meetingBegun":{}}"#.utf8))
        }
    }
}
