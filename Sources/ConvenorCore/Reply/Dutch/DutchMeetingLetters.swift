/// What mails on a meeting to come say.
extension Dutch {
    func meetingSubject(_ subject: MeetingSubject) -> String {
        let when = "\(day(subject.start.wall.day)) \(clock(subject.start.wall.minute))"
        return switch subject.sort {
        case .invited: "Uitnodiging: \(subject.title), \(when)"
        case .changed: "Gewijzigd: \(subject.title), \(when)"
        case .cancelled: "Gaat niet door: \(subject.title), \(when)"
        case .uninvited: "Niet langer uitgenodigd: \(subject.title), \(when)"
        case .prep: "Mee te brengen door jou: \(count(subject.count, "stuk", "stukken")) voor \(subject.title), \(when)"
        case .readiness: "Klaar? \(subject.title), \(when)"
        case .reminder: "Vergadering: \(subject.title), \(when)"
        }
    }

    package func organizer(_ chair: String) -> String { "\(chair) via Convenor" }

    package func heading(_ heading: MeetingLetterPart.Heading) -> String {
        switch heading {
        case .agenda: "Agenda"
        case .bring: "Mee te brengen door jou"
        case .open: "Nog open"
        case .received: "Stukken"
        case .missing: "Ontbreekt"
        case .answers: "Antwoorden"
        }
    }

    func meetingRemark(_ remark: MeetingRemark, _ home: String) -> String {
        switch remark {
        case .lead(let sort, let name, let title, let received, let count):
            return lead(sort, name, title, received, count)
        case .when(let start, let until, let agreed):
            let told = agreed.map { ", afgesproken als \(deadline($0, home: ""))" } ?? ""
            return "\(day(start.wall.day)) \(clock(start.wall.minute))-\(clock(until.minute)) \(start.zone)\(told)"
        case .step(let title, let minutes): return minutes > 0 ? "\(title) (\(minutes) min)" : title
        case .material(let name, let id, let owner, let due, let address):
            let parts = [owner, due.map { "uiterlijk \(day($0.wall.day))" }, address].compactMap { $0 }
            return (["\(id.map { "\($0) " } ?? "")\(name)"] + (id == nil ? ["niemand brengt het mee"] : parts))
                .joined(separator: " · ")
        case .aged(let id, let text, let owner, let days):
            return (["\(id) \(text)"] + [owner, age(days)].compactMap { $0 }).joined(separator: " · ")
        case .answer(let status, let names):
            return "\(status.map(word) ?? "geen antwoord van") \(list(names))"
        case .handIn(let id, let chair):
            return
                "Typ in de chat: ontvangen \(id) en een link of de naam van een bestand. Of zeg het tegen \(chair), die voorzit."
        case .sayIfNot(let chair):
            return "Kun je niet, zeg dan af in je agenda of laat het \(chair) weten, die voorzit."
        case .why(let sort, let series): return why(sort, series)
        }
    }

    private func lead(
        _ sort: MeetingLetter.Sort, _ name: String, _ title: String, _ received: Int, _ count: Int
    ) -> String {
        switch sort {
        case .invited: return "\(name), je bent uitgenodigd voor \(title)."
        case .changed: return "\(name), \(title) is op een ander tijdstip."
        case .cancelled: return "\(name), deze vergadering van \(title) gaat niet door."
        case .uninvited: return "\(name), je bent niet langer uitgenodigd voor \(title)."
        case .prep: return "\(name), de volgende vergadering van \(title) rekent op jou voor wat hieronder staat."
        case .readiness:
            let opening = "\(name), \(title) is de eerstvolgende vergadering."
            if count == 0 { return "\(opening) De agenda vraagt geen stukken." }
            return
                "\(opening) Van \(self.count(count, "stuk", "stukken")) \(received == 1 ? "is" : "zijn") er \(received) binnen."
        case .reminder: return "\(name), de vergadering van \(title) komt eraan."
        }
    }

    private func why(_ sort: MeetingLetter.Sort, _ series: String) -> String {
        switch sort {
        case .uninvited: "Je krijgt dit omdat je was uitgenodigd voor \"\(series)\"."
        case .invited, .changed, .cancelled, .reminder: "Je krijgt dit omdat je bent uitgenodigd voor \"\(series)\"."
        case .prep: "Je krijgt dit omdat je stukken meebrengt voor \"\(series)\"."
        case .readiness: "Je krijgt dit omdat je \"\(series)\" voorzit."
        }
    }
}
