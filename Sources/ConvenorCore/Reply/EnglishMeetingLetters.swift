/// What mails on a meeting to come say.
extension English {
    func meetingSubject(_ subject: MeetingSubject) -> String {
        let when = "\(day(subject.start.wall.day)) \(clock(subject.start.wall.minute))"
        return switch subject.sort {
        case .invited: "Invitation: \(subject.title), \(when)"
        case .changed: "Changed: \(subject.title), \(when)"
        case .cancelled: "Called off: \(subject.title), \(when)"
        case .uninvited: "No longer invited: \(subject.title), \(when)"
        case .prep: "To bring by you: \(count(subject.count, "item")) for \(subject.title), \(when)"
        case .readiness: "Ready? \(subject.title), \(when)"
        case .reminder: "Meeting: \(subject.title), \(when)"
        }
    }

    package func organizer(_ chair: String) -> String { "\(chair) via Convenor" }

    package func heading(_ heading: MeetingLetterPart.Heading) -> String {
        switch heading {
        case .agenda: "Agenda"
        case .bring: "To bring by you"
        case .open: "Still open"
        case .received: "Material"
        case .missing: "Missing"
        case .answers: "Answers"
        }
    }

    func meetingRemark(_ remark: MeetingRemark, _ home: String) -> String {
        switch remark {
        case .lead(let sort, let name, let title, let received, let count):
            return lead(sort, name, title, received, count)
        case .when(let start, let until, let agreed):
            let told = agreed.map { ", agreed as \(deadline($0, home: ""))" } ?? ""
            return "\(day(start.wall.day)) \(clock(start.wall.minute))-\(clock(until.minute)) \(start.zone)\(told)"
        case .step(let title, let minutes): return minutes > 0 ? "\(title) (\(minutes) min)" : title
        case .material(let name, let id, let owner, let due, let address):
            let parts = [owner, due.map { "due \(day($0.wall.day))" }, address].compactMap { $0 }
            return (["\(id.map { "\($0) " } ?? "")\(name)"] + (id == nil ? ["nobody brings it"] : parts))
                .joined(separator: " · ")
        case .aged(let id, let text, let owner, let days):
            let age = days <= 0 ? "since today" : "\(count(days, "day")) old"
            return (["\(id) \(text)"] + [owner, age].compactMap { $0 }).joined(separator: " · ")
        case .answer(let status, let names): return "\(status.map(word) ?? "no answer from") \(list(names))"
        case .handIn(let id, let chair):
            return "Type in the room: received \(id) and a link or the name of a file. Or tell \(chair), who chairs."
        case .sayIfNot(let chair): return "If you cannot come, decline in your calendar or tell \(chair), who chairs."
        case .why(let sort, let series): return why(sort, series)
        }
    }

    private func lead(
        _ sort: MeetingLetter.Sort, _ name: String, _ title: String, _ received: Int, _ count: Int
    ) -> String {
        switch sort {
        case .invited: return "\(name), you are invited to \(title)."
        case .changed: return "\(name), \(title) is at another time."
        case .cancelled: return "\(name), this meeting of \(title) is called off."
        case .uninvited: return "\(name), you are no longer invited to \(title)."
        case .prep: return "\(name), the next meeting of \(title) counts on you for what is listed."
        case .readiness:
            if count == 0 { return "\(name), \(title) meets next. Its agenda asks for no material." }
            return "\(name), \(title) meets next. \(received) of \(self.count(count, "material")) received."
        case .reminder: return "\(name), \(title) meets."
        }
    }

    private func why(_ sort: MeetingLetter.Sort, _ series: String) -> String {
        switch sort {
        case .uninvited: "You get this because you were invited to \"\(series)\"."
        case .invited, .changed, .cancelled, .reminder: "You get this because you are invited to \"\(series)\"."
        case .prep: "You get this because you bring material to \"\(series)\"."
        case .readiness: "You get this because you chair \"\(series)\"."
        }
    }
}
