import ConvenorCore
import Foundation

/// The values of a metric in one line of a table, without words.
struct Spark {
    let svg: String

    init?(_ metric: Record) {
        let values = metric.drawable.suffix(MetricTrend.most)
        guard values.count > 1, let first = values.first, let last = values.last else { return nil }
        let target = metric.aim
        let scale = Scale(holding: values.map(\.value) + [target].compactMap { $0 })
        let (width, height): (Length, Length) = (94, 18)
        let days = last.day.daysSince1970 - first.day.daysSince1970
        let spots = values.map { value in
            Spot(
                3 + width.part(value.day.daysSince1970 - first.day.daysSince1970, of: days),
                3 + height - scale.place(value.value, along: height))
        }
        var shapes = ""
        if let target {
            let level = 3 + height - scale.place(target, along: height)
            shapes +=
                "<path class=\"ideal\" d=\"M3 \(level)L97 \(level)\" stroke=\"#545c64\" stroke-dasharray=\"3 3\"/>"
        }
        let points = spots.map(\.description).joined(separator: " ")
        shapes +=
            "<polyline class=\"line\" points=\"\(points)\" fill=\"none\" stroke=\"#0b6171\" stroke-width=\"2\"/>"
        if let end = spots.last {
            shapes += "<circle class=\"dot\" cx=\"\(end.x)\" cy=\"\(end.y)\" r=\"3\" fill=\"#0b6171\"/>"
        }
        svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 104 24" width="104" height="24" aria-hidden="true">\
            \(shapes)</svg>
            """
    }
}
