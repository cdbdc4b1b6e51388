import Foundation
import TestSupport
import Testing

/// Text that would be a program in a page, in every record, through every page, file and mail.
@Suite("Text that would be a program") struct ForeignTextTests {
    /// Closes what a careless page opens: a tag, an attribute in either quotation mark, a comment, a script.
    private static let text =
        "<script>alert(1)</script>\"'`--><img src=x onerror=alert(2)>\u{301}\"\u{301} onload=x {{csrf}}"
    private static let kinds = [
        "vision X", "goal X by 2026-12-31 @lena", "mgoal X supports O1", "metric X baseline 3 target 9 actual 4 for M1",
        "gap X for O1", "gap X for O1 cause X", "adjust X because X closes G1", "agree X1",
        "decide X because X instead of X",
        "idea X", "note X", "park X", "takeaway X", "milestone X by 2030-06-18 for X1",
        "action @lena X by 2030-06-03 for X1", "action @bo X by 2030-06-04 for D1", "link https://example.org/x X",
        "prep X @bo", "segment X size=12,000", "factor X pillar=strength evidence X", "blocked A1 X", "progress A2 20%",
        "checkin every monday 09:00 for @lena questions X? X?", "feedback-request X1 in 1 week to @lena",
    ]

    @Test("is text on every page, in every file and in every mail")
    func everywhere() async throws {
        let place = try Workplace([
            "CONVENOR_HTTP_LISTEN": "127.0.0.1:0", "CONVENOR_ORGANISATION_NAME": "A <b>&\"' house",
        ])
        let (program, web) = try await WebClient.start(at: place)
        for line in [
            "start open \"<i>Board\" for 60m", "invite @lena role=participant", "invite @bo role=informed",
        ]
            + Self.kinds.map({ $0.replacing("X", with: Self.text).replacing(Self.text + "1", with: "X1") })
        {
            program.write(line + "\n")
        }
        for line in ["end", "y", "send", "y", "start open \"<i>Board\""] { program.write(line + "\n") }
        try await program.ask("note The last line", "The last line")
        let client = PageClient(web, at: place, named: "reader")
        try await client.enter("lena", at: place)
        var (waiting, seen): ([String], Set<String>) = (["/", "/me", "/search?q=alert", "/me/sessions"], [])
        var found = 0
        while let path = waiting.popLast() {
            guard seen.insert(path).inserted, seen.count < 300 else { continue }
            let page = try await client.get(path)
            let type = page.headers["content-type"] ?? ""
            #expect(page.headers["x-content-type-options"] == "nosniff", "\(path)")
            guard type.hasPrefix("text/html") || type.hasPrefix("image/svg") else { continue }
            found += page.body.contains("&lt;script&gt;alert(1)") ? 1 : 0
            try expectText(page.body, path)
            let links = page.body.components(separatedBy: "href=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
            waiting += links.filter { $0.hasPrefix("/") }.map {
                String($0.prefix { $0 != "#" }).replacing("&amp;", with: "&")
            }
        }
        #expect(found > 8, "\(seen)")
        for mail in try place.mails {
            if let html = try ParsedMail(Array(mail.utf8)).html { try expectText(html, "a mail") }
        }
        try await program.kill()
    }

    /// No tag of ours has an attribute of theirs, and none of their tags stands.
    private func expectText(_ html: String, _ path: String) throws {
        for sign in ["<script>alert", "<img", "onerror=alert(2)>", "<i>Board", "<b>&"] {
            #expect(html.unicodeScalars.firstRange(of: sign.unicodeScalars) == nil, "\(sign) \(path)")
        }
        // Between `<` and `>` an event's attribute may stand in a quoted value only.
        for tag in html.components(separatedBy: "<").dropFirst() {
            var (isQuoted, plain) = (false, "")
            for scalar in tag.unicodeScalars {
                if scalar == "\"" { isQuoted.toggle() } else if !isQuoted, scalar == ">" { break }
                if !isQuoted { plain.unicodeScalars.append(scalar) }
            }
            #expect(!plain.contains(" onload") && !plain.contains(" onerror"), "\(tag.prefix(200)) \(path)")
        }
    }
}
