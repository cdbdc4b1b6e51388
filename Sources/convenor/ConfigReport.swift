import ConvenorCore
import ConvenorCurl
import ConvenorDefaults
import ConvenorEngine
import ConvenorYAML
import Foundation

/// Everything that `convenor check` finds in the files and in the environment.
struct ConfigReport {
    var faults: [String] = []
    var settings = ""
    var summary = ""
    /// As far as they could be read.
    let read: Settings

    init(_ place: Place) throws {
        let folder = try ConfigFolder.find(
            given: place.config, builtIn: .init(files: Defaults.files, file: Defaults.file))
        let read = folder.settings(
            environment: ProcessInfo.processInfo.environment, machineZone: TimeZone.current.identifier,
            ignoring: Assembly.ownVariables)
        self.read = read.settings
        let agendas = folder.agendas()
        let people = folder.people()
        let subscribers = folder.subscribers(refusal: Assembly.refusal(read.settings))
        let today = read.settings.time.zone.wall(at: SystemClock().now()).day
        let holidays = HolidayFiles(read.settings, folder, today: today)
        let certificate = Result { () throws(ConfigFault) in try Assembly.certificate(read.settings, folder) }
        if case .failure(let fault) = certificate { faults.append(fault.description) }
        let files = holidays.faults + agendas.faults + people.faults + subscribers.faults
        faults += (read.faults + files).map(\.description)
        faults += Assembly.mailboxFaults(read.settings)
        faults += Assembly.doubts(read.settings, folder).map(\.description)
        let values = read.settings.described
        let width = values.map(\.key.count).max() ?? 0
        settings = values.map { key, value in
            let origin = read.settings.origins[key].map { "   # \($0)" } ?? ""
            return key + String(repeating: " ", count: width - key.count) + "  \(value)\(origin)"
        }.joined(separator: "\n")
        for (set, language) in TemplateSet.all.flatMap({ set in Tongues.codes.map { (set, $0) } }) {
            do {
                _ = try Templates.shipped(set, language: language, folder: folder.path)
            } catch {
                faults.append(error.description)
            }
        }
        let counts = [
            Count.text(agendas.agendas.count, "agenda"), Count.text(people.people.count, "person", "people"),
        ]
        let days = Count.text(holidays.days.count, "day of holiday", "days of holiday") + " in calendar files"
        let calendars = read.settings.working.calendars.isEmpty ? [] : [days]
        let hooks = [subscribers.subscribers.count].filter { $0 > 0 }.map { Count.text($0, "subscriber") }
        summary = ([folder.path.map { "config folder \($0)" } ?? "built-in files"] + counts + calendars + hooks).joined(
            separator: ", ")
    }
}
