import ConvenorCore
import ConvenorCurl
import ConvenorEngine

/// Seals that anybody could make: enough where nobody forges.
struct OpenSeal: Seal {
    func seal(_ content: String, for purpose: Purpose) -> [UInt8] {
        var bytes = Array((purpose.rawValue + content).utf8)
        bytes += Array(repeating: UInt8(bytes.count & 0xFF), count: 32)
        // Different contents of one beginning differ in front too.
        let sum = bytes.reduce(UInt8(7)) { $0 &* 31 &+ $1 }
        return Array(([sum] + bytes).prefix(32))
    }
}

extension AnswerAddress {
    static let sample = AnswerAddress(
        address: "convenor@example.org", bounce: "bounce", separator: "+", seal: OpenSeal())
}

extension IncomingMail {
    /// Read from headers and a body with line feeds.
    static func read(_ text: String) -> IncomingMail? {
        MIMEReader().read(Array(text.replacing("\n", with: "\r\n").utf8))
    }

    /// A plain mail with these headers beside the usual ones.
    static func plain(_ headers: String..., body: String = "I am away.") -> IncomingMail? {
        let usual = ["From: Robin <robin@example.net>", "To: convenor@example.org", "Subject: Re: Reminder"]
        let names = Set(headers.map { $0.prefix { $0 != ":" } })
        let kept = usual.filter { !names.contains($0.prefix { $0 != ":" }) }
        return read((kept + headers).joined(separator: "\n") + "\n\n" + body + "\n")
    }
}
