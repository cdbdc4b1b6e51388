package import ConvenorCore
package import ConvenorEngine
import Foundation

/// The files an operator may write, each with the one compiled in behind it: all, some or none.
package struct ConfigFolder: Sendable {
    /// What is compiled into the program, by path inside the folder: `agendas/alignment.yaml`.
    package struct BuiltIn: Sendable {
        package var files: [String]
        package var file: @Sendable (String) -> String?

        package init(files: [String], file: @escaping @Sendable (String) -> String?) {
            self.files = files
            self.file = file
        }
    }

    /// A file's text and the name by which faults call it.
    package struct Text: Hashable, Sendable {
        package var text: String
        package var file: String
    }

    /// Nil when only what is compiled in counts.
    package let path: String?
    private let builtIn: BuiltIn

    package init(path: String?, builtIn: BuiltIn) {
        self.path = path
        self.builtIn = builtIn
    }

    /// The folder given, which must exist, else the first of the usual ones that does, else none.
    package static func find(
        given: String?, usual: [String] = ["config", "/etc/convenor"], builtIn: BuiltIn
    ) throws(ConfigFault) -> ConfigFolder {
        if let given {
            if isFolder(given) { return ConfigFolder(path: given, builtIn: builtIn) }
            throw ConfigFault(
                file: given, message: "This is no folder.", mend: "Give --config a folder, or leave it out.")
        }
        return ConfigFolder(path: usual.first(where: isFolder), builtIn: builtIn)
    }

    /// Nil when neither the folder nor the program has that file.
    package func text(of file: String) throws(ConfigFault) -> Text? {
        if let own = try ownText(of: file) { return own }
        return builtIn.file(file).map { Text(text: $0, file: "built-in " + file) }
    }

    private func ownText(of file: String) throws(ConfigFault) -> Text? {
        guard let path else { return nil }
        let place = path.hasSuffix("/") ? path + file : path + "/" + file
        return FileManager.default.fileExists(atPath: place) ? Text(text: try read(place), file: place) : nil
    }

    /// The settings of the folder's `convenor.yaml` under the environment; the built-in file only shows the defaults.
    package func settings(
        environment: [String: String], machineZone: String? = nil, ignoring: Set<String> = []
    ) -> (settings: Settings, faults: [ConfigFault]) {
        var own: Text?
        var faults: [ConfigFault] = []
        do {
            own = try ownText(of: "convenor.yaml")
        } catch {
            faults.append(error)
        }
        let read = Settings.load(
            yaml: own?.text, file: own?.file ?? "convenor.yaml", environment: environment, machineZone: machineZone,
            ignoring: ignoring)
        return (read.settings, faults + read.faults)
    }

    private func read(_ place: String) throws(ConfigFault) -> String {
        guard let data = FileManager.default.contents(atPath: place) else {
            throw ConfigFault(
                file: place, message: "This file cannot be read.", mend: "Check who may read it, and that it is a file."
            )
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ConfigFault(file: place, message: "This file is not UTF-8.", mend: "Save it as UTF-8.")
        }
        return text
    }

    /// Names of all agendas, the folder's and the built-in ones, in alphabetical order.
    package var agendaNames: [String] {
        let all = Set(
            own("agendas") + builtIn.files.filter { $0.hasPrefix("agendas/") }.map { String($0.dropFirst(8)) })
        return all.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.filter(AgendaFile.isName).sorted()
    }

    /// Nil without a fault when there is no agenda of that name.
    package func agenda(_ name: String) -> (agenda: Agenda?, faults: [ConfigFault]) {
        guard AgendaFile.isName(name) else { return (nil, []) }
        do {
            guard let text = try text(of: "agendas/\(name).yaml") else { return (nil, []) }
            return AgendaFile.read(text.text, file: text.file, name: name)
        } catch {
            return (nil, [error])
        }
    }

    /// All agendas that are sound, and the faults of those that are not and of files that would never be found.
    package func agendas() -> (agendas: [Agenda], faults: [ConfigFault]) {
        var agendas: [Agenda] = []
        var faults = misnamed
        for name in agendaNames {
            let one = agenda(name)
            if let agenda = one.agenda { agendas.append(agenda) }
            faults += one.faults
        }
        return (agendas, faults)
    }

    /// Everybody in `people.yaml`.
    package func people() -> (people: [Person], faults: [ConfigFault]) {
        do {
            guard let text = try text(of: "people.yaml") else { return ([], []) }
            return PeopleFile.read(text.text, file: text.file)
        } catch {
            return ([], [error])
        }
    }

    /// Everybody in `subscribers.yaml`; a `secret_file` counts from the folder. `refusal` says why an address is never
    /// called.
    package func subscribers(
        refusal: (String) -> String? = { _ in nil }
    ) -> (subscribers: [Subscriber], faults: [ConfigFault]) {
        do {
            guard let text = try text(of: "subscribers.yaml") else { return ([], []) }
            let readFile = { (name: String) in
                let place = name.hasPrefix("/") ? name : "\(path ?? ".")/\(name)"
                return try String(contentsOfFile: place, encoding: .utf8)
            }
            return SubscribersFile.read(text.text, file: text.file, readFile: readFile, refusal: refusal)
        } catch {
            return ([], [error])
        }
    }

    private var misnamed: [ConfigFault] {
        own("agendas").filter { name in
            !name.hasPrefix(".") && !(name.hasSuffix(".yaml") && AgendaFile.isName(String(name.dropLast(5))))
        }.map { name in
            ConfigFault(
                file: "\(path ?? "")/agendas/\(name)", message: "This file has no name of an agenda.",
                mend: "Name it in lower-case letters, digits and hyphens, ending in .yaml.")
        }
    }

    private func own(_ folder: String) -> [String] {
        guard let path else { return [] }
        return (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder).sorted()) ?? []
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
