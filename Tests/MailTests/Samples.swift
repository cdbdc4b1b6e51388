import ConvenorCore
import ConvenorCurl
import ConvenorEngine

extension Mail {
    /// A plain mail to change where a test needs it.
    static func sample(
        subject: String = "Recap: Q1 marketing", name: String? = "Lena Vos",
        id: String = "summary.q1.3.lena@example.org",
        text: String = "Hello Lena,\n\nyou have two actions.\n", html: String = "<p>Hello Lena</p>\n"
    ) -> Mail {
        Mail(
            from: Mailbox(name: "Convenor", address: "convenor@example.org"),
            to: Mailbox(name: name, address: "lena@example.org"), subject: subject, messageID: id,
            date: Moment(milliseconds: 1_790_242_325_000), zone: "Europe/Amsterdam", text: text, html: html)
    }
}

extension Parcel {
    /// `bytes` defaults to a composed sample.
    static func sample(
        id: String = "summary.q1.3.lena@example.org", to: String = "lena@example.org", bytes: [UInt8]? = nil
    ) throws -> Parcel {
        Parcel(
            from: "bounce+7f3a@example.org", to: to, messageID: id,
            bytes: try bytes ?? composed(.sample(id: id)))
    }

    /// Larger than every buffer on the way, so that its end cannot be sent before the other side reads.
    static func huge() throws -> Parcel {
        let line = Array((String(repeating: "x", count: 74) + "\r\n").utf8)
        var bytes = Array("Subject: huge\r\n\r\n".utf8)
        for _ in 0..<160_000 { bytes.append(contentsOf: line) }
        return try sample(bytes: bytes)
    }
}

func composed(_ mail: Mail) throws -> [UInt8] {
    try GMimeComposer().compose(mail)
}
