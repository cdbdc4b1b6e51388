import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import ConvenorPlatforms
import ConvenorYAML
import Foundation

/// What is well-formed and cannot work, and whether the mail servers let us in.
extension Assembly {
    /// What `convenor check` finds besides what the readers of the files do.
    static func doubts(_ settings: Settings, _ folder: ConfigFolder) -> [ConfigFault] {
        incomplete(settings, folder) + closed(settings) + files(settings, folder)
    }

    /// Why a URL is never called, whoever answers there.
    static func refusal(_ settings: Settings) -> (String) -> String? {
        let callbacks = settings.callbacks
        let wire = WireSettings(
            allowed: callbacks.allow, proxy: callbacks.proxy.isEmpty ? nil : callbacks.proxy)
        return wire.refusal
    }

    /// Platforms that have settings and lack what they cannot be without.
    private static func incomplete(_ settings: Settings, _ folder: ConfigFolder) -> [ConfigFault] {
        let platforms = PlatformTable(platformValues(settings, folder))
        return settings.platforms.values.keys.sorted().compactMap { place in
            let values = settings.platforms.values[place] ?? [:]
            let known = values.filter { !$0.value.isEmpty }.keys.sorted()
            guard let first = known.first, platforms[place] == nil else { return nil }
            let keys = PlatformKeys.all.filter { $0.platform == place.prefix { $0 != ":" } }
            let lead = keys.first { values[$0.name]?.isEmpty != false }?.name ?? first
            return ConfigFault(
                file: origin(key(place, first), settings),
                message:
                    "\(place) has \(first) and is not set up by it: something that it cannot be without is missing.",
                mend: "Set \(key(place, lead)) too, or leave \(place) out; docs/PLATFORMS.md says what each needs.")
        }
    }

    /// What would be called and never is: without TLS, or inside, where no operator has named the host.
    private static func closed(_ settings: Settings) -> [ConfigFault] {
        let refusal = refusal(settings)
        let mend = "Add the host to callbacks.allow, or write its address in the open Internet, with https://."
        return settings.platforms.values.sorted { $0.key < $1.key }.flatMap { place, values in
            PlatformKeys.all.filter { $0.platform == place.prefix { $0 != ":" } && $0.isAddress && $0.isCalled }
                .compactMap { row -> ConfigFault? in
                    let sentences = (values[row.name] ?? []).compactMap { refusal($0.revealed) }
                    guard let sentence = sentences.first else { return nil }
                    return ConfigFault(
                        file: origin(key(place, row.name), settings), message: "\(key(place, row.name)): \(sentence)",
                        mend: mend)
                }
        }
    }

    /// Files that settings name, and nobody can read.
    private static func files(_ settings: Settings, _ folder: ConfigFolder) -> [ConfigFault] {
        let trusted = [
            ("callbacks.ca_file", settings.callbacks.caFile), ("mail.smtp.ca_file", settings.mail.smtp.caFile),
            ("mail.imap.ca_file", settings.mail.imap.caFile),
        ]
        let named = settings.platforms.values.sorted { $0.key < $1.key }.flatMap { place, values in
            PlatformKeys.all.filter { $0.platform == place.prefix { $0 != ":" } && $0.form == .path }.flatMap { row in
                (values[row.name] ?? []).map { (key(place, row.name), beside(folder, $0.revealed)) }
            }
        }
        return (trusted + named).compactMap { key, path in
            guard !path.isEmpty else { return nil }
            let bytes = FileManager.default.contents(atPath: path)
            let isCertificate = trusted.contains { $0.0 == key }
            let isRight = bytes.map { !isCertificate || String(decoding: $0, as: UTF8.self).contains("-----BEGIN ") }
            if isRight == true { return nil }
            return ConfigFault(
                file: origin(key, settings),
                message: "\(key): \"\(path)\" " + (bytes == nil ? "cannot be read." : "holds no certificate."),
                mend: bytes == nil
                    ? "Check its path, that it is a file, and who may read it." : "Name a file in PEM form.")
        }
    }

    private static func key(_ place: String, _ name: String) -> String {
        "platforms." + place.replacing(":", with: ".") + "." + name
    }

    private static func origin(_ key: String, _ settings: Settings) -> String { settings.origins[key] ?? key }

    /// Connects to the mail servers that are set up: what each said, and whether all is well.
    static func connect(_ settings: Settings) async -> [(sentence: String, isWell: Bool)] {
        [await outgoing(settings), await incoming(settings)]
    }

    private static func outgoing(_ settings: Settings) async -> (sentence: String, isWell: Bool) {
        if settings.mail.smtp.url.isEmpty { return ("Mail goes to the Maildir: mail.smtp.url is empty.", true) }
        do throws(MailFault) {
            let transport = try SMTPTransport(smtp(settings))
            return ("Outgoing mail: " + (try await transport.tryOut()), true)
        } catch {
            return ("Outgoing mail: " + error.message, false)
        }
    }

    private static func incoming(_ settings: Settings) async -> (sentence: String, isWell: Bool) {
        if settings.mail.imap.url.isEmpty { return ("No mailbox is read: mail.imap.url is empty.", true) }
        let mailbox: IMAPMailbox
        do throws(MailFault) {
            mailbox = try IMAPMailbox(imap(settings)) { Zone.utc.wall(at: SystemClock().now()).day }
        } catch {
            return ("The mailbox: " + error.message, false)
        }
        do throws(InboxFault) {
            return ("The mailbox: " + (try await mailbox.tryOut()), true)
        } catch {
            switch error {
            case .away(let words), .refused(let words): return ("The mailbox: " + words, false)
            }
        }
    }
}

extension PlatformKey {
    /// Convenor calls there; `callback_url` is where it is called.
    fileprivate var isCalled: Bool { name != "callback_url" }
}
