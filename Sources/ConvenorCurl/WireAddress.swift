package import ConvenorEngine

/// What counts as an address here: the dot-atom form of RFC 5321 section 4.1.2, in ASCII.
///
/// Quoted local parts, address literals and SMTPUTF8 are left out on purpose: few servers take them and nobody is
/// invited under one, while their characters are what injections are made of.
package enum WireAddress {
    /// A whole sentence when no mail can go to or from the address, else nil.
    package static func fault(in address: String) -> String? {
        let shown = "The address \"\(Printable.line(address))\""
        guard !address.isEmpty else { return "An address is empty." }
        guard address.utf8.allSatisfy({ $0 < 0x80 }) else {
            return "\(shown) has letters outside ASCII; write its domain in its xn-- form."
        }
        let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { return "\(shown) needs exactly one @." }
        guard parts[0].count <= 64, parts[1].count <= 255 else { return "\(shown) is too long." }
        guard isDotted(parts[0], by: isAtomText) else { return "\(shown) has an unusual part before the @." }
        guard isDotted(parts[1], by: isLetterOrDigitOrHyphen) else { return "\(shown) has no proper domain." }
        return nil
    }

    private static func isDotted(_ part: Substring.UTF8View, by isAllowed: (UInt8) -> Bool) -> Bool {
        part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy(isAllowed) }
    }

    private static func isLetterOrDigitOrHyphen(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// `atext` of RFC 5322 section 3.2.3.
    private static func isAtomText(_ byte: UInt8) -> Bool {
        isLetterOrDigitOrHyphen(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
    }
}

extension Parcel {
    /// A whole sentence when the parcel must not go out in any way, else nil.
    ///
    /// libcurl sends what stands in an address as it is, and stuffs dots only after CRLF: a stray line end would let the
    /// mail speak SMTP.
    package var fault: String? {
        if !from.isEmpty, let fault = WireAddress.fault(in: from) { return fault }
        if let fault = WireAddress.fault(in: to) { return fault }
        guard !bytes.isEmpty else { return "The mail is empty." }
        var previous: UInt8 = 0
        for byte in bytes {
            guard byte != 0, (byte == 10) == (previous == 13) else {
                return "The mail holds a NUL or a line end that is not CRLF."
            }
            previous = byte
        }
        return previous == 13 ? "The mail ends in the middle of a line end." : nil
    }
}
