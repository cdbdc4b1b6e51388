import Foundation
import TestSupport
import Testing

/// A daemon for whole meetings: platforms, people known on one of them, and a mail server.
struct MeetingDaemon {
    let mail: MailServer
    let place: Workplace
    let program: Program
    let client: WebClient

    /// The settings without `CONVENOR_PLATFORMS_`, and the ids of people by handle on one platform.
    init(_ settings: [String: String], on platform: String, ids: [String: String]) async throws {
        mail = try MailServer()
        var variables = WebClient.settings().merging(mail.variables) { $1 }
        variables["CONVENOR_CALLBACKS_ALLOW"] = "127.0.0.1"
        for (name, value) in settings { variables["CONVENOR_PLATFORMS_" + name] = value }
        place = try Workplace(variables)
        let people = ["ana", "bo", "lena", "mara", "paul"].map { handle in
            "  - handle: \(handle)\n    mail: \(handle)@example.org\n"
                + (ids[handle].map { "    chat: {\(platform): \"\($0)\"}\n" } ?? "")
        }
        try place.write("people:\n" + people.joined(), to: "config/people.yaml")
        (program, client) = try await WebClient.start(at: place, input: .null)
    }

    /// A room of people who speak by signed requests of their own.
    func plainRoom(_ script: MeetingScript) throws -> PlatformRoom {
        let people = Dictionary(uniqueKeysWithValues: script.people.map { ($0, $0) })
        return try PlatformRoom(
            "generic", at: client.address, ["people": people, "room": script.name, "secret": WebClient.secret]
        ) { [] }
    }

    /// Ends the daemon; it has nothing to complain of.
    func end() async throws {
        program.signal(SIGTERM)
        let ending = try await program.end()
        #expect(ending.code == 0 && !ending.errors.contains(" error "), "\(ending.errors)")
    }
}

extension MailServer {
    /// Everybody has one mail of each of their meetings, with their own actions and nothing of another meeting.
    func expectMails(of scripts: [MeetingScript]) async throws {
        let readers = scripts.flatMap { script in (script.people + script.also).map { "\(script.title) \($0)" } }
        #expect(try await sees("data", times: readers.count))
        // The server keeps a mail a little after it was given it.
        for _ in 0..<200 where try mails.count < readers.count { try await Task.sleep(for: .milliseconds(50)) }
        var found: [String] = []
        for mail in try mails.map({ try ParsedMail($0) }) {
            let (text, subject) = (mail.text ?? "", mail.values("Subject").first ?? "")
            let script = try #require(scripts.first { subject.contains($0.title) }, "\(subject)")
            let who = String((mail.to.first?.last ?? "").prefix { $0 != "@" })
            found.append("\(script.title) \(who)")
            for id in script.actions(of: who) { #expect(text.contains(id), "\(who) has no \(id) in:\n\(text)") }
            for words in scripts.filter({ $0.name != script.name }).flatMap(\.own) + ["hidden reserve"] {
                #expect(!text.holds(words), "\(words) in:\n\(text)")
            }
            if who == script.people[0] {
                for words in script.own { #expect(text.holds(words), "no \(words) in:\n\(text)") }
            }
        }
        #expect(found.sorted() == readers.sorted())
    }
}
