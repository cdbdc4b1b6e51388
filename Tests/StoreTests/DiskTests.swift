import ConvenorEngine
import ConvenorSQLite
import Foundation
import Testing

/// Commits events of 4 kB one by one until the store refuses; the number that were acknowledged and the refusal.
private func fill(_ store: SQLiteStore) async -> (acknowledged: Int, failure: StoreFailure?) {
    let text = String(repeating: "x", count: 4000)
    var acknowledged = 0
    while acknowledged < 2000 {
        let last = acknowledged
        do {
            try await store.append(text, to: weekly, after: last)
        } catch {
            return (acknowledged, error as? StoreFailure)
        }
        acknowledged += 1
    }
    return (acknowledged, nil)
}

private func sentence(_ failure: StoreFailure?) -> String {
    if case .unusable(let text) = failure { text } else { "no sentence: \(String(describing: failure))" }
}

@Suite("A disk that is full or fails")
struct DiskTests {
    @Test("what was acknowledged stays when the file may not grow, and the store goes on once it may")
    func pageLimit() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.file("a.db"))
        try await store.limit(pages: 100)
        let (acknowledged, failure) = await fill(store)
        #expect(acknowledged > 10)
        #expect(sentence(failure).contains("The store \(folder.file("a.db")) cannot be written: the disk is full."))
        #expect(try await store.lastNumber(of: weekly) == acknowledged)
        try await store.limit(pages: 1_000_000)
        try await store.append("more", to: weekly, after: acknowledged)
        #expect(try await store.lastNumber(of: weekly) == acknowledged + 1)
        #expect(try await store.faults().isEmpty)
        try await store.close()
    }

    @Test("a work too large for the disk fails alone or with its whole batch, never in part")
    func pageLimitInABatch() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.file("a.db"))
        try await store.limit(pages: 60)
        let large = String(repeating: "x", count: 400_000)
        var kept = 0
        do {
            let results = try await store.commit([
                { try $0.append([event("small")], to: board, after: 0) },
                { try $0.append([event("small"), event(large)], to: weekly, after: 0) },
                { try $0.append([event("small")], to: .roster, after: 0) },
            ])
            #expect(throws: StoreFailure.self) { try results[1].get() }
            kept = results.count { (try? $0.get()) != nil }
        } catch {
            #expect(sentence(error as? StoreFailure).contains("full"))
        }
        #expect(try await store.read { try $0.streams().count } == kept)
        #expect(try await store.lastNumber(of: weekly) == 0)
        #expect(synchronousAfterwards(store) == 2)
        try await store.close()
    }

    private func synchronousAfterwards(_ store: SQLiteStore) -> Int? { try? store.synchronous }

    @Test(
        "a disk that is really full refuses, loses nothing, and is used again once there is space",
        .enabled(if: SmallDisk.isPossible))
    func fullDisk() async throws {
        let disk = try #require(try SmallDisk(kibibytes: 3072))
        let filler = disk.folder.file("filler")
        try Data(repeating: 1, count: 1 << 20).write(to: URL(fileURLWithPath: filler))
        let store = try SQLiteStore.open(path: disk.folder.file("a.db"))
        let (acknowledged, failure) = await fill(store)
        #expect(acknowledged > 10 && acknowledged < 2000)
        #expect(sentence(failure).contains("the disk is full"))
        let again = await #expect(throws: StoreFailure.self) { try await store.append("b", to: board, after: 0) }
        #expect(sentence(again).contains("the disk is full"))
        #expect(try await store.lastNumber(of: weekly) == acknowledged)
        try FileManager.default.removeItem(atPath: filler)
        try await store.append("more", to: weekly, after: acknowledged)
        #expect(try await store.faults().isEmpty)
        try await store.close()
        let reopened = try SQLiteStore.open(path: disk.folder.file("a.db"))
        #expect(try await reopened.events(of: weekly).count == acknowledged + 1)
        try await reopened.close()
    }

    @Test("on a disk without space no store is made, and the sentence says why", .enabled(if: SmallDisk.isPossible))
    func noSpaceToOpen() throws {
        let disk = try #require(try SmallDisk(kibibytes: 64))
        try? Data(repeating: 1, count: 1 << 20).write(to: URL(fileURLWithPath: disk.folder.file("filler")))
        _ = succeeds("dd", "if=/dev/zero", "of=\(disk.folder.file("filler"))", "bs=4096")
        #expect(refusal(disk.folder.file("a.db")).contains("the disk is full"))
    }

    @Test("a file that was cut off is refused")
    func truncated() async throws {
        let folder = try TemporaryFolder()
        let path = try await filledStore(in: folder)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
        #expect(refusal(path).contains("is damaged (database disk image is malformed)"))
    }

    @Test("a damaged page is noticed when it is read, and by a check of the whole file")
    func damagedPage() async throws {
        let folder = try TemporaryFolder()
        let path = try await filledStore(in: folder)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let middle = bytes.count / 2 / 4096 * 4096
        bytes.replaceSubrange(middle..<bytes.count, with: Data(repeating: 0xFF, count: bytes.count - middle))
        try bytes.write(to: URL(fileURLWithPath: path))
        let store = try SQLiteStore.open(path: path)
        let failure = await #expect(throws: StoreFailure.self) { try await store.events(of: weekly) }
        #expect(sentence(failure).contains("\(path) is damaged"))
        #expect(try await !store.faults().isEmpty)
        let copy = await #expect(throws: StoreFailure.self) { try await store.backup(to: folder.file("copy.db")) }
        #expect(sentence(copy).contains("\(path) is damaged"))
        #expect(try !folder.names.contains { $0.hasPrefix("copy") })
        try await store.close()
    }

    private func filledStore(in folder: TemporaryFolder) async throws -> String {
        let store = try SQLiteStore.open(path: folder.file("a.db"))
        let texts = (0..<500).map { event(String(repeating: "\($0) ", count: 100)) }
        try await store.commit { try $0.append(texts, to: weekly, after: 0) }
        try await store.close()
        return folder.file("a.db")
    }
}
