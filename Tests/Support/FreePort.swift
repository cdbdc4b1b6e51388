import Glibc

/// A port of the loopback address for a server of a test.
package enum FreePort {
    /// One that nobody listened on just now.
    package static func find() throws -> Int {
        let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(server) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(server, $0, size) == 0 && getsockname(server, $0, &size) == 0
            }
        }
        guard isBound else { throw ProcessRunner.Failure(description: "There is no free port.") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
