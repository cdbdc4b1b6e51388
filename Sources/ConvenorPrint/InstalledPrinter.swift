import ConvenorPages
import Foundation
import Synchronization

/// Makes PDF by Chromium or WeasyPrint, each document by a process of its own that reaches no network.
package final class InstalledPrinter: Printer {
    private let program: String
    private let turns = Turns(2)
    private static let seconds = 30

    /// - Parameter program: the path of one of the two, by whose name it is told which.
    package init(program: String) { self.program = program }

    /// Of those that are looked for, in this order.
    package static let names = ["chromium", "chromium-browser", "google-chrome", "weasyprint"]

    /// - Parameters:
    ///   - set: a path or a name, `off` for none, or nothing to take the first that is found.
    ///   - path: where programs are looked for, parted by colons.
    package static func found(_ set: String, path: String) -> InstalledPrinter? {
        if set == "off" { return nil }
        let folders = path.split(separator: ":").map(String.init)
        let paths = (set.isEmpty ? names : [set]).flatMap { name in
            name.hasPrefix("/") ? [name] : folders.map { "\($0)/\(name)" }
        }
        return paths.first { FileManager.default.isExecutableFile(atPath: $0) }.map { InstalledPrinter(program: $0) }
    }

    package func pdf(of html: String) async throws -> [UInt8] {
        await turns.take()
        defer { turns.give() }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("convenor-pdf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let (given, made) = (folder.path + "/document.html", folder.path + "/document.pdf")
        try Data(html.utf8).write(to: URL(fileURLWithPath: given))
        try await run(arguments(given, made, folder.path), in: folder)
        guard let data = FileManager.default.contents(atPath: made), data.starts(with: Data("%PDF-".utf8)) else {
            throw PrinterFault("\(program) made no PDF.")
        }
        return [UInt8](data)
    }

    private func arguments(_ given: String, _ made: String, _ folder: String) -> [String] {
        if program.hasSuffix("weasyprint") { return ["--quiet", given, made] }
        // Names are not looked up, and what is asked for by number goes to a proxy that is not there.
        let options = [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
            "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9",
            "--user-data-dir=\(folder)/profile", "--no-pdf-header-footer", "--print-to-pdf=\(made)",
        ]
        // Chromium refuses to shut itself in where it is run by root.
        return options + (geteuid() == 0 ? ["--no-sandbox"] : []) + ["file://" + given]
    }

    private func run(_ arguments: [String], in folder: URL) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = [
            "HOME": folder.path, "TMPDIR": folder.path, "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        try process.run()
        let number = process.processIdentifier
        let limit = Task {
            try await Task.sleep(for: .seconds(Self.seconds))
            kill(number, SIGKILL)
        }
        // Whoever asked may have gone: the process is not left behind.
        await withTaskCancellationHandler {
            for await _ in ends {}
        } onCancel: {
            kill(number, SIGKILL)
        }
        limit.cancel()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw PrinterFault("\(program) ended with \(process.terminationStatus).")
        }
    }
}

/// Lets so many through at a time, the others in the order in which they came.
private final class Turns: Sendable {
    private struct Line {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let line: Mutex<Line>

    init(_ count: Int) { line = Mutex(Line(free: count)) }

    func take() async {
        await withCheckedContinuation { continuation in
            let isFree = line.withLock { line in
                if line.free > 0 {
                    line.free -= 1
                    return true
                }
                line.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    func give() {
        let next = line.withLock { line -> CheckedContinuation<Void, Never>? in
            if line.waiting.isEmpty {
                line.free += 1
                return nil
            }
            return line.waiting.removeFirst()
        }
        next?.resume()
    }
}
