package import ConvenorCore

/// The drawings of a series, each of what its reader may see.
package enum Pictures {
    /// How many metrics get a trend of their own on a page.
    private static let mostTrends = 4

    /// Burn-down, trends, timeline, Now-How-Wow and confrontation: those that there is something to draw for.
    package static func all(of seen: Seen, _ sight: Sight) -> [Picture] {
        let trends = MetricTrend.all(of: seen, sight).prefix(mostTrends).map(\.picture)
        let boards = [NowHowWowPicture(seen, sight)?.picture, HeatMap(seen, sight)?.picture]
        let course = [BurnDown(seen, sight)?.picture] + trends + [Timeline(seen, sight)?.picture]
        return (course + boards).compactMap { $0 }
    }

    /// One by its name, also a trend that the page has no room for; nil where there is nothing to draw.
    package static func named(_ name: String, of seen: Seen, _ sight: Sight) -> Picture? {
        switch name {
        case BurnDown.name: BurnDown(seen, sight)?.picture
        case Timeline.name: Timeline(seen, sight)?.picture
        case NowHowWowPicture.name: NowHowWowPicture(seen, sight)?.picture
        case HeatMap.name: HeatMap(seen, sight)?.picture
        case LedgerPicture.name: ledger(of: seen, sight)
        default: MetricTrend.all(of: seen, sight).first { $0.name == name }?.picture
        }
    }

    /// The chain from actions to goals with its breaks; nil for a series without goals and actions.
    package static func ledger(of seen: Seen, _ sight: Sight) -> Picture? { LedgerPicture(seen, sight)?.picture }

    /// The values of a metric in a row, hidden from who reads aloud; empty for fewer than two.
    package static func spark(of metric: Record, in series: Series) -> String { Spark(metric)?.svg ?? "" }
}
