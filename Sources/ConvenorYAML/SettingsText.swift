/// The two texts that follow from the table of settings: `config/convenor.yaml` and `docs/SETTINGS.md`.
package enum SettingsText {
    /// Every setting at its default, each with its sentence as a comment.
    package static var yaml: String {
        var lines = [
            "# Every setting at its default. Remove what you do not change: what is absent has its default.",
            "# A variable of the environment goes before this file: CONVENOR_ and the key, such as CONVENOR_MAIL_FROM.",
        ]
        var open: [String] = []
        for row in Setting.all {
            let parts = row.key.split(separator: ".").map(String.init)
            let groups = Array(parts.dropLast())
            let shared = zip(open, groups).prefix { $0 == $1 }.count
            if shared == 0 { lines.append("") }
            for depth in shared..<max(shared, groups.count) {
                lines.append(indent(depth) + groups[depth] + ":")
            }
            open = groups
            let margin = indent(groups.count)
            lines += wrapped(row.explanation, width: 116 - margin.count).map { margin + "# " + $0 }
            if let rule = rule(for: row) {
                lines += wrapped(rule, width: 116 - margin.count).map { margin + "# " + $0 }
            }
            lines.append(margin + (parts.last ?? "") + ": " + value(of: row))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The reference for operators.
    package static var markdown: String {
        var lines = [
            "# Settings",
            "",
            "Written by the tests from the table in `Sources/ConvenorYAML/Setting.swift`; do not edit.",
            "",
            "Convenor runs without any setting. What is set is looked for in this order, and the first one counts:",
            "",
            "1. a variable of the environment, such as `CONVENOR_MAIL_SMTP_URL`;",
            "2. a variable with `_FILE` behind its name, which holds the path of a file with the value: made for",
            "   passwords (`CONVENOR_MAIL_SMTP_PASSWORD_FILE`); one line break at the end of the file is cut off;",
            "3. `convenor.yaml` in the folder given with `--config`, else in `./config`, else in `/etc/convenor`;",
            "4. the default.",
            "",
            "To set a variable both with and without `_FILE` is a fault. So is a key or a `CONVENOR_` variable that",
            "does not exist, and a value that does not fit: each names its file, line and column and what to write.",
            "Secrets are shown as `(set)`.",
            "",
            "| Key | Default | Write | What it does | Variable |",
            "| --- | --- | --- | --- | --- |",
        ]
        for row in Setting.all {
            let shown = row.defaultText.isEmpty ? "(empty)" : "`\(row.defaultText)`"
            lines.append("| `\(row.key)` | \(shown) | \(row.type) | \(row.explanation) | `\(row.variable)` |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Nil where any text will do.
    private static func rule(for row: Setting) -> String? {
        if row.isSecret { return "Better than here, it stands in a file that \(row.fileVariable) names." }
        return row.type == "a text" ? nil : "Write \(row.type)."
    }

    private static func value(of row: Setting) -> String {
        let text = row.defaultText
        if row.isList { return "[\(text)]" }
        let isPlain =
            text.first.map { $0.isLetter || $0.isNumber } ?? false
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || " ._@/-".contains($0)) }
        return isPlain ? text : "\"\(text)\""
    }

    private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        text.split(separator: " ").reduce(into: [String]()) { lines, word in
            if let last = lines.last, last.count + word.count < width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
    }
}
