import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import ConvenorSQLite
import Foundation
import Scenarios
import Synchronization
import TestSupport
import Testing

@testable import ConvenorPages

@Suite("Keys of programs") struct ApiKeyTests {
    private final class Clock: Timepiece {
        private let held = Mutex(YearHouse.start)
        func now() -> Moment { held.withLock { $0 } }
        func go(days: Int) { held.withLock { $0 = $0.adding(seconds: days * 86_400) } }
    }

    private static func status(_ keys: ApiKeys, _ key: String, _ scope: ApiScope) async throws -> Int {
        var request = SiteRequest()
        request.headers["authorization"] = "Bearer " + key
        do {
            _ = try await keys.visitor(request, for: scope)
            return 200
        } catch let problem as Problem {
            return problem.status
        }
    }

    @Test("a key is for its scopes, until its end, and its secret is nowhere in the store")
    func life() async throws {
        let (scratch, clock) = (try Scratch(), Clock())
        let store = try SQLiteStore.open(path: scratch.path("convenor.db"))
        let engine = try YearHouse().engine(store, clock, chance: SystemChance())
        let keys = ApiKeys(engine)
        let key = try await keys.make(for: Handle("mara"), name: "a script", scopes: [.read], days: 2)
        #expect(key.wholeMatch(of: /cvk_[a-z2-9]{32}/) != nil)
        #expect(try await Self.status(keys, key, .read) == 200)
        #expect(try await Self.status(keys, key, .write) == 403)
        #expect(try await Self.status(keys, key + "a", .read) == 401)
        #expect(try await Self.status(keys, String(key.dropFirst(4)), .read) == 401)
        let stranger = try await keys.make(for: Handle("nobody"), name: "none", scopes: [.read, .write])
        #expect(try await Self.status(keys, stranger, .read) == 401, "who is not there has no key")
        let pass = try #require(try await store.read { try $0.passes(of: Handle("mara"), .key) }.first)
        #expect(pass.name == "a script" && pass.scopes == "read" && !pass.mark.contains(key.dropFirst(4)))
        clock.go(days: 1)
        #expect(try await Self.status(keys, key, .read) == 200)
        let used = try #require(try await store.read { try $0.passes(of: Handle("mara"), .key) }.first)
        #expect(used.seen > pass.seen)
        clock.go(days: 1)
        #expect(try await Self.status(keys, key, .read) == 401)
        try await store.close()
    }
}
