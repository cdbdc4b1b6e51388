import Foundation

/// Connections that are opened and say nothing; closed with their last owner.
final class IdleConnections {
    private var descriptors: [Int32] = []

    /// Opens so many, as far as the system and the server let it.
    init(_ count: Int, to port: UInt16) {
        var limit = rlimit()
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        if getrlimit(files, &limit) == 0 {
            limit.rlim_cur = limit.rlim_max
            setrlimit(files, &limit)
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        for _ in 0..<count {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            let isOpen = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                }
            }
            guard isOpen else { break }
            descriptors.append(descriptor)
        }
    }

    deinit { for descriptor in descriptors { close(descriptor) } }

    /// How many answer a request when they are asked at last.
    func answering() -> Int {
        let ask = Array("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        var bytes = [UInt8](repeating: 0, count: 4096)
        return descriptors.filter { descriptor in
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
            guard send(descriptor, ask, ask.count, Int32(MSG_NOSIGNAL)) == ask.count else { return false }
            let count = read(descriptor, &bytes, bytes.count)
            return count > 0 && bytes.starts(with: "HTTP/1.1 200".utf8)
        }.count
    }
}
