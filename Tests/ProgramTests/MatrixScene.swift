import Foundation
import TestSupport

/// A homeserver, the daemon's account on it, and people, of whom the daemon knows all but mallory.
struct MatrixScene: Sendable {
    let homeserver: Homeserver
    let place: Workplace
    let convenor, lena, bo, ana, mallory: MatrixUser

    init(_ more: [String: String] = [:]) async throws {
        homeserver = try await aside { Result { try Homeserver() } }.get()
        let url = homeserver.url
        convenor = try await .register("convenor", at: url)
        lena = try await .register("lena", at: url)
        bo = try await .register("bo", at: url)
        ana = try await .register("ana", at: url)
        mallory = try await .register("mallory", at: url)
        place = try Workplace(Self.settings(url, convenor).merging(more) { $1 })
        let people = ["lena", "bo", "ana"].map {
            "  - handle: \($0)\n    mail: \($0)@example.org\n    chat:\n      matrix: \"@\($0):example.org\"\n"
        }
        try place.write("people:\n" + people.joined(), to: "config/people.yaml")
    }

    static func settings(_ url: String, _ account: MatrixUser, token: String? = nil) -> [String: String] {
        [
            "CONVENOR_HTTP_LISTEN": "", "CONVENOR_CALLBACKS_ALLOW": "127.0.0.1",
            "CONVENOR_PLATFORMS_MATRIX_HOMESERVER": url, "CONVENOR_PLATFORMS_MATRIX_USER": account.id,
            "CONVENOR_PLATFORMS_MATRIX_ACCESS_TOKEN": token ?? account.token,
        ]
    }

    /// Starts the daemon and waits until it listens.
    func start() async throws -> Program {
        let program = try Program(["run"], at: place, input: .null)
        try await program.log("A platform is listened to")
        return program
    }

    /// A room that lena opens, with the daemon and these others in it.
    func room(of others: [MatrixUser]? = nil) async throws -> String {
        let others = others ?? [bo]
        let room = try await lena.makeRoom(inviting: [convenor] + others)
        for one in others { try await one.join(room) }
        try await lena.sees("join", of: convenor, in: room)
        return room
    }
}
