import ConvenorCore
import Foundation

/// The shape of a mail address that Convenor sends to: one `@`, ASCII, nothing that needs quotes (RFC 5321 Dot-string).
package enum MailAddress {
    package static func isPlausible(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, parts[0].utf8.count <= 64 else { return false }
        let local = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return local.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomText) } && labels.allSatisfy(isLabel)
    }

    /// RFC 5322 section 3.2.3.
    private static func isAtomText(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "!#$%&'*+-/=?^_`{|}~".contains(character))
    }

    private static func isLabel(_ label: Substring) -> Bool {
        !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
}

/// The shape of a handle: a letter or digit, then letters, digits, dots, hyphens and underscores.
enum HandleText {
    static let mend = "Write letters, digits, dots, hyphens and underscores, such as lena."

    /// With or without its `@`; nil when it is no handle.
    static func read(_ text: String) -> Handle? {
        let name = text.hasPrefix("@") ? text.dropFirst() : text[...]
        guard let first = name.first, isWord(first), name.count <= 40, name.last != ".",
            name.allSatisfy({ isWord($0) || ".-_".contains($0) })
        else { return nil }
        return Handle(String(name))
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}

/// Names of time zones.
enum ZoneName {
    static let known = TimeZone.knownTimeZoneIdentifiers

    static func mend(_ given: String) -> String {
        if let near = NearestWord.find(given, in: known) { return "Did you mean \"\(near)\"?" }
        return "Write an IANA name, such as Europe/Amsterdam."
    }
}
