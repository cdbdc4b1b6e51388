import Foundation

/// Names of time zones.
enum ZoneName {
    static let known = TimeZone.knownTimeZoneIdentifiers

    static func mend(_ given: String) -> String {
        if let near = NearestWord.find(given, in: known) { return "Did you mean \"\(near)\"?" }
        return "Write an IANA name, such as Europe/Amsterdam."
    }
}
