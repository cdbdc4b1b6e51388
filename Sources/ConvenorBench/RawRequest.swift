import Foundation

/// One HTTP request as text, on a connection of its own.
enum RawRequest {
    static func send(_ text: String, to port: UInt16) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        let (input, output) = (Pipe(), Pipe())
        process.arguments = ["-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); cat >&3; head -n 1 <&3"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        defer { process.waitUntilExit() }
        return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
}
