import ArgumentParser
import ConvenorEngine
import Foundation

struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Makes a new key for the addresses and links in mails.",
        subcommands: [Rotate.self])

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate", abstract: "Puts a new key in the place of the present one.",
            discussion: """
                To be done while the daemon is stopped. The key before it is kept beside it for \
                \(AnswerAddress.daysValid) days, so that mails that went out can still be answered.
                """)

        @OptionGroup var place: Place

        func run() async throws {
            try await reporting {
                let data = DataFolder(given: place.data, environment: ProcessInfo.processInfo.environment)
                guard FileManager.default.fileExists(atPath: data.sealKey) else {
                    throw Failure.missing("There is no key in \(data.path) yet. convenor run makes one.")
                }
                let lock = try FolderLock(data)
                defer { withExtendedLifetime(lock) {} }
                let (kept, removed) = try data.rotateSeal(at: Date())
                let gone = removed == 0 ? "" : " \(Count.text(removed, "key")) too old to be of use was removed."
                put("The key is new; \(Count.text(kept, "earlier one")) still proves what went out.\(gone)")
            }
        }
    }
}
