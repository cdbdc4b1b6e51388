import ConvenorCore
import Foundation

/// A daemon with two series of as many open actions, one short and one long, and somebody who is signed in.
struct PageWorld {
    static let actions = 1_000
    static let series = ["short", "long"]

    let server: ServerProcess
    /// Of as many browsers as one person's open pages are spread over, each as it sends it.
    let cookies: [String]
    private var requests = SignedRequests()
    private let connection: KeptConnection

    /// - Parameter history: entries that the long one has besides.
    init(_ ground: Ground, history: Int) throws {
        let (config, data) = (ground.file("page-config"), ground.file("page-data"))
        try FileManager.default.createDirectory(atPath: config, withIntermediateDirectories: true)
        let people = ["mara", "bo"].map { "  - handle: \($0)\n    mail: \($0)@example.org\n" }.joined()
        try "people:\n\(people)".write(toFile: config + "/people.yaml", atomically: true, encoding: .utf8)
        server = try ServerProcess.convenor(
            config: config, data: data,
            environment: [
                "CONVENOR_HTTP_LISTEN": "127.0.0.1:0", "CONVENOR_PLATFORMS_GENERIC_SECRETS": SignedRequests.secret,
            ], log: ground.file("page-log"))
        connection = try KeptConnection(to: server.port)
        cookies = try [Int](0..<10).map { [server] number in
            try Self.signIn(server, config: config, data: data, jar: ground.file("page-jar-\(number)"))
        }
        for name in Self.series {
            try say("start open \"\(name)\"", in: name)
            if name == "long" {
                for number in 0..<history { try say("note Point \(number) of a long talk", in: name) }
            }
            for number in 0..<Self.actions {
                try say(
                    "action @bo Send offer \(number) to the customer by 2030-06-\(padded(number % 28 + 1, 2))", in: name
                )
            }
        }
    }

    /// Says a line and waits until it is durable.
    mutating func say(_ line: String, in room: String) throws {
        let answer = try connection.ask(requests.line(line, room: room))
        guard answer.hasPrefix("HTTP/1.1 200") else { throw BenchFault("\"\(line)\" is answered: \(answer)") }
    }

    /// By a link that the program prints for its operator.
    private static func signIn(_ server: ServerProcess, config: String, data: String, jar: String) throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let program = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("convenor").path
        let address = "http://\(server.address)"
        let link =
            try run(
                program, ["sign-in", "mara", "--config", config, "--data", data],
                ["CONVENOR_HTTP_LISTEN": server.address]
            ).split(separator: "\n").first.map(String.init) ?? ""
        let page = try run("/usr/bin/curl", ["-sS", "-b", jar, "-c", jar, link])
        let csrf = page.components(separatedBy: "name=\"csrf\" value=\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""
        _ = try run(
            "/usr/bin/curl",
            ["-sS", "-b", jar, "-c", jar, "-H", "origin: \(address)", "-d", "csrf=\(csrf)&person=mara", link])
        let cookies = try String(contentsOfFile: jar, encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: "\t")
        }
        guard let session = cookies.first(where: { $0.count == 7 && $0[5] == "convenor" }) else {
            throw BenchFault("nobody could sign in: \(page)")
        }
        return "convenor=\(session[6])"
    }

    static func run(_ program: String, _ words: [String], _ environment: [String: String] = [:]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = words
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"].merging(environment) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        defer { process.waitUntilExit() }
        return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
}
