import ArgumentParser
import ConvenorCore
import ConvenorEngine
import ConvenorPages
import Foundation

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the whole journal as JSON lines, or one series as a folder of pages.",
        discussion: """
            Without --site: one event a line with its stream, number, time in ms UTC, actor and entry, which convenor \
            import reads. With --site: the pages, documents and pictures of a series as files that open from a disk, \
            without what is private or confidential. Example: convenor export board --site board-2027
            """)

    @OptionGroup var place: Place
    @Argument(
        help: ArgumentHelp(
            "A file that does not exist yet, stdout without one; the name of a series with --site.", valueName: "file"))
    var file: String?
    @Option(help: ArgumentHelp("A folder that is empty or not there yet.", valueName: "folder")) var site: String?
    @Flag(help: "Write into a folder that is not empty; files of the same name are replaced, others stay.")
    var force = false

    func run() async throws {
        try await reporting {
            let assembly = try Assembly(place)
            if force, site == nil { throw Failure.usage("--force goes with --site.") }
            let store = try assembly.openExistingStore()
            let engine = try assembly.engine(store, log: Quiet.log)
            if let site {
                try await write(engine, assembly, to: site)
            } else {
                try await write(engine)
            }
            try await store.close()
        }
    }

    private func write(_ engine: Convenor) async throws {
        guard let file else {
            _ = try await engine.export { put(String(decoding: $0, as: UTF8.self), terminator: "") }
            return
        }
        guard
            FileManager.default.createFile(atPath: file, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: file)
        else { throw Failure.io("\(file) cannot be written.") }
        let count = try await engine.export { line in
            do {
                try handle.write(contentsOf: Data(line))
            } catch {
                throw Failure.io("\(file) cannot be written to its end; it is no whole export.")
            }
        }
        try handle.synchronize()
        complain("\(Count.text(count, "entry", "entries")) written to \(file).")
    }

    private func write(_ engine: Convenor, _ assembly: Assembly, to site: String) async throws {
        let names = try await engine.seriesNames()
        guard let file else {
            throw Failure.usage("Say which series: convenor export NAME --site \(site). " + SeriesList.sentence(names))
        }
        guard let archive = try await engine.archived(Archive.slug(file)) else {
            throw Failure.missing("There is no series \"\(file)\". " + SeriesList.sentence(names))
        }
        if !force, let found = try? FileManager.default.contentsOfDirectory(atPath: site), !found.isEmpty {
            throw Failure.usage("\(site) is not empty. Name another folder, or add --force.")
        }
        let files = SeriesExport(archive, by: try assembly.exportDesk(engine)).files
        for written in files {
            let target = URL(fileURLWithPath: site).appendingPathComponent(written.path)
            do {
                try FileManager.default.createDirectory(
                    at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(written.bytes).write(to: target)
            } catch {
                throw Failure.io("\(target.path) cannot be written; what is in \(site) is no whole export.")
            }
        }
        complain("\(Count.text(files.count, "file")) written to \(site).")
    }
}
