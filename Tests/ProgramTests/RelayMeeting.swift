import Foundation
import TestSupport
import Testing

/// A short meeting with one reader of each sort, typed into the built program.
enum RelayMeeting {
    static let lines = [
        #"start open "Autumn fair""#,
        "invite @mara mara@example.org",
        "invite @lena lena@example.org sales",
        "invite @bo bo@example.org",
        "invite @ines ines@example.org role=informed",
        "invite @pat pat@partner.example role=owner",
        "present @lena",
        "absent @bo",
        "private note zanzibar stays between us",
        "confidential note timbuktu is for the chair",
        "note The hall was too loud, says Żółć <lena> & friends",
        "decide We go to the autumn fair because three customers asked for it",
        "action @lena book the stand by 2031-03-12",
        "action @pat send the price list by 2031-04-16",
        "roti 2 ouagadougou was a waste",
        "end", "preview", "send", "y",
    ]

    static func settings(_ server: MailServer, _ certificate: TestCertificate? = nil) -> [String: String] {
        var settings = [
            "CONVENOR_MAIL_SMTP_URL": "smtp://127.0.0.1:\(server.port)", "CONVENOR_MAIL_FROM": "convenor@example.org",
            "CONVENOR_CONSOLE_USER": "mara", "CONVENOR_TIME_ZONE": "Europe/Amsterdam",
            "CONVENOR_LOG_LEVEL": "debug",
        ]
        settings["CONVENOR_MAIL_SMTP_STARTTLS"] = certificate == nil ? "off" : "required"
        settings["CONVENOR_MAIL_SMTP_CA_FILE"] = certificate?.authority
        return settings
    }

    /// The accepted mails by the address that they are for.
    static func mails(at server: MailServer) throws -> [String: ParsedMail] {
        let pairs = try server.mails.map { try ParsedMail($0) }.map { ($0.to.first?.last ?? "", $0) }
        return try #require(Set(pairs.map(\.0)).count == pairs.count ? Dictionary(uniqueKeysWithValues: pairs) : nil)
    }
}

extension ParsedMail {
    /// What one part says and the other does not; a table may name its columns and say of an action that it is open.
    var differingWords: Set<String> {
        let words = Self.words(text ?? "")
        let columns: Set = ["id", "what", "who", "due", "for", "status", "open"]
        return words.symmetricDifference(htmlWords).subtracting(columns.subtracting(words))
    }

    private var htmlWords: Set<String> {
        var text = html ?? ""
        for pattern in ["<style>[\\s\\S]*?</style>", "<title>[\\s\\S]*?</title>", "<[^>]*>"] {
            text = text.replacingOccurrences(of: pattern, with: " ", options: .regularExpression)
        }
        let names = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&"]
        for name in ["&lt;", "&gt;", "&quot;", "&#39;", "&amp;"] {
            text = text.replacingOccurrences(of: name, with: names[name] ?? "")
        }
        return Self.words(text)
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
}
