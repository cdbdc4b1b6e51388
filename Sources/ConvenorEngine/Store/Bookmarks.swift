import ConvenorCore

extension Convenor {
    /// How far something has been read; nil when it was never read.
    package func mark(of reader: String) async throws -> String? {
        try await store.read { try $0.mark(of: reader) }
    }

    package func setMark(_ mark: String, of reader: String) async throws {
        try await committer.perform { try $0.setMark(mark, of: reader) }
    }

    /// Puts a post in the outbox that is there only once, however often it is wanted.
    package func post(_ post: Post, once key: String) async throws {
        let now = timepiece.now()
        try await committer.perform {
            try $0.enqueue(Letter(post: post, kind: "notice", stream: .roster, key: key, due: now))
        }
        bell.ring()
    }
}
