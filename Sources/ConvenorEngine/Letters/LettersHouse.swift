import ConvenorCore

/// What all mails of an installation have in common.
package struct MailHouse: Sendable {
    /// The address that mails come from; its name is replaced by that of the series.
    package var from: Mailbox
    /// The right side of message ids and list ids: a host name.
    package var host: String
    package var organisation: String
    /// The mailbox that Convenor reads; nil where there is none, and answers go to the chair.
    package var mailbox: AnswerAddress?
    /// Links to pages on which letters are answered; nil where nobody knows how the daemon is reached.
    package var links: AnswerLinks?
    /// IANA name of the zone of the Date header.
    package var zone: String

    package init(from: Mailbox, host: String, organisation: String, mailbox: AnswerAddress? = nil, zone: String) {
        self.from = from
        self.host = host
        self.organisation = organisation
        self.mailbox = mailbox
        self.zone = zone
    }

    /// A message id without angle brackets: the same parts always give the same id, other parts another.
    ///
    /// Where answers are read it ends in what nobody can guess, so that a mail that names it answers one that was got.
    package func id(_ parts: [String]) -> String {
        let name = parts.map(Self.token).joined(separator: ".")
        let proof = mailbox.map { "." + $0.seal.text(name, for: .thread, bytes: Self.proofBytes) } ?? ""
        return fitting(name, before: proof + "@" + host)
    }

    private static let proofBytes = 10
    /// Databases of mail programs keep no longer Message-ID, and RFC 2919 section 2 allows a list 255.
    package static let longestID = 250

    /// A name and what follows it; a name that is too long keeps its beginning and ends in a short number made of the whole.
    func fitting(_ name: String, before rest: String) -> String {
        let room = max(0, Self.longestID - rest.utf8.count)
        if name.utf8.count <= room { return name + rest }
        let mark = Letters.mark(of: name)
        var head = Substring(name).prefix(max(0, room - mark.utf8.count - 1))
        while head.last == "." { head = head.dropLast() }
        return (head.isEmpty ? mark : head + "." + mark) + rest
    }

    /// The address that ends what the letter is one of; nil where no mailbox is read.
    func stopAddress(ofLetter key: String) -> String? { mailbox?.stopAddress(ofLetter: key) }

    /// How mail programs offer to end such mails: by a mail (RFC 2369 section 3.2), and at one press (RFC 8058).
    func stopHeaders(ofLetter key: String, to person: Handle) -> [Mail.Header] {
        let mail = stopAddress(ofLetter: key).map { "<mailto:\($0)?subject=stop>" }
        let page = stopHref(ofLetter: key, to: person).map { "<\($0)>" }
        let ways = [page, mail].compactMap { $0 }
        if ways.isEmpty { return [] }
        let press = Mail.Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
        return [Mail.Header("List-Unsubscribe", ways.joined(separator: ", "))] + (page == nil ? [] : [press])
    }

    /// The id that all mails about one meeting refer to, so that they stand together; no mail bears it.
    func root(_ series: Series, _ meeting: Int) -> String { id(["meeting", series.slug, String(meeting)]) }

    /// A name as part of a dot-atom (RFC 5322 section 3.2.3): other characters become `_` and their number, so that two
    /// names never make one id.
    static func token(_ name: String) -> String {
        var token = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-": token.unicodeScalars.append(scalar)
            default: token += "_" + String(scalar.value, radix: 16) + "_"
            }
        }
        return token.isEmpty ? "_" : token
    }

    /// `Q1 marketing <q1-marketing.meet.example.org>` (RFC 2919); the name only where it needs no encoding.
    func listID(of series: Series) -> Mail.Header {
        let id = "<\(fitting(Self.token(series.slug), before: "." + host))>"
        let isPlain = series.title.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == " " || $0 == "-")
        }
        return Mail.Header("List-Id", isPlain ? "\(series.title.cleaned) \(id)" : id)
    }

    /// Marks what no human typed (RFC 3834 section 5) and asks Exchange for no automatic answer (MS-OXCMAIL
    /// 2.1.3.2.20).
    static let automatic = [
        Mail.Header("Auto-Submitted", "auto-generated"), Mail.Header("X-Auto-Response-Suppress", "OOF, AutoReply"),
    ]
}
