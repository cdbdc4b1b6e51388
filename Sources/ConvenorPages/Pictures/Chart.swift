import ConvenorCore
import Foundation

/// The ground of a drawing of values by day: a scale at the left, days at the foot, room at the right for names of lines.
struct Chart {
    static let height: Length = 210
    private static let (top, bottom): (Length, Length) = (20, 180)

    let scale: Scale
    let days: ClosedRange<Day>
    private let marks: [String]
    private let left: Length
    let right: Length

    /// - Parameters:
    ///   - marks: The words for the marks of the scale.
    ///   - room: How wide the names of lines are at most.
    init(_ scale: Scale, marks: [String], days: ClosedRange<Day>, room: Length) {
        (self.scale, self.marks, self.days) = (scale, marks, days)
        left = max(30, (marks.map { $0.width(size: 12) }.max() ?? 0) + 10)
        right = min(330, SVGText.width - room - 12)
    }

    func x(_ day: Day) -> Length {
        let first = days.lowerBound.daysSince1970
        return left + (right - left).part(day.daysSince1970 - first, of: days.upperBound.daysSince1970 - first)
    }

    func y(_ value: Decimal) -> Length { Self.bottom - scale.place(value, along: Self.bottom - Self.top) }
    func spot(_ day: Day, _ value: Decimal) -> Spot { Spot(x(day), y(value)) }

    func drawGround(in svg: inout SVGText, feet: [Day], _ sight: Sight) {
        for (index, mark) in scale.marks.enumerated() {
            let height = y(mark)
            svg.line(index == 0 ? .axis : .grid, from: Spot(left, height), to: Spot(right, height))
            if marks.indices.contains(index) {
                svg.text(marks[index], at: Spot(left - 6, height + 4), .soft, side: .end, size: 12)
            }
        }
        var free = Length(-100)
        for day in feet {
            let text = sight.foot(day, of: days)
            let half = text.width(size: 12).part(1, of: 2)
            guard x(day) - half > free else { continue }
            free = x(day) + half + 6
            svg.text(text, at: Spot(x(day), Self.bottom + 18), .soft, side: .middle, size: 12)
        }
    }

    func draw(_ values: [(day: Day, value: Decimal)], in svg: inout SVGText) {
        let spots = values.map { spot($0.day, $0.value) }
        if spots.count > 1 { svg.polyline(.line, spots) }
        for spot in spots { svg.circle(.dot, spot, radius: 3) }
    }

    /// Where two names go at the right, the lower one below the upper one.
    static func apart(_ upper: Length, _ lower: Length) -> (Length, Length) {
        let second = min(max(lower, upper + 15), bottom + 8)
        return (min(upper, second - 15), second)
    }
}
