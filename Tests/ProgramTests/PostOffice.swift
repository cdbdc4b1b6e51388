import Foundation
import TestSupport

/// A real SMTP server (aiosmtpd) on a port of its own that keeps every mail that it accepted.
final class PostOffice: @unchecked Sendable {
    let port: Int
    private let process: Child
    private let folder: URL

    init(at place: Workplace) throws {
        folder = place.root.appendingPathComponent("post")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        process = try Child(
            ProcessRunner.python, [ProcessRunner.script("smtp_server.py"), folder.path, "plain"], input: .pipe,
            output: .pipe)
        guard let port = Int(process.line()) else {
            throw Program.Failure(description: "The mail server did not start; run scripts/tools first.")
        }
        self.port = port
    }

    /// Settings that send all mail here, in clear.
    var variables: [String: String] {
        ["CONVENOR_MAIL_SMTP_URL": "smtp://127.0.0.1:\(port)", "CONVENOR_MAIL_SMTP_STARTTLS": "off"]
    }

    /// Grows with everything that happens at the server; read often by who waits for a mail to be on its way.
    var eventBytes: Int {
        let facts = try? FileManager.default.attributesOfItem(atPath: folder.path + "/events")
        return facts?[.size] as? Int ?? 0
    }

    /// Mails that it has accepted or is about to.
    var dataCount: Int {
        let text = (try? String(contentsOfFile: folder.path + "/events", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").count { $0 == "data" }
    }

    /// One accepted mail.
    struct Mail: Sendable {
        var messageID: String
        var to: String
        var bytes: Data
    }

    var mails: [Mail] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".eml") }.sorted()
                .map { try Self.mail(Data(contentsOf: folder.appendingPathComponent($0))) }
        }
    }

    private static func mail(_ bytes: Data) throws -> Mail {
        let head = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
            .replacingOccurrences(of: "\r\n ", with: " ").components(separatedBy: "\r\n")
        func field(_ name: String) throws -> String {
            guard let line = head.first(where: { $0.lowercased().hasPrefix(name + ":") }) else {
                throw Program.Failure(description: "A mail has no \(name).")
            }
            return line.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
        }
        return Mail(messageID: try field("message-id"), to: try field("to"), bytes: bytes)
    }
}

/// A look into the database from outside, by Python's sqlite3.
enum Database {
    /// Runs one statement and returns its rows, each value as text.
    static func run(_ sql: String, in file: String) throws -> [[String]] {
        let script = """
            import json, sqlite3, sys
            base = sqlite3.connect(sys.argv[1])
            rows = base.execute(sys.argv[2]).fetchall()
            base.commit()
            print(json.dumps([[str(value) for value in row] for row in rows]))
            """
        let rows = try ProcessRunner.run(ProcessRunner.python, ["-c", script, file, sql]).output
        return try JSONDecoder().decode([[String]].self, from: rows)
    }
}
