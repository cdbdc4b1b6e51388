import ConvenorCalendar
import ConvenorCore
import ConvenorYAML
import Foundation

/// The holidays of the calendar files that `working.calendars` names, and what is wrong with those files.
struct HolidayFiles {
    private(set) var days: Set<Day> = []
    private(set) var faults: [ConfigFault] = []
    /// More bytes than this are not read.
    private static let most = 16 << 20

    /// Days from the second year before `today` to the end of the tenth after it.
    init(_ settings: Settings, _ folder: ConfigFolder, today: Day) {
        let from = Day(year: today.year - 2, month: 1, day: 1)
        let through = Day(year: today.year + 10, month: 12, day: 31)
        let origin = settings.origins["working.calendars"] ?? "working.calendars"
        for name in settings.working.calendars {
            let path = name.hasPrefix("/") ? name : (folder.path ?? ".") + "/" + name
            do {
                days.formUnion(try HolidayFiles.read(path, from: from, through: through))
            } catch {
                faults.append(ConfigFault(file: origin, message: error.message, mend: error.mend))
            }
        }
    }

    private struct Unreadable: Error {
        var message: String
        var mend: String
    }

    private static func read(_ path: String, from: Day, through: Day) throws(Unreadable) -> Set<Day> {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Unreadable(
                message: "There is no calendar file \(path).",
                mend: "Put it there, or take it out of working.calendars.")
        }
        let facts = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        guard !isFolder.boolValue, facts?[.type] as? FileAttributeType == .typeRegular,
            (facts?[.size] as? Int ?? 0) <= most, let data = FileManager.default.contents(atPath: path)
        else {
            throw Unreadable(
                message: "The calendar file \(path) cannot be read.",
                mend: "Check who may read it, and that it is a file of at most 16 MiB.")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Unreadable(message: "The calendar file \(path) is not UTF-8.", mend: "Save it as UTF-8.")
        }
        do {
            return try HolidayCalendar.days(in: text, from: from, through: through)
        } catch {
            throw Unreadable(
                message: "The calendar file \(path) is wrong. \(error.description)",
                mend: "Mend it or export it anew as an iCalendar file (.ics).")
        }
    }
}
