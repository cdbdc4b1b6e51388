import CGMime

/// SHA-256 in lower-case hexadecimal: names that follow from what they name.
enum Fingerprint {
    /// The first 40 of the 64 digits: enough to be unique, short enough for boundaries and file names.
    static func of(_ text: String) -> String {
        guard let digits = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1) else { return "" }
        defer { g_free(digits) }
        return String(String(cString: digits).prefix(40))
    }
}
