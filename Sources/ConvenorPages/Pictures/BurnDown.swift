import ConvenorCore
import Foundation

/// Open actions week by week, beside those that would be open if each were done by its first date.
struct BurnDown {
    static let name = "burn-down"
    /// Half a year of weeks.
    private static let most = 26

    struct Point: Hashable {
        var day: Day
        var open: Int
        /// Of the open ones, those whose first date has not passed.
        var planned: Int
    }

    let points: [Point]
    private let last: Point
    private let sight: Sight

    /// Nil where nothing was open in all these weeks.
    init?(_ seen: Seen, _ sight: Sight) {
        let actions = seen.series.all(.action)
        let points = Self.points(of: actions, sight)
        guard let last = points.last, points.contains(where: { $0.open > 0 }) else { return nil }
        (self.points, self.last, self.sight) = (points, last, sight)
    }

    /// The ends of weeks that are over, and how it stands now; the first is the day of the first action, if it is not
    /// too long ago.
    private static func points(of actions: [Record], _ sight: Sight) -> [Point] {
        guard let first = actions.map(\.at).min() else { return [] }
        let today = sight.today.daysSince1970
        let begin = min(today, sight.zone.wall(at: first).day.daysSince1970)
        let weeks = min(most - 1, (today - begin + 6) / 7)
        let days = (0...weeks).reversed().map { max(begin, today - $0 * 7) }
        // What changes on each day, so that every action is looked at once.
        var open = Array(repeating: 0, count: days.count + 1)
        var planned = open
        func index(_ day: Int) -> Int { days.firstIndex { $0 >= day } ?? days.count }
        for action in actions {
            let from = index(sight.zone.wall(at: action.at).day.daysSince1970)
            guard let until = closing(action, sight).map(index) ?? (action.isStanding ? days.count : nil) else {
                continue
            }
            let start = min(from, action.isStanding ? days.count - 1 : from)
            guard start < until else { continue }
            open[start] += 1
            open[until] -= 1
            let due = promise(action, sight).map(index) ?? days.count
            guard start < min(until, due) else { continue }
            planned[start] += 1
            planned[min(until, due)] -= 1
        }
        return zip(days, zip(sums(open), sums(planned))).map {
            Point(day: Day(daysSince1970: $0), open: $1.0, planned: $1.1)
        }
    }

    private static func closing(_ action: Record, _ sight: Sight) -> Int? {
        action.isStanding ? nil : action.closedAt.map { sight.zone.wall(at: $0).day.daysSince1970 }
    }

    /// The first day at whose end the first date has passed; tomorrow for a date that is still to come today.
    private static func promise(_ action: Record, _ sight: Sight) -> Int? {
        guard let due = action.firstDue else { return nil }
        let day = sight.day(of: due).daysSince1970
        return day == sight.today.daysSince1970 && !due.isPast(at: sight.now) ? day + 1 : day
    }

    private static func sums(_ changes: [Int]) -> [Int] {
        var sum = 0
        return changes.map { change in
            sum += change
            return sum
        }
    }

    var picture: Picture {
        Picture(
            name: Self.name, svg: svg, caption: sight.say(Terms("Open actions a week", nl: "Open acties per week")),
            values: sheet.html(sight.words))
    }

    private var svg: String {
        let counts = points.flatMap { [Decimal($0.open), Decimal($0.planned)] }
        let scale = Scale(holding: counts, isCount: true)
        let names = [sight.say(Self.openEnd(last)), sight.say(Self.plannedEnd(last))]
        let first = points.first ?? last
        let chart = Chart(
            scale, marks: scale.marks.map { sight.figure($0) }, days: first.day...last.day,
            room: names.map { $0.width(size: 13, isStrong: true) }.max() ?? 0)
        var svg = SVGText(Self.name, height: Chart.height)
        chart.drawGround(in: &svg, feet: [first.day, points[points.count / 2].day, last.day], sight)
        if points.count > 1 { svg.polyline(.ideal, points.map { chart.spot($0.day, Decimal($0.planned)) }) }
        chart.draw(points.map { ($0.day, Decimal($0.open)) }, in: &svg)
        let ends = (chart.y(Decimal(last.open)) + 4, chart.y(Decimal(last.planned)) + 4)
        let (upper, lower) = Chart.apart(ends.0, ends.1)
        svg.text(names[0], at: Spot(chart.right + 8, upper), isStrong: true)
        svg.text(names[1], at: Spot(chart.right + 8, lower), .soft)
        let title = Sentence(
            Terms("Open actions, {0} to {1}", nl: "Open acties, {0} tot en met {1}"), .text(sight.date(first.day)),
            .text(sight.date(last.day)))
        return svg.document(title: sight.say(title), says: [course, plan].map(sight.say).joined(separator: " "))
    }

    private static func openEnd(_ last: Point) -> Sentence {
        Sentence(Terms("open {0}", nl: "open {0}"), .figure(String(last.open)))
    }

    private static func plannedEnd(_ last: Point) -> Sentence {
        Sentence(Terms("planned {0}", nl: "gepland {0}"), .figure(String(last.planned)))
    }

    private var sheet: Sheet {
        let title = SheetTitle("burnDown", Terms("Open actions a week", nl: "Open acties per week"))
        let heads = [Terms("Up to", nl: "Tot en met"), Terms("Open", nl: "Open"), Terms("Planned", nl: "Gepland")]
        return Sheet(
            title, columns: heads.enumerated().map { .init(.terms($1), $0 == 0 ? .text : .number) },
            rows: points.map { point in
                Sheet.Row([.text(sight.date(point.day)), .number(point.open), .number(point.planned)])
            })
    }
}

extension BurnDown {
    /// From where, over what, to where.
    private var course: Sentence {
        let first = points.first ?? last
        let peak = points.max { $0.open < $1.open } ?? last
        let (from, to) = (Sentence.Value.figure(String(first.open)), Sentence.Value.figure(String(last.open)))
        if points.count == 1 { return Sentence(Terms("Open now: {0}.", nl: "Nu open: {0}."), to) }
        if peak.open > first.open, peak.open > last.open {
            return Sentence(
                Terms(
                    "The number rose from {0} to {1} by {2} and fell to {3}.",
                    nl: "Het aantal steeg van {0} naar {1} op {2} en daalde naar {3}."),
                from, .figure(String(peak.open)), .text(sight.date(peak.day)), to)
        }
        if first.open == last.open {
            return Sentence(
                Terms("The number is {0}, as at the beginning.", nl: "Het aantal is {0}, net als in het begin."), to)
        }
        return first.open < last.open
            ? Sentence(Terms("The number rose from {0} to {1}.", nl: "Het aantal steeg van {0} naar {1}."), from, to)
            : Sentence(Terms("The number fell from {0} to {1}.", nl: "Het aantal daalde van {0} naar {1}."), from, to)
    }

    private var plan: Sentence {
        last.open == last.planned
            ? Sentence(
                Terms("No action is past its first date.", nl: "Geen enkele actie is over de eerste datum heen."))
            : Sentence(
                Terms(
                    "If all were done by their first date, {0} would be open.",
                    nl: "Als alles op de eerste datum klaar was, zou {0} open zijn."),
                .figure(String(last.planned)))
    }
}
