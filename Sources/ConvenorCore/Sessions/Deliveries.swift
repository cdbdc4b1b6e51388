/// The milestones of a series beside the key results that they move.
///
/// An `impact` says how strongly; a milestone written down `for KR1` moves it with strength 1. A key result that stands
/// for a metric is moved by what moves the metric.
struct Deliveries {
    let milestones: [Record]
    private let impacts: [Record]
    private let now: Moment

    init(_ series: Series, now: Moment) {
        milestones = series.all(.milestone).filter { $0.status != .dropped }
        impacts = series.standing(Kind("IM"))
        self.now = now
    }

    /// How strongly each milestone moves a key result, 1...3.
    func strengths(on result: Record) -> [(milestone: Record, strength: Int)] {
        let names = Set([result.id] + (result.links ?? []).filter { $0.kind == .metric })
        return milestones.compactMap { milestone in
            let said = impacts.last { impact in
                let ids = impact.links ?? []
                return ids.contains(milestone.id) && ids.contains(where: names.contains)
            }
            let direct = milestone.links?.contains(where: names.contains) == true ? 1 : nil
            return (said?.scale(Detail("strength")) ?? direct).map { (milestone, $0) }
        }
    }

    func impact(on results: [Record]) -> MilestoneImpact<RecordID> {
        var impact = MilestoneImpact(milestones: milestones.map(\.id), results: results.map(\.id))
        for result in results {
            for (milestone, strength) in strengths(on: result) {
                _ = impact.link(milestone.id, to: result.id, strength: strength)
            }
        }
        return impact
    }

    /// Milestones that a key result hangs on and that are past their day.
    func late(for result: Record) -> [(milestone: Record, strength: Int)] {
        strengths(on: result).filter { $0.milestone.isStanding && $0.milestone.due?.isPast(at: now) == true }
    }
}
