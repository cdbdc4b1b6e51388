/// Every bit of so many bytes.
func flips(of count: Int) -> [(Int, UInt8)] {
    (0..<count).flatMap { index in (0..<8).map { (index, UInt8(1) << $0) } }
}

/// Nil where the change makes it no text.
func flipped(_ text: String, _ index: Int, _ bit: UInt8) -> String? {
    var bytes = Array(text.utf8)
    bytes[index] ^= bit
    return String(validating: bytes, as: UTF8.self)
}

extension String {
    /// Every text that differs in one bit.
    var flips: [String] { PlatformTests.flips(of: utf8.count).compactMap { flipped(self, $0, $1) } }
}

extension [UInt8] {
    /// All bytes that differ in one bit.
    var flips: [[UInt8]] {
        PlatformTests.flips(of: count).map { index, bit in
            var bytes = self
            bytes[index] ^= bit
            return bytes
        }
    }
}
