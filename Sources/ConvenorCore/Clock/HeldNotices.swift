extension Series {
    /// What is decided and waits for the hours of those who read it.
    func held(_ scene: Scene) -> [PlannedNotice] {
        let copies = pursuits.keys.sorted().compactMap { heldCopy(of: $0, scene) }
        let rounds = (rounds ?? [:]).keys.sorted().flatMap { heldQuestions(of: $0, scene) }
        return (copies + rounds).filter { $0.at > scene.now }
    }

    /// The copy of an escalation that its owner gets when they wake.
    private func heldCopy(of id: RecordID, _ scene: Scene) -> PlannedNotice? {
        guard let day = pursuits[id]?.escalated, let record = records[id], let owner = record.owner,
            let to = listener(about: record, scene.roster)
        else { return nil }
        let told = scene.almanac.morning(of: to, on: day)
        guard told <= scene.now else { return nil }
        var copy = PlannedNotice(.escalationCopy(id, to: to), to: owner, in: scene)
        copy.at = scene.almanac.hour(for: owner, from: told)
        return copy
    }

    private func heldQuestions(of id: RecordID, _ scene: Scene) -> [PlannedNotice] {
        guard let record = records[id], let round = round(of: id) else { return [] }
        if let closed = round.closedAt { return answers(id, closedAt: closed, scene).map { [$0] } ?? [] }
        let almanac = scene.almanac
        let repeated = almanac.repeating(of: round, record)
        return round.silent.flatMap { person -> [PlannedNotice] in
            let times = almanac.times(of: round, record, for: person, now: repeated)
            let isRepeated = round.again == nil && repeated <= scene.now
            let again = isRepeated ? times.again.map { ($0, true) } : nil
            return [(times.first, false), again].compactMap { $0 }.map { at, isRepeat in
                var notice = PlannedNotice(.question(id, isRepeat: isRepeat), to: person, in: scene)
                notice.at = at
                return notice
            }
        }
    }
}
