import ConvenorEngine
import ConvenorSQLite
import Foundation
import GRDB
import Testing

/// The sentence with which a file is refused.
func refusal(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
    do {
        _ = try SQLiteStore.open(path: path)
        Issue.record("\(path) was opened", sourceLocation: sourceLocation)
        return ""
    } catch {
        guard case .unusable(let sentence) = error else {
            Issue.record("\(error) is no sentence", sourceLocation: sourceLocation)
            return ""
        }
        #expect(sentence.contains(path), sourceLocation: sourceLocation)
        #expect(sentence.hasSuffix(".") && !sentence.contains("\n"), sourceLocation: sourceLocation)
        return sentence
    }
}

@Suite("Opening a store")
struct OpeningTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("commits are durable: synchronous is FULL")
    func synchronous() async throws {
        let store = try SQLiteStore.open(path: folder.file("a.db"))
        #expect(try store.synchronous == 2)
        try await store.close()
    }

    @Test("only the owner may read the file, its log and its backup")
    func permissions() async throws {
        let store = try SQLiteStore.open(path: folder.file("a.db"))
        try await store.append("a", to: weekly, after: 0)
        try await store.backup(to: folder.file("copy.db"))
        #expect(try folder.names == ["a.db", "a.db-shm", "a.db-wal", "copy.db"])
        for name in try folder.names { #expect(try mode(of: folder.file(name)) == 0o600, "\(name)") }
        try await store.close()
    }

    @Test("a file's permissions that the operator has set stay")
    func keptPermissions() async throws {
        #expect(FileManager.default.createFile(atPath: folder.file("a.db"), contents: nil))
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.file("a.db"))
        try await SQLiteStore.open(path: folder.file("a.db")).close()
        #expect(try mode(of: folder.file("a.db")) == 0o640)
    }

    @Test("the file says whose it is")
    func applicationID() async throws {
        try await SQLiteStore.open(path: folder.file("a.db")).close()
        let queue = try DatabaseQueue(path: folder.file("a.db"))
        let (id, version, mode) = try await queue.read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA application_id"), try Int.fetchOne(db, sql: "PRAGMA user_version"),
                try String.fetchOne(db, sql: "PRAGMA journal_mode")
            )
        }
        #expect(id == 0x436E_7672)
        #expect(version == Schema.version)
        #expect(mode == "wal")
        try queue.close()
    }

    @Test("a folder is no store")
    func aFolder() { #expect(refusal(folder.path).contains("it is a folder")) }

    @Test("a folder that is missing is named")
    func missingFolder() {
        let sentence = refusal(folder.file("none/a.db"))
        #expect(sentence.contains("the folder \(folder.file("none")) does not exist"))
    }

    @Test("a path below a file is refused")
    func belowAFile() throws {
        try Data().write(to: URL(fileURLWithPath: folder.file("plain")))
        #expect(refusal(folder.file("plain/a.db")).contains("\(folder.file("plain")) is not a folder"))
    }

    @Test("no path is refused, and a device is no store")
    func oddPaths() {
        #expect(throws: StoreFailure.unusable("The store has no path. Name a file.")) {
            try SQLiteStore.open(path: "")
        }
        #expect(refusal("/dev/null").contains("no regular file"))
    }

    @Test("a folder that may not be written is refused", .enabled(if: geteuid() != 0 || SmallDisk.isPossible))
    func unwritableFolder() async throws {
        guard geteuid() == 0 else {
            try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
            defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path) }
            #expect(refusal(folder.file("a.db")).contains("Give the program's user"))
            return
        }
        let disk = try #require(try SmallDisk(kibibytes: 1024))
        try await SQLiteStore.open(path: disk.folder.file("old.db")).close()
        #expect(disk.makeReadOnly())
        for name in ["new.db", "old.db"] {
            let sentence = refusal(disk.folder.file(name))
            #expect(sentence.contains("cannot be written (Read-only file system)"))
        }
    }

    @Test(
        "a file that is no database is refused and left as it is",
        arguments: ["notes\n", String(repeating: "x", count: 9000)])
    func noDatabase(_ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file("notes.txt")))
        #expect(refusal(folder.file("notes.txt")).contains("it is no SQLite file"))
        #expect(try String(contentsOfFile: folder.file("notes.txt"), encoding: .utf8) == text)
        #expect(try folder.names == ["notes.txt"])
    }

    @Test(
        "another program's database is refused and left as it is",
        arguments: [
            "CREATE TABLE songs (title TEXT); INSERT INTO songs VALUES ('La Mer')",
            "PRAGMA application_id = 252006675; CREATE TABLE streams (id INTEGER PRIMARY KEY)",
            "PRAGMA user_version = 3",
        ])
    func foreign(_ sql: String) throws {
        let path = try folder.database("songs.db", sql)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(refusal(path).contains("written by another program"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(try folder.names == ["songs.db"])
    }

    @Test("a store of a newer program is refused with both versions")
    func newer() async throws {
        try await SQLiteStore.open(path: folder.file("a.db")).close()
        _ = try folder.database("a.db", "PRAGMA user_version = 999")
        #expect(throws: StoreFailure.newer(found: 999, known: Schema.version)) {
            try SQLiteStore.open(path: folder.file("a.db"))
        }
    }

    @Test("a name that SQLite knows is a file like any other")
    func memory() async throws {
        let name = ":memory:"
        let path = folder.file(name)
        try await SQLiteStore.open(path: path).close()
        #expect(try folder.names == [name])
    }

    @Test("two that make the same file at once both open it")
    func raceToCreate() async throws {
        for round in 0..<30 {
            let path = folder.file("\(round).db")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let store = try SQLiteStore.open(path: path)
                        try await store.commit { transaction in
                            let last = try transaction.lastNumber(of: weekly)
                            try transaction.append([event("a")], to: weekly, after: last)
                        }
                        try await store.close()
                    }
                }
                try await group.waitForAll()
            }
            let store = try SQLiteStore.open(path: path)
            #expect(try await store.lastNumber(of: weekly) == 4)
            try await store.close()
        }
    }
}
