/// A port of the loopback address for a server of a test.
package enum FreePort {
    /// One that nobody listened on just now, and that no outgoing connection takes.
    package static func find() throws -> Int {
        let output = try ProcessRunner.run(ProcessRunner.python, [ProcessRunner.script("free_ports.py"), "1"]).output
        guard let port = Int(String(decoding: output, as: UTF8.self).filter(\.isNumber)) else {
            throw ProcessRunner.Failure(description: "There is no free port.")
        }
        return port
    }
}
