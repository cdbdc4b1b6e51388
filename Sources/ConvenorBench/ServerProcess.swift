import Foundation

/// A server beside the bench, found by the line in which it says where it listens; ended with its last owner.
final class ServerProcess {
    let address: String
    private let process = Process()

    /// `log` is the file for its standard error.
    init(_ program: String, _ arguments: [String], environment: [String: String] = [:], log: String) throws {
        _ = FileManager.default.createFile(atPath: log, contents: nil)
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle(forWritingAtPath: log)
        try process.run()
        let mark = "HTTP is listening on "
        for _ in 0..<2_000 {
            let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            if let place = text.range(of: mark), text[place.upperBound...].contains(where: \.isNewline) {
                address = String(text[place.upperBound...].prefix { !$0.isWhitespace })
                return
            }
            guard process.isRunning else { break }
            usleep(10_000)
        }
        process.terminate()
        throw BenchFault("\(program) does not listen: \((try? String(contentsOfFile: log, encoding: .utf8)) ?? "")")
    }

    deinit { end() }

    func end() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    var port: UInt16 { address.split(separator: ":").last.flatMap { UInt16($0) } ?? 0 }
    var residentMebibytes: Double { Processor.residentMebibytes(of: "\(process.processIdentifier)") }
    /// Seconds of processor time so far.
    var processorSeconds: Double { Processor.seconds(of: "\(process.processIdentifier)") }

    /// How often its threads have gone to sleep so far; see proc(5), status.
    var wakes: Int {
        threads("status").reduce(0) { sum, text in
            let line = text.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches:") }
            return sum + (line?.split(separator: "\t").last.flatMap { Int($0) } ?? 0)
        }
    }

    private func threads(_ file: String) -> [String] {
        let folder = "/proc/\(process.processIdentifier)/task"
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).compactMap {
            try? String(contentsOfFile: "\(folder)/\($0)/\(file)", encoding: .utf8)
        }
    }
}
