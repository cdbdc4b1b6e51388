extension StringProtocol {
    /// The address of a server as it is set, ready for a path.
    var withoutSlash: String {
        var text = String(self)
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }

    /// True for the address of a place below one of these, each with a slash at its end: it can lead nowhere else.
    func isAddress(below bases: [String]) -> Bool {
        utf8.count <= 2_048 && utf8.allSatisfy { (0x21...0x7E).contains($0) } && bases.contains { hasPrefix($0) }
    }
}
