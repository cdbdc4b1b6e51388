package import ConvenorCore
package import ConvenorEngine

/// Links that sign somebody in: good for a quarter of an hour, and the one that is used ends all others.
package struct SignInLinks: Sendable {
    package static let minutes = 15

    private let engine: Convenor
    private let address: String

    package init(_ engine: Convenor, address: String) {
        self.engine = engine
        self.address = address
    }

    /// Mails a link to all who have that address; where nobody has it, nothing happens.
    ///
    /// - Parameter goal: where they want to go then, as a path of this server.
    func mail(to mail: String, goal: String, language: String) async throws {
        let persons = try await engine.people().people(at: mail)
        guard let first = persons.first else { return }
        let (link, pass) = fresh(for: first.handle, mail: mail.lowercased(), goal: goal)
        let letter = try engine.signInLetter(link, ends: pass.ends, key: pass.mark, to: persons, at: mail)
        try await keep(pass, with: letter)
    }

    /// A link for somebody, printed for who has the data at hand.
    package func link(for person: Handle) async throws -> String {
        let mail = (try await engine.people())[person]?.mail?.lowercased() ?? ""
        let (link, pass) = fresh(for: person, mail: mail, goal: "/")
        try await keep(pass, with: nil)
        return link
    }

    private func fresh(for person: Handle, mail: String, goal: String) -> (link: String, pass: Pass) {
        let (secret, mark) = engine.freshSecret()
        let now = engine.now
        var pass = Pass(
            .link, mark: mark, person: person, made: now, ends: now.adding(seconds: Self.minutes * 60), name: goal)
        pass.mail = mail
        return ("\(address)/sign-in/\(secret)", pass)
    }

    private func keep(_ pass: Pass, with letter: Letter?) async throws {
        try await engine.note { transaction in
            try transaction.forgetPasses(endedBy: pass.made.adding(seconds: -86_400))
            try transaction.put(pass)
            if let letter { try transaction.enqueue(letter) }
        }
        if letter != nil { engine.bell.ring() }
    }
}

extension Roster {
    /// All who have that address, by name; none of those from whom mail comes back.
    func people(at mail: String) -> [Person] {
        people.values.filter { $0.mail?.lowercased() == mail.lowercased() && isMailable($0.handle) }
            .sorted { $0.handle < $1.handle }
    }
}
