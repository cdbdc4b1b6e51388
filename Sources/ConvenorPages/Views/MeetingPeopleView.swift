import ConvenorCore

/// Who was asked to a meeting and who came, which teams are missing, and who waits to speak.
struct MeetingPeopleView {
    private let seen: Seen
    private let document: MinutesDocument
    private let meeting: Meeting
    private let sight: Sight

    init(_ seen: Seen, _ document: MinutesDocument, _ meeting: Meeting, _ sight: Sight) {
        self.seen = seen
        self.document = document
        self.meeting = meeting
        self.sight = sight
    }

    /// Those who were not in the meeting are not told who was.
    private var isFull: Bool { seen.reader.role >= .participant && seen.reader.cut != .owner }

    var facts: [String: Facts] {
        let people = isFull ? everybody : []
        let missing = isFull && meeting.isOpen ? missingTeams : []
        let queue = isFull && meeting.isOpen ? meeting.queue : []
        return [
            "hasPeople": .flag(!people.isEmpty), "people": .list(people),
            "hasMissing": .flag(!missing.isEmpty), "missing": .line(sight.words.list(missing)),
            "hasQueue": .flag(!queue.isEmpty),
            "queue": .list(queue.map { person($0.handle, note: $0.about, [:]) }),
        ]
    }

    /// Who chairs first, then who is there, then all others.
    private var everybody: [Facts] {
        let order = Attendance.ordered
        let sorted = meeting.attendance.sorted { a, b in
            let places = [a, b].map { handle, attendance in
                (meeting.isChair(handle) ? 0 : 1, order.firstIndex(of: attendance) ?? order.count, sight.name(handle))
            }
            return places[0] < places[1]
        }
        return sorted.map { handle, attendance in
            let chair = meeting.isChair(handle) ? sight.say(Terms("chair", nl: "voorzitter")) : nil
            let note = [team(of: handle), chair].compactMap { $0 }.joined(separator: ", ")
            return person(
                handle, note: note,
                ["attendance": .text(sight.say(attendance.words)), "tone": attendance.tone.fact])
        }
    }

    private func person(_ handle: Handle, note: String, _ more: [String: Facts]) -> Facts {
        Facts.map(["name": .line(sight.name(handle)), "hasNote": .flag(!note.isEmpty), "note": .line(note)])
            .adding(more)
    }

    private func team(of handle: Handle) -> String? { seen.series.members[handle]?.team ?? sight.roster[handle]?.team }

    /// Teams that the agenda needs and of whom nobody is in the room.
    private var missingTeams: [String] {
        let here = Set(meeting.present.compactMap { team(of: $0)?.lowercased() })
        return (document.agenda?.requiredTeams ?? []).filter { !here.contains($0.lowercased()) }
    }
}

extension Attendance {
    fileprivate static let ordered: [Attendance] = [.present, .late, .invited, .excused, .absent]

    fileprivate var words: Terms {
        switch self {
        case .invited: Terms("invited", nl: "uitgenodigd")
        case .present: Terms("present", nl: "aanwezig")
        case .late: Terms("late", nl: "later gekomen")
        case .excused: Terms("excused", nl: "afgemeld")
        case .absent: Terms("absent", nl: "afwezig")
        }
    }

    fileprivate var tone: Tone {
        switch self {
        case .present: .good
        case .late: .warn
        case .absent: .bad
        case .invited, .excused: .plain
        }
    }
}
