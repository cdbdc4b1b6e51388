import Foundation
import TestSupport
import Testing

/// Links of mails at the running daemon, spoken to by curl as mail programs and browsers do.
struct MailLinkTests {
    private static let address = "https://meet.example.org"

    /// A daemon that knows its address, after a meeting whose minutes went out.
    private func held() async throws -> (Workplace, Program, WebClient) {
        let place = try Workplace(
            WebClient.settings().merging(["CONVENOR_HTTP_ADDRESS": Self.address, "CONVENOR_CONSOLE_USER": "mara"]) {
                $1
            })
        try place.write(Workplace.people(["mara", "lena", "bo"]), to: "config/people.yaml")
        let (program, client) = try await WebClient.start(at: place)
        for line in [
            #"start open "Board""#, "invite @lena", "invite @bo", "action @lena Read it by 2030-06-03",
            "action @bo Sign it by 2030-06-03", "end", "send",
        ] { program.write(line + "\n") }
        try await program.ask("y", "Corrections until")
        try await program.log("A mail was delivered", times: 3)
        return (place, program, client)
    }

    /// Paths of the links in the text of somebody's mails.
    private func links(to person: String, at place: Workplace) throws -> [String] {
        let mails = try place.mails.map { try ParsedMail(Array($0.utf8)) }.filter {
            $0.to.first?.last == "\(person)@example.org"
        }
        return mails.compactMap(\.text).joined(separator: "\n").split(whereSeparator: \.isWhitespace)
            .filter { $0.hasPrefix(Self.address + "/a/") }.map { String($0.dropFirst(Self.address.count)) }
    }

    private func csrf(_ html: String) -> String {
        let parts = html.components(separatedBy: #"name="csrf" value=""#)
        return parts.count > 1 ? String(parts[1].prefix { $0 != "\"" }) : ""
    }

    @Test("a link is shown, answered once, is believed after a new key and a restart, and is never logged")
    func answer() async throws {
        var (place, program, client) = try await held()
        let lena = try #require(try links(to: "lena", at: place).first { $0.contains(".a1.done.") })
        let bo = try #require(try links(to: "bo", at: place).first { $0.contains(".a2.done.") })
        let browser = ["-H", "Origin: http://\(client.address)"]
        let page = try await client.send(lena, browser)
        #expect(page.status == 200 && page.body.contains("Is A1 done?"), "\(page.body)")
        let form = Data("csrf=\(csrf(page.body))".utf8)
        #expect(try await client.send(lena, body: form).status == 403)
        #expect(try await client.send(lena, browser, body: form).status == 200)
        #expect(try await client.send(lena, browser, body: form).body.contains("This was done before"))
        #expect(try await program.ask("show A1", "A1").contains("done"))
        let busy = try await Program.run(["key", "rotate"], at: place)
        #expect(busy.code == 75, "\(busy.errors)")
        let secret = String(lena.suffix(16))
        #expect(!program.logged.contains(secret) && program.logged.contains("/a/{token}"))
        program.signal(SIGTERM)
        _ = try await program.end()
        let old = try Data(contentsOf: URL(fileURLWithPath: place.path("data/seal.key")))
        let new = try await Program.run(["key", "rotate"], at: place)
        #expect(new.code == 0 && new.output.contains("1 earlier one"), "\(new.errors)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: place.path("data/seal.key"))) != old)
        (program, client) = try await WebClient.start(at: place)
        let other = ["-H", "Origin: http://\(client.address)"]
        let again = try await client.send(bo, other)
        #expect(again.status == 200, "\(again.body)")
        let answer = Data("csrf=\(csrf(again.body))".utf8)
        #expect(try await client.send(bo, other, body: answer).status == 200)
        #expect(try await program.ask("show A2", "A2").contains("done"))
        try await program.kill()
        // Without the key before it nothing of it is believed.
        let names = try FileManager.default.contentsOfDirectory(atPath: place.path("data"))
        for name in names where name.hasPrefix("seal.key.") {
            try FileManager.default.removeItem(atPath: place.path("data/" + name))
        }
        (program, client) = try await WebClient.start(at: place)
        #expect(try await client.send(bo).status == 404)
        try await program.kill()
    }
}
