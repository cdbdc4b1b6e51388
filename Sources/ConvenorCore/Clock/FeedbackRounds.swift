/// Whether an adjustment works is asked once, some time after its last action is done.
enum FeedbackRounds {
    static let row = ClockRow(
        name: "feedback",
        ofRecord: { record, series, almanac in series.feedbackAlarms(record, almanac) },
        moves: { record, series in series.requests(about: record) },
        decide: { key, series, scene in
            RoundKey(key).flatMap { series.decide(feedback: $0, scene: scene) }
        },
        sends: { decision, series, scene in series.questions(in: decision, scene) })

    /// Days after the last action is done, where the request says nothing.
    static let delay = 14
    /// Working days for an answer, and until the silent are asked once more.
    static let (window, again) = (5, 3)
    /// A mean below it, in tenths, opens a gap.
    static let low = 30
}

extension Series {
    /// The feedback requests whose time a record may move: those of the adjustments that it serves.
    fileprivate func requests(about record: Record) -> [RecordID] {
        let adjustments = adjustments(servedBy: record)
        if adjustments.isEmpty { return [] }
        return standing(.feedback).filter { $0.links?.contains(where: adjustments.contains) == true }.map(\.id)
    }

    private func adjustments(servedBy record: Record) -> Set<RecordID> {
        if record.id.kind == .adjustment { return [record.id] }
        guard record.id.kind == .action || record.id.kind == .decision else { return [] }
        let links = record.links ?? []
        let decided = links.filter { $0.kind == .decision }.flatMap { records[$0]?.links ?? [] }
        return Set((links + decided).filter { $0.kind == .adjustment })
    }

    func feedbackAlarms(_ request: Record, _ almanac: Almanac) -> [AlarmFact] {
        guard request.id.kind == .feedback, request.status == .expected else { return [] }
        if request.privacy != nil || meeting?.isReplay == true { return [] }
        if let round = round(of: request.id), round.number > 0 { return round.alarms("feedback", request.id) }
        guard let at = feedbackTime(of: request, almanac) else { return [] }
        return [RoundKey.alarm("feedback", request.id, .ask, 1, at: at)]
    }

    /// When the request goes out: nil while its adjustment is not agreed, or not all of its actions are closed and one
    /// done.
    private func feedbackTime(of request: Record, _ almanac: Almanac) -> Moment? {
        guard let id = request.links?.first, records[id]?.status == .agreed else { return nil }
        // The history of all actions is gone through only where none is open.
        if standing(.action).contains(where: { adjustments(servedBy: $0).contains(id) }) { return nil }
        let actions = all(.action).filter { adjustments(servedBy: $0).contains(id) }
        guard actions.contains(where: { $0.status == .done }),
            let last = actions.compactMap(\.closedAt).max()
        else { return nil }
        let zone = Zone(almanac.rules.zone) ?? .utc
        let delay = request[.delay].flatMap { Int($0) } ?? FeedbackRounds.delay
        let day = almanac.rules.workingDay(onOrAfter: zone.wall(at: last).day.adding(days: delay))
        return max(zone.moment(of: WallTime(day: day, minute: almanac.rules.dayStart)), request.at)
    }

    func decide(feedback key: RoundKey, scene: Scene) -> Decision? {
        guard let request = records[key.id], request.status == .expected else { return nil }
        switch key.act {
        case .ask:
            guard (round(of: key.id)?.number ?? 0) == 0, let at = feedbackTime(of: request, scene.almanac),
                at <= scene.now
            else { return nil }
            return ask(request, planned: at, scene)
        case .again: return repeated(key, scene)
        case .close:
            guard let round = round(of: key.id), round.isOpen, round.number == key.number, round.until <= scene.now
            else { return nil }
            return settle(request, round, scene)
        }
    }

    private func ask(_ request: Record, planned: Moment, _ scene: Scene) -> Decision {
        let almanac = scene.almanac
        let zone = Zone(almanac.rules.zone) ?? .utc
        let early = round(of: request.id)
        let named = request[.team].map { self.people(named: $0, roster: scene.roster) }
        let asked = (named ?? taking).filter { early?.answers[$0] == nil }
        let start = RoundStart(
            id: request.id, number: 1, planned: planned, people: asked,
            again: almanac.moment(workingDays: FeedbackRounds.again, after: scene.now, in: zone),
            until: almanac.window(
                FeedbackRounds.window, of: request, planned: planned, people: asked, now: scene.now))
        if !asked.isEmpty { return Decision([.roundAsked(round: start)], say: unheard(start, scene)) }
        if let early, !early.answers.isEmpty {
            let settled = settle(request, early, scene)
            return Decision([.roundAsked(round: start)] + settled.events, say: settled.say)
        }
        return Decision([.roundAsked(round: start)], say: [.nobodyToAsk(request.id)])
    }

    /// Collects the answers, and writes their mean to the request.
    func settle(_ request: Record, _ round: Round, _ scene: Scene) -> Decision {
        let mean = round.meanTenths.map { "\($0 / 10).\($0 % 10)" }
        var decision = close(request, round, scene)
        decision.events.append(
            .recordChanged(id: request.id, changes: [.status(.received), .detail(name: .mean, value: mean)]))
        return decision
    }

    /// Adjustments that those who were asked do not find working.
    func ineffective() -> [Finding] {
        let low = (rounds ?? [:]).filter { id, round in
            id.kind == .feedback && !round.isOpen && round.meanTenths.map { $0 < FeedbackRounds.low } == true
        }
        return low.keys.sorted().compactMap { id in
            guard let request = records[id], request.status == .received, let subject = request.links?.first,
                records[subject]?.status == .agreed, let round = low[id]
            else { return nil }
            // A gap that was written down for it is the answer, whatever became of it.
            let isKnown = all(.gap).contains { gap in
                gap[.gapKind] == Finding.Sort.ineffective.rawValue && gap.links?.first == subject
                    && gap.at > round.askedAt
            }
            if isKnown { return nil }
            return Finding(sort: .ineffective, subject: subject, score: round.meanTenths, count: round.answers.count)
        }
    }
}
