import ConvenorCore
import ConvenorEngine
import Foundation
import Yams

extension Settings {
    /// Reads settings, the environment over the file over the defaults; a value that does not fit leaves the one below.
    ///
    /// - `file` names the text in faults. `machineZone` counts when no zone is set and this machine knows it.
    /// - `readFile` gives the content behind a variable that ends in `_FILE`.
    /// - `ignoring` names variables of the program that begin with `CONVENOR_` and are no settings.
    package static func load(
        yaml: String?, file: String, environment: [String: String], machineZone: String? = nil,
        ignoring: Set<String> = [],
        readFile: (String) throws -> String = { try String(contentsOfFile: $0, encoding: .utf8) }
    ) -> (settings: Settings, faults: [ConfigFault]) {
        var reading = SettingsReading(file: file)
        if let yaml { reading.read(yaml) }
        reading.overlay(environment, ignoring: ignoring, readFile: readFile)
        reading.checkTogether()
        var settings = reading.settings
        settings.time.zone = Zone(settings.time.zoneName) ?? machineZone.flatMap { Zone($0) } ?? .utc
        return (settings, reading.reader.faults.inFileOrder + reading.variableFaults)
    }
}

/// The walk through one settings file and the environment over it.
private struct SettingsReading {
    var settings = Settings()
    var reader: YAMLReader
    var variableFaults: [ConfigFault] = []
    private let rows = Dictionary(uniqueKeysWithValues: Setting.all.map { ($0.key, $0) })

    init(file: String) { reader = YAMLReader(file: file) }

    mutating func read(_ yaml: String) {
        guard let root = reader.root(yaml) else { return }
        if let scalar = root.scalar, scalar.string.isEmpty { return }
        guard case .mapping = root else {
            reader.fault(
                at: root.place, "Settings must be a map of keys, not \(YAMLReader.kind(of: root)).",
                "Write \"language: en\", one key a line.")
            return
        }
        read(root, under: "")
    }

    private mutating func read(_ node: Node, under prefix: String) {
        guard case .mapping(let mapping) = node else { return }
        for (keyNode, value) in mapping {
            let key = prefix + (keyNode.scalar?.string ?? "")
            if let row = rows[key] {
                read(value, row)
            } else if Setting.all.contains(where: { $0.key.hasPrefix(key + ".") }) {
                readGroup(value, key)
            } else if let name = SettingsReading.instance(of: key, value) {
                readInstance(value, key, name)
            } else {
                let siblings = Set(
                    Setting.all.filter { $0.key.hasPrefix(prefix) }.map { row in
                        prefix + (row.key.dropFirst(prefix.count).split(separator: ".").first ?? "")
                    })
                reader.fault(
                    at: keyNode.place, "\"\(key)\" is no setting.",
                    NearestWord.mend(key, known: siblings.sorted(), otherwise: "Here may stand"))
            }
        }
    }

    /// The name of one of several of a platform: the group `platforms.slack.ops`.
    private static func instance(of key: String, _ value: Node) -> String? {
        let parts = key.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "platforms", case .mapping = value,
            PlatformKeys.all.contains(where: { $0.platform == parts[1] }), (1...64).contains(parts[2].utf8.count),
            parts[2].utf8.allSatisfy({ byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
            })
        else { return nil }
        return String(parts[2])
    }

    private mutating func readInstance(_ node: Node, _ group: String, _ name: String) {
        guard case .mapping(let mapping) = node else { return }
        settings.platforms.name(name, of: String(group.split(separator: ".")[1]))
        let rows = PlatformKeys.all.map { Setting($0, of: name) }.filter { $0.key.hasPrefix(group + ".") }
        for (keyNode, value) in mapping {
            let key = group + "." + (keyNode.scalar?.string ?? "")
            if let row = rows.first(where: { $0.key == key }) {
                read(value, row)
            } else {
                reader.fault(
                    at: keyNode.place, "\"\(key)\" is no setting.",
                    NearestWord.mend(key, known: rows.map(\.key).sorted(), otherwise: "Here may stand"))
            }
        }
    }

    private mutating func readGroup(_ value: Node, _ key: String) {
        switch value {
        case .mapping: read(value, under: key + ".")
        case .scalar(let scalar) where scalar.style == .plain && ["", "~", "null"].contains(scalar.string): break
        default:
            reader.fault(
                at: value.place, "\"\(key)\" is a group of settings and takes no value.",
                "Put its settings below it, indented.")
        }
    }

    private mutating func read(_ node: Node, _ row: Setting) {
        guard let text = text(of: node, row) else { return }
        let place = node.place
        if row.assign(&settings, text) {
            settings.origins[row.key] = [reader.file, "\(place?.line ?? 1)", "\(place?.column ?? 1)"]
                .joined(separator: ":")
        } else {
            reader.fault(at: place, SettingsReading.misfit(text, row), row.mend(text))
        }
    }

    private mutating func text(of node: Node, _ row: Setting) -> String? {
        if row.isList, case .sequence(let list) = node {
            return list.compactMap { reader.line($0, row.key) }.joined(separator: ", ")
        }
        if row.isSecret, let scalar = node.scalar, scalar.style != .plain { return scalar.string }
        return reader.line(node, row.key)
    }

    private static func misfit(_ text: String, _ row: Setting) -> String {
        if row.isSecret { return "The value does not fit \(row.key)." }
        return text.isEmpty ? "\(row.key) is empty." : "\"\(text)\" does not fit \(row.key)."
    }

    mutating func overlay(
        _ environment: [String: String], ignoring: Set<String>, readFile: (String) throws -> String
    ) {
        var targets: [String: (row: Setting, isFile: Bool)] = [:]
        // One of several of a platform has variables once the file names it, if with nothing in it.
        let rows =
            Setting.all
            + settings.platforms.instances.flatMap { platform, name in
                PlatformKeys.all.filter { $0.platform == platform }.map { Setting($0, of: name) }
            }
        for row in rows { targets[row.fileVariable] = (row, true) }
        for row in rows { targets[row.variable] = (row, false) }
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) where name.hasPrefix("CONVENOR_") {
            if ignoring.contains(name) { continue }
            guard let (row, isFile) = targets[name] else {
                fault(name, "This variable is no setting.", SettingsReading.mend(name, ignoring))
                continue
            }
            if isFile, environment[row.variable] != nil {
                fault(name, "\(row.variable) is set as well.", "Keep one of the two.")
                continue
            }
            guard let text = isFile ? content(of: value, name, readFile) : value else { continue }
            set(row, text, from: name)
        }
    }

    /// The nearest variable, seen without what all of them begin with.
    private static func mend(_ name: String, _ ignoring: Set<String>) -> String {
        let known = Setting.all.flatMap { [$0.variable, $0.fileVariable] } + ignoring.sorted()
        let near = NearestWord.find(String(name.dropFirst(9)), in: known.map { String($0.dropFirst(9)) })
        return near.map { "Did you mean CONVENOR_\($0)?" } ?? "Remove it; docs/SETTINGS.md lists those there are."
    }

    private mutating func content(
        of path: String, _ name: String, _ readFile: (String) throws -> String
    ) -> String? {
        guard let text = try? readFile(path) else {
            fault(
                name, "The file \"\(path)\" cannot be read.", "Check its path, who may read it, and that it is UTF-8.")
            return nil
        }
        // A CR and LF are one Character.
        return text.last?.isNewline == true ? String(text.dropLast()) : text
    }

    private mutating func set(_ row: Setting, _ raw: String, from name: String) {
        let text = row.isSecret ? raw : raw.trimmingCharacters(in: .whitespaces)
        if text.contains(where: \.isNewline) {
            fault(name, "The value of \(row.key) is more than one line.", "Write it in one line.")
        } else if row.assign(&settings, text) {
            settings.origins[row.key] = name
        } else {
            fault(name, SettingsReading.misfit(text, row), row.mend(text))
        }
    }

    private mutating func fault(_ name: String, _ message: String, _ mend: String) {
        variableFaults.append(ConfigFault(file: name, message: message, mend: mend))
    }

    /// Values that fit alone and not with one another.
    mutating func checkTogether() {
        if settings.working.end <= settings.working.start {
            let keys = ["working.end", "working.start"]
            fault(
                keys.compactMap { [settings] in settings.origins[$0] }.first ?? reader.file,
                "The working day ends before it starts.", "Set working.end later than working.start.")
        }
        let tls = settings.http.tls
        if tls.certificate.isEmpty != tls.key.isEmpty {
            let (set, other) = tls.key.isEmpty ? ("certificate", "key") : ("key", "certificate")
            fault(
                settings.origins["http.tls.\(set)"] ?? reader.file,
                "http.tls.\(set) is set and http.tls.\(other) is not.", "Set both for TLS, or neither.")
        }
        if !settings.mail.smtp.user.isEmpty, !settings.mail.smtp.password.isSet {
            fault(
                settings.origins["mail.smtp.user"] ?? reader.file,
                "mail.smtp.user is set and mail.smtp.password is not.",
                "Set CONVENOR_MAIL_SMTP_PASSWORD_FILE to a file with the password, or leave the user empty.")
        }
        checkMailbox()
    }

    private mutating func checkMailbox() {
        let imap = settings.mail.imap
        guard !imap.url.isEmpty else { return }
        let origin = settings.origins["mail.imap.url"] ?? reader.file
        if imap.user.isEmpty || !imap.password.isSet {
            fault(
                origin, "mail.imap.url is set and mail.imap.user or mail.imap.password is not.",
                "Set mail.imap.user, and CONVENOR_MAIL_IMAP_PASSWORD_FILE to a file with the password.")
        }
        let address = imap.address.isEmpty ? settings.mail.from : imap.address
        if address.prefix(while: { $0 != "@" }).utf8.count > AnswerAddress.longestLocal {
            fault(
                origin, "The local part of \(address) leaves no room for a token.",
                "Set mail.imap.address to one of at most \(AnswerAddress.longestLocal) characters before the @.")
        }
    }
}
