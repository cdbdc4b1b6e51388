/// The spelling of the text format 0.0.4 of Prometheus.
enum ExpositionText {
    /// Other signs than letters, digits, underscores and colons become underscores.
    static func name(_ text: String) -> String {
        let name = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                    return isPlain || scalar == "_" || scalar == ":" ? scalar : "_"
                }))
        return name.first?.isNumber ?? true ? "_" + name : name
    }

    static func labels(_ labels: [(String, String)]) -> String {
        if labels.isEmpty { return "" }
        let pairs = labels.map { label, value in
            "\(name(label).replacing(":", with: "_"))=\"\(help(value).replacing("\"", with: "\\\""))\""
        }
        return "{" + pairs.joined(separator: ",") + "}"
    }

    static func help(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }

    static func number(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf" }
        return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }
}
