import ConvenorCore
import ConvenorEngine
import Foundation

/// How the text of one setting becomes a value and back.
struct SettingFormat<Value: Sendable>: Sendable {
    /// What to write, after "Write": `a whole number from 1 to 600`.
    let name: String
    let example: String
    /// The closed set of words, when there is one.
    var words: [String] = []
    var isList = false
    let read: @Sendable (String) -> Value?
    let write: @Sendable (Value) -> String

    /// `Write a whole number from 1 to 600, such as 60.`
    func mend(_ given: String) -> String {
        if let near = NearestWord.find(given, in: words) { return "Did you mean \"\(near)\"?" }
        return "Write \(name)\(example.isEmpty ? "" : ", such as \(example)")."
    }
}

extension SettingFormat where Value == String {
    static let text = SettingFormat(
        name: "a text", example: "", read: { $0.isEmpty ? nil : $0 }, write: { $0 })

    static func optional(_ name: String, _ example: String) -> SettingFormat {
        SettingFormat(name: name, example: example, read: { $0 }, write: { $0 })
    }

    static let language = SettingFormat(
        name: "a language tag", example: "en or pt-BR", read: { LanguageTag.isPlausible($0) ? $0 : nil },
        write: { $0 })

    static let mailAddress = SettingFormat(
        name: "a mail address", example: "convenor@example.org",
        read: { MailAddress.isPlausible($0) ? $0 : nil }, write: { $0 })

    static let zoneName = SettingFormat(
        name: "an IANA zone, or nothing for the machine's", example: "Europe/Amsterdam",
        words: ZoneName.known, read: { $0.isEmpty || Zone($0) != nil ? $0 : nil }, write: { $0 })

    /// No user, password or path in it: they have keys of their own, and a URL is printed in logs.
    static let smtpURL = SettingFormat(
        name: "smtp:// or smtps://, a host and maybe a port, or nothing for the Maildir",
        example: "smtp://mail.example.org:587",
        read: { text in
            if text.isEmpty { return text }
            guard let url = URLComponents(string: text), ["smtp", "smtps"].contains(url.scheme),
                let host = url.host, !host.isEmpty, url.user == nil, url.password == nil, url.query == nil,
                url.fragment == nil, ["", "/"].contains(url.path), url.port.map((1...65_535).contains) ?? true
            else { return nil }
            return text
        }, write: { $0 })
}

extension SettingFormat where Value == String {
    /// Without a user: the address is shown.
    static let proxyURL = SettingFormat(
        name: "http:// or https://, a host and maybe a port, or nothing", example: "http://proxy.example.org:3128",
        read: { text in
            if text.isEmpty { return text }
            guard let url = URLComponents(string: text), ["http", "https"].contains(url.scheme), let host = url.host,
                !host.isEmpty, url.user == nil, url.password == nil, url.query == nil, url.fragment == nil,
                ["", "/"].contains(url.path), url.port.map((1...65_535).contains) ?? true
            else { return nil }
            return text
        }, write: { $0 })
}

extension SettingFormat where Value == [WebHost] {
    static let hosts = SettingFormat(
        name: "a list of hosts, each maybe with a port, with commas between them, maybe empty",
        example: "chat.example.org, localhost:8065", isList: true,
        read: { text in
            if text.isEmpty { return [] }
            let words = text.split(separator: ",", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            let hosts = words.compactMap { WebHost($0) }
            return hosts.count == words.count ? hosts : nil
        }, write: { $0.map(\.description).joined(separator: ", ") })
}

extension SettingFormat where Value == Secret {
    static let secret = SettingFormat(
        name: "a text", example: "", read: { Secret($0) }, write: { $0.description })
}

extension SettingFormat where Value == [Secret] {
    /// With `whsec_` before it a secret is base64 (Standard Webhooks), which a slip of the pen makes unreadable.
    static let secrets = SettingFormat(
        name: "a list of secrets with commas between them, maybe empty; one that begins with whsec_ goes on in base64",
        example: "", isList: true,
        read: { text in
            if text.isEmpty { return [] }
            let secrets = text.split(separator: ",", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            return secrets.allSatisfy(isWhole) ? secrets.map { Secret($0) } : nil
        }, write: { $0.isEmpty ? "" : "(set)" })

    static func platform(_ form: PlatformKey.Form) -> SettingFormat {
        switch form {
        case .secrets: secrets
        case .base64s:
            keys("a list of secrets in base64 with commas between them, maybe empty", isShown: false) {
                Data(base64Encoded: $0).map { !$0.isEmpty } ?? false
            }
        case .keys:
            keys("a list of keys of 64 hexadecimal digits in small letters, with commas between them, maybe empty") {
                $0.utf8.count == 64
                    && $0.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
            }
        case .secret:
            SettingFormat(
                name: "a text", example: "", read: { $0.isEmpty ? [] : [Secret($0)] },
                write: { $0.isEmpty ? "" : "(set)" })
        case .address: address
        case .secretAddress: secretAddress
        case .secretAddresses: secretAddresses
        case .text, .path:
            SettingFormat(
                name: form == .path ? "a path, or nothing" : "a text", example: "",
                read: { $0.isEmpty ? [] : [Secret($0)] },
                write: { $0.first?.revealed ?? "" })
        case .list:
            SettingFormat(
                name: "a list with commas between its parts, maybe empty", example: "", isList: true,
                read: { text in
                    let parts = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
                    return parts.contains("") ? nil : parts.map { Secret($0) }
                }, write: { $0.map(\.revealed).joined(separator: ", ") })
        }
    }

    private static let address = SettingFormat(
        name: "https:// or http://, a host and maybe a path, or nothing", example: "https://chat.example.org",
        read: { $0.isEmpty ? [] : isCallable($0) ? [Secret($0)] : nil },
        write: { $0.first?.revealed ?? "" })

    private static let secretAddress = SettingFormat(
        name: "a URL whole, from https:// on, or nothing", example: "",
        read: { $0.isEmpty ? [] : isCallable($0) ? [Secret($0)] : nil },
        write: { $0.isEmpty ? "" : "(set)" })

    private static let secretAddresses = SettingFormat(
        name: "a list of whole URLs, from https:// on, with commas between them, maybe empty", example: "",
        isList: true,
        read: { text in
            let parts = text.split(separator: ",", omittingEmptySubsequences: text.isEmpty)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            return parts.allSatisfy(isCallable) ? parts.map { Secret($0) } : nil
        }, write: { $0.isEmpty ? "" : "(set)" })

    /// It has a scheme that is called and a host, and no user in it.
    private static func isCallable(_ text: String) -> Bool {
        guard let url = URLComponents(string: text), let scheme = url.scheme?.lowercased(), let host = url.host else {
            return false
        }
        return ["http", "https"].contains(scheme) && !host.isEmpty && url.user == nil && url.password == nil
            && url.port.map((1...65_535).contains) ?? true
    }

    private static func keys(
        _ name: String, isShown: Bool = true, _ isKey: @escaping @Sendable (String) -> Bool
    ) -> SettingFormat {
        SettingFormat(
            name: name, example: "", isList: true,
            read: { text in
                if text.isEmpty { return [] }
                let parts = text.split(separator: ",", omittingEmptySubsequences: false)
                    .map { $0.trimmingCharacters(in: .whitespaces) }
                return parts.allSatisfy(isKey) ? parts.map { Secret($0) } : nil
            },
            write: { keys in
                isShown ? keys.map(\.revealed).joined(separator: ", ") : keys.isEmpty ? "" : "(set)"
            })
    }

    private static func isWhole(_ secret: String) -> Bool {
        secret.hasPrefix("whsec_") ? WebhookSecret.bytes(of: secret) != nil : !secret.isEmpty
    }
}

extension SettingFormat where Value == ListenAddress? {
    static let listenAddress = SettingFormat(
        name: "an address and a port, or nothing", example: "127.0.0.1:8080",
        read: { text in
            if text.isEmpty { return .some(nil) }
            return ListenAddress(text).map { .some($0) }
        }, write: { $0?.description ?? "" })
}

extension SettingFormat where Value == [IPRange] {
    static let ipRanges = SettingFormat(
        name: "a list of IP addresses and blocks of them with commas between them, maybe empty",
        example: "127.0.0.1, 10.0.0.0/8", isList: true,
        read: { text in
            let words = text.split { $0 == "," || $0 == " " }
            let ranges = words.compactMap { IPRange(String($0)) }
            return ranges.count == words.count ? ranges : nil
        }, write: { $0.map(\.description).joined(separator: ", ") })
}

extension SettingFormat where Value == Handle {
    static let handle = SettingFormat(
        name: "a handle of letters, digits, dots, hyphens and underscores", example: "mara",
        read: { HandleText.read($0) }, write: { $0.name })
}

extension SettingFormat where Value == Bool {
    static let flag = SettingFormat(
        name: "true or false", example: "", words: ["true", "false"],
        read: { ["true": true, "false": false][$0] }, write: { $0 ? "true" : "false" })
}

extension SettingFormat where Value == Int {
    static func whole(_ range: ClosedRange<Int>, example: Int) -> SettingFormat {
        SettingFormat(
            name: "a whole number from \(range.lowerBound) to \(range.upperBound)", example: String(example),
            read: { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }, write: { String($0) })
    }

    /// Minutes after midnight, written `HH:MM`.
    static let clock = SettingFormat(
        name: "a time from 00:00 to 24:00", example: "09:00",
        read: { text in
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
                let hour = Int(parts[0]), let minute = Int(parts[1]), (0...24).contains(hour),
                (0...59).contains(minute), hour * 60 + minute <= 1440
            else { return nil }
            return hour * 60 + minute
        }, write: { padded($0 / 60, 2) + ":" + padded($0 % 60, 2) })
}

extension SettingFormat where Value == Set<Int> {
    private static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// Days of the week, 1 for Monday, in their order.
    static let weekdays = SettingFormat(
        name: "a list of mon, tue, wed, thu, fri, sat, sun, at least one", example: "mon, tue", isList: true,
        read: { text in
            let words = text.split { $0 == "," || $0 == " " }.map { $0.lowercased() }
            let days = words.compactMap { names.firstIndex(of: $0) }.map { $0 + 1 }
            guard !days.isEmpty, days.count == words.count, Set(days).count == days.count else { return nil }
            return Set(days)
        }, write: { days in days.sorted().map { names[$0 - 1] }.joined(separator: ", ") })
}

extension SettingFormat where Value == Set<Day> {
    static let days = SettingFormat(
        name: "a list of days as year-month-day, maybe empty", example: "2027-01-01, 2027-12-25", isList: true,
        read: { text in
            let words = text.split { $0 == "," || $0 == " " }
            let days = words.compactMap(day)
            return days.count == words.count ? Set(days) : nil
        }, write: { days in days.sorted().map(\.iso).joined(separator: ", ") })

    private static func day(_ text: Substring) -> Day? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).compactMap { Int($0) }
        guard text.count == 10, parts.count == 3, let day = Day(checking: parts[0], parts[1], parts[2]),
            day.iso == text
        else { return nil }
        return day
    }
}

extension SettingFormat where Value == [String] {
    static let paths = SettingFormat(
        name: "a list of paths with commas between them, maybe empty", example: "holidays.ics", isList: true,
        read: { text in
            let paths = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            return paths.contains("") ? nil : paths
        }, write: { $0.joined(separator: ", ") })
}

extension SettingFormat where Value: RawRepresentable<String> & CaseIterable {
    static var word: SettingFormat {
        let words = Value.allCases.map(\.rawValue)
        return SettingFormat(
            name: "one of " + words.joined(separator: ", "), example: "", words: words,
            read: { Value(rawValue: $0) }, write: { $0.rawValue })
    }
}
