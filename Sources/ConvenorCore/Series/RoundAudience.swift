extension Series {
    /// Whom a check-in asks: `all`, who takes part and who owns an open action; `team`, who takes part; `owners`; else
    /// the people and teams that it names. Nobody where these are not known here.
    package func audience(of record: Record, roster: Roster) -> [Handle] {
        let named = record[.audience] ?? "all"
        switch named.lowercased() {
        case "all": return Array(Set(taking + owning)).sorted()
        case "team", "the team": return taking
        case "owners", "the owners": return owning
        default: return people(named: named, roster: roster)
        }
    }

    /// Who takes part, with who leads.
    var taking: [Handle] {
        let leading = meeting.map { [$0.chair] + $0.coChairs } ?? []
        return Set(members.filter { $0.value.role >= .participant }.keys).union(leading).sorted()
    }

    private var owning: [Handle] { Set(openActions.compactMap(\.owner)).sorted() }

    /// The people and teams of `@ana, sales and product development`, as far as they have a place here: invited,
    /// leading, or with an open action.
    func people(named text: String, roster: Roster) -> [Handle] {
        let parts = text.lowercased().split { $0 == "," || $0 == "&" }.flatMap { part in
            String(part).components(around: " and ").flatMap { $0.components(around: " en ") }
        }
        let known = Set(members.keys).union(taking).union(owning)
        var found: Set<Handle> = []
        for part in parts where !part.isEmpty {
            let handle = Handle(String(part.drop { $0 == "@" }))
            if known.contains(handle), part.first == "@" || members[handle] != nil { found.insert(handle) }
            for (member, place) in members where (place.team ?? roster[member]?.team)?.lowercased() == part {
                found.insert(member)
            }
        }
        return found.sorted()
    }

    /// What can be spoken of: open actions that are nobody's secret.
    var openActions: [Record] { standing(.action).filter { $0.privacy == nil } }

    func openActions(of people: Set<Handle>) -> [Record] {
        openActions.filter { action in
            action.owner.map(people.contains) == true || action.helpers?.contains(where: people.contains) == true
        }
    }
}

extension String {
    fileprivate func components(around word: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let found = rest.firstRange(of: word) {
            parts.append(String(rest[..<found.lowerBound]).cleaned)
            rest = rest[found.upperBound...]
        }
        return parts + [String(rest).cleaned]
    }
}
