import ConvenorEngine

/// Writes one drawing as SVG: no script, no style, and every shape has a class that the stylesheet colours and a colour of
/// its own, for a file that stands alone.
struct SVGText {
    /// What a shape means, by its class.
    enum Look: String {
        case bg = "class=\"bg\" fill=\"#ffffff\""
        case axis = "class=\"axis\" stroke=\"#8a9198\" stroke-width=\"1\""
        case grid = "class=\"grid\" stroke=\"#d7dad5\" stroke-width=\"1\""
        case line = "class=\"line\" fill=\"none\" stroke=\"#0b6171\" stroke-width=\"2\" stroke-linejoin=\"round\""
        case ideal = """
            class="ideal" fill="none" stroke="#545c64" stroke-width="1.5" stroke-linejoin="round" stroke-dasharray="5 4"
            """
        case tick = "class=\"ideal\" fill=\"none\" stroke=\"#545c64\" stroke-width=\"2\""
        case link = "class=\"link\" fill=\"none\" stroke=\"#8a9198\""
        case dot = "class=\"dot\" fill=\"#0b6171\""
        case box = "class=\"box\" fill=\"#ffffff\" stroke=\"#8a9198\" stroke-width=\"1\""
        case broken = "class=\"broken\" fill=\"#fbe9e6\" stroke=\"#a02318\" stroke-width=\"2\""
        case missing = """
            class="broken" fill="#fbe9e6" stroke="#a02318" stroke-width="2" stroke-dasharray="4 3"
            """
        case heat1 = "class=\"h1\" fill=\"#eef3f4\""
        case heat2 = "class=\"h2\" fill=\"#cfe3e6\""
        case heat3 = "class=\"h3\" fill=\"#a5cbd2\""
        case heat4 = "class=\"h4\" fill=\"#6fa9b3\""

        static let heats = [Look.heat1, .heat2, .heat3, .heat4]
    }

    enum Ink: String {
        case plain = "fill=\"#1b1f23\""
        case soft = "class=\"soft\" fill=\"#545c64\""
        case broken = "class=\"broken-text\" fill=\"#a02318\""
    }

    enum Side: String {
        case begin = ""
        case middle = " text-anchor=\"middle\""
        case end = " text-anchor=\"end\""
    }

    static let width: Length = 360
    private let name: String
    private let height: Length
    private var shapes: [String] = []

    init(_ name: String, height: Length) {
        (self.name, self.height) = (name, height)
        rect(.bg, Spot(0, 0), Self.width, height)
    }

    mutating func rect(_ look: Look, _ corner: Spot, _ width: Length, _ height: Length, round: Int = 0) {
        let place = corner == Spot(0, 0) ? "" : " x=\"\(corner.x)\" y=\"\(corner.y)\""
        let corners = round > 0 ? " rx=\"\(round)\"" : ""
        shapes.append("<rect \(look.rawValue)\(place) width=\"\(width)\" height=\"\(height)\"\(corners)/>")
    }

    mutating func line(_ look: Look, from: Spot, to: Spot) { path(look, "M\(from)L\(to)") }

    /// - Parameter data: commands of ours (SVG 2, section 9.3), never what people wrote.
    mutating func path(_ look: Look, _ data: String) { shapes.append("<path \(look.rawValue) d=\"\(data)\"/>") }

    mutating func polyline(_ look: Look, _ spots: [Spot]) {
        let points = spots.map(\.description).joined(separator: " ")
        shapes.append("<polyline \(look.rawValue) points=\"\(points)\"/>")
    }

    mutating func circle(_ look: Look, _ middle: Spot, radius: Int) {
        shapes.append("<circle \(look.rawValue) cx=\"\(middle.x)\" cy=\"\(middle.y)\" r=\"\(radius)\"/>")
    }

    mutating func text(
        _ text: String, at spot: Spot, _ ink: Ink = .plain, side: Side = .begin, size: Int = 13, isStrong: Bool = false
    ) {
        let place = "x=\"\(spot.x)\" y=\"\(spot.y)\""
        shapes.append(Self.text(text, place, ink, side, size, isStrong))
    }

    /// From below to above, with its middle at the spot.
    mutating func upright(_ text: String, at spot: Spot, _ ink: Ink) {
        let place = "transform=\"translate(\(spot.x) \(spot.y)) rotate(-90)\""
        shapes.append(Self.text(text, place, ink, .middle, 13, false))
    }

    private static func text(
        _ text: String, _ place: String, _ ink: Ink, _ side: Side, _ size: Int, _ isStrong: Bool
    ) -> String {
        let dress = (size == 13 ? "" : " font-size=\"\(size)\"") + (isStrong ? " font-weight=\"600\"" : "")
        return "<text \(place)\(side.rawValue) \(ink.rawValue)\(dress)>\(escaped(text))</text>"
    }

    /// - Parameters:
    ///   - title: What it is of.
    ///   - says: What there is to see, for who does not see it.
    func document(title: String, says: String) -> String {
        let begin = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width) \(height)" role="img" \
            aria-labelledby="\(name)-t \(name)-d" font-family="system-ui, sans-serif" font-size="13">
            <title id="\(name)-t">\(Self.escaped(title))</title>
            <desc id="\(name)-d">\(Self.escaped(says))</desc>
            """
        return ([begin] + shapes + ["</svg>"]).joined(separator: "\n")
    }

    /// Without what no XML may hold (XML 1.0, section 2.2): in a page it would do no harm, as a file it would not open.
    static func escaped(_ text: String) -> String {
        var held = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x9, 0xA, 0xD, 0x20...0xFFFD, 0x10000...: held.append(scalar)
            default: continue
            }
        }
        return HTMLText.escaped(String(held))
    }
}
