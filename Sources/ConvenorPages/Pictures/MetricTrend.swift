import ConvenorCore
import Foundation

/// The values of one metric by day, beside its target.
struct MetricTrend {
    let name: String
    private let metric: Record
    private let title: String
    /// By day, the newest so many.
    private let values: [(day: Day, value: Decimal)]
    private let first: (day: Day, value: Decimal)
    private let last: (day: Day, value: Decimal)
    /// How many there are, also those that are not drawn.
    private let count: Int
    private let target: Decimal?
    private let sight: Sight

    static let most = 26
    private static let kinds: [Kind] = [.northStar, .metric, .keyResult, .northStarInput]

    /// One for each that has two values: those with a target first, then by kind and number.
    static func all(of seen: Seen, _ sight: Sight) -> [MetricTrend] {
        let found = kinds.flatMap { seen.series.standing($0) }.compactMap {
            MetricTrend($0, sight.words.text(of: $0, in: seen.series), sight)
        }
        return found.filter { $0.target != nil } + found.filter { $0.target == nil }
    }

    init?(_ metric: Record, _ text: String, _ sight: Sight) {
        let known = metric.drawable
        guard known.count > 1, let first = known.suffix(Self.most).first, let last = known.last else { return nil }
        name = "trend-\(metric.id)"
        title = "\(metric.id) " + text.cut(columns: 60, width: 1000)
        values = Array(known.suffix(Self.most))
        (count, target) = (known.count, metric.aim)
        (self.metric, self.first, self.last, self.sight) = (metric, first, last, sight)
    }

    var picture: Picture { Picture(name: name, svg: svg, caption: title, values: sheet.html(sight.words)) }

    private var svg: String {
        let scale = Scale(holding: values.map(\.value) + [target].compactMap { $0 })
        let marks = sight.figures(scale.marks, unit: metric.sign, columns: 13)
        let end = sight.figures([last.value], unit: metric.sign, columns: 11).first ?? ""
        let chart = Chart(
            scale, marks: marks, days: first.day...last.day, room: end.width(size: 13, isStrong: true))
        var svg = SVGText(name, height: Chart.height)
        chart.drawGround(in: &svg, feet: [first.day, last.day], sight)
        if let target { draw(target, chart, in: &svg) }
        chart.draw(values, in: &svg)
        svg.text(end, at: Spot(chart.right + 8, chart.y(last.value) + 4), isStrong: true)
        let span = Sentence(
            Terms("{0}, {1} to {2}", nl: "{0}, {1} tot en met {2}"), .text(title), .text(sight.date(first.day)),
            .text(sight.date(last.day)))
        return svg.document(title: sight.say(span), says: [course, aim].compactMap { $0 }.joined(separator: " "))
    }

    /// A dashed line with its name at the end where the values are farther from it.
    private func draw(_ target: Decimal, _ chart: Chart, in svg: inout SVGText) {
        let height = chart.y(target)
        let (left, right) = (chart.x(first.day), chart.right)
        svg.line(.ideal, from: Spot(left, height), to: Spot(right, height))
        let figure = sight.figures([target], unit: metric.sign, columns: 11).first ?? ""
        let text = sight.say(Sentence(Terms("target {0}", nl: "doel {0}"), .text(figure)))
        let isLeft = abs(first.value - target) > abs(last.value - target)
        svg.text(text, at: Spot(isLeft ? left + 2 : right, height - 6), .soft, side: isLeft ? .begin : .end)
    }

    /// With the unit, where there is room.
    private func said(_ value: Decimal) -> String { sight.figure(value, unit: metric.sign ?? metric[.unit]) }

    private var course: String {
        let values: [Sentence.Value] = [.text(said(first.value)), .text(said(last.value))]
        let move =
            first.value == last.value
            ? Terms("It is {1}, as at the beginning", nl: "Het is {1}, net als in het begin")
            : first.value < last.value
                ? Terms("Rose from {0} to {1}", nl: "Steeg van {0} naar {1}")
                : Terms("Fell from {0} to {1}", nl: "Daalde van {0} naar {1}")
        let many =
            count > self.values.count
            ? Sentence(
                Terms(" in the last {0} of {1} values.", nl: " in de laatste {0} van {1} metingen."),
                .figure(String(self.values.count)), .figure(String(count)))
            : Sentence(Terms(" in {0} values.", nl: " in {0} metingen."), .figure(String(count)))
        return sight.say(Sentence(move, values[0], values[1])) + sight.say(many)
    }

    private var aim: String? {
        target.map { sight.say(Sentence(Terms("The target is {0}.", nl: "Het doel is {0}."), .text(said($0)))) }
    }

    private var sheet: Sheet {
        let heads: [Sheet.Column] = [
            .init(.terms(Terms("As of", nl: "Per"))), .init(.terms(Terms("Value", nl: "Waarde")), .number),
        ]
        return Sheet(
            SheetTitle("trend", Terms(title, nl: title)), columns: heads,
            rows: values.map { Sheet.Row([.text(sight.date($0.day)), .text(said($0.value))]) })
    }
}

extension Record {
    /// Its values by day, oldest first, as far as they are figures.
    var drawable: [(day: Day, value: Decimal)] {
        history.compactMap { measured in
            measured.amount.flatMap { $0.value.isFinite ? (measured.day, $0.value) : nil }
        }.sorted { $0.0 < $1.0 }
    }

    /// What it is to become.
    var aim: Decimal? { self[.target].flatMap { Amount($0)?.value }.flatMap { $0.isFinite ? $0 : nil } }
}
