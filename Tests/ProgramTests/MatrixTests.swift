import Foundation
import TestSupport
import Testing

/// The daemon as an account of a real homeserver.
@Suite("Matrix, with Synapse", .enabled(if: Homeserver.isThere, "scripts/tools synapse makes the homeserver"))
struct MatrixTests {
    @Test("a meeting of two in a room, and one of them alone with it; who is not known cannot invite it")
    func meeting() async throws {
        let scene = try await MatrixScene()
        let (lena, bo, convenor) = (scene.lena, scene.bo, scene.convenor)
        let program = try await scene.start()
        let room = try await scene.room()
        try await lena.say("!start open \"Board\"", in: room)
        let opened = try await lena.sees("Board #1", from: convenor, in: room)
        #expect(opened["msgtype"] as? String == "m.notice")
        try await bo.say("note People talk to one another", in: room)
        let link = "<a href=\"https://matrix.to/#/\(convenor.id)\">convenor</a>"
        try await bo.say(
            "convenor: note The first", in: room,
            [
                "format": "org.matrix.custom.html", "formatted_body": "\(link): note The first",
                "m.mentions": ["user_ids": [convenor.id]],
            ])
        try await bo.sees("N1", from: convenor, in: room)
        let thread = try await lena.say("About the printer", in: room)
        try await lena.say(
            "!action Ask the printer @bo due 2030-06-01", in: room,
            ["m.relates_to": ["rel_type": "m.thread", "event_id": thread]])
        let answer = try await lena.sees("A1", from: convenor, in: room)
        #expect((answer["m.relates_to"] as? [String: Any])?["event_id"] as? String == thread)
        // Between two people nothing needs a sign, and it is another room.
        let direct = try await bo.makeRoom(inviting: [convenor], isDirect: true)
        try await bo.sees("join", of: convenor, in: direct)
        try await bo.say("help action", in: direct)
        try await bo.sees("action", from: convenor, in: direct)
        try await bo.say("!private note zanzibar", in: room)
        try await bo.sees("zanzibar", from: convenor, in: direct)
        #expect(try await bo.messages(in: room, from: convenor).allSatisfy { !"\($0)".contains("zanzibar") })
        let trap = try await scene.mallory.makeRoom(inviting: [convenor])
        try await scene.mallory.sees("leave", of: convenor, in: trap)
        // It is asked for what is new when it is told to stop.
        program.signal(SIGTERM)
        #expect(try await program.end().code == 0)
    }

    @Test("lines said while the daemon was away are heard once, each of them")
    func restart() async throws {
        let scene = try await MatrixScene()
        let (lena, convenor) = (scene.lena, scene.convenor)
        var program = try await scene.start()
        let room = try await scene.room()
        try await lena.say("!start open \"Board\"", in: room)
        try await lena.sees("Board #1", from: convenor, in: room)
        try await program.kill()
        // More than one answer of the homeserver holds.
        for index in 1...70 { try await lena.say("!note Line \(index)", in: room) }
        program = try await scene.start()
        try await lena.sees("N70", from: convenor, in: room)
        // In the middle of the next ones.
        for index in 71...80 { try await lena.say("!note Line \(index)", in: room) }
        try await program.kill()
        program = try await scene.start()
        try await lena.say("!note The last", in: room)
        try await lena.sees("N81", from: convenor, in: room)
        let said = try await lena.messages(in: room, from: convenor).compactMap { $0["body"] as? String }
        for index in 1...81 {
            #expect(
                said.filter { $0.split { !$0.isLetter && !$0.isNumber }.contains("N\(index)") }.count == 1, "N\(index)")
        }
        program.signal(SIGTERM)
        #expect(try await program.end().code == 0)
    }

    @Test("a homeserver that was away is listened to again; an encrypted room is told once that it is not understood")
    func away() async throws {
        let scene = try await MatrixScene()
        let (lena, convenor) = (scene.lena, scene.convenor)
        let program = try await scene.start()
        let room = try await scene.room()
        try await lena.say("!start open \"Board\"", in: room)
        try await lena.sees("Board #1", from: convenor, in: room)
        await aside { scene.homeserver.stop() }
        try await program.log("waits 1 s for another attempt")
        try await aside { Result { try scene.homeserver.start() } }.get()
        try await lena.say("!note After all", in: room)
        try await lena.sees("N1", from: convenor, in: room)
        for _ in 0..<2 {
            try await lena.call(
                "PUT", ["rooms", room, "send", "m.room.encrypted", UUID().uuidString],
                ["algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "AwgAEn"])
        }
        try await lena.say("!note The next", in: room)
        try await lena.sees("N2", from: convenor, in: room)
        try await lena.sees("encrypted", from: convenor, in: room)
        let told = try await lena.messages(in: room, from: convenor).filter {
            ($0["body"] as? String)?.contains("encrypted") == true
        }
        #expect(told.count == 1)
        program.signal(SIGTERM)
        #expect(try await program.end().code == 0)
    }

    @Test("a token that the homeserver does not know ends the listening and nothing else, and is not told to the log")
    func token() async throws {
        let homeserver = try await aside { Result { try Homeserver() } }.get()
        let account = MatrixUser(homeserver: homeserver.url, id: "@convenor:example.org", token: "")
        let place = try Workplace(MatrixScene.settings(homeserver.url, account, token: "syt_n0t_a_T0ken"))
        let program = try Program(["run", "--as", "lena"], at: place)
        try await program.log("A platform is not listened to any more: 401 M_UNKNOWN_TOKEN")
        #expect(try await program.ask("start open \"Board\"", "Board #1").isEmpty == false)
        program.endInput()
        let end = try await program.end()
        #expect(end.code == 0 && !end.errors.contains("syt_n0t"))
    }
}
