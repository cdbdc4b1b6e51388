import Glibc

/// Characters from a terminal, one at a time, however their bytes arrive.
struct KeyReader {
    let input: Int32

    /// One character; nil at the end of input. Bytes that are no UTF-8 come as U+FFFD.
    func next() -> Unicode.Scalar? {
        guard let lead = byte() else { return nil }
        let more = lead < 0x80 ? 0 : lead < 0xC2 ? -1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : -1
        guard more >= 0 else { return "\u{FFFD}" }
        var bytes = [lead]
        for _ in 0..<more {
            guard let byte = byte() else { return nil }
            bytes.append(byte)
            if byte & 0xC0 != 0x80 { return "\u{FFFD}" }
        }
        return String(validating: bytes, as: UTF8.self)?.unicodeScalars.first ?? "\u{FFFD}"
    }

    private func byte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = read(input, &byte, 1)
            if count == 1 { return byte }
            guard count < 0 else { return nil }
            if errno == EAGAIN {
                var waits = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
                poll(&waits, 1, -1)
            } else if errno != EINTR {
                return nil
            }
        }
    }
}
