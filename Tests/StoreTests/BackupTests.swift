import ConvenorEngine
import ConvenorSQLite
import Foundation
import Testing

@Suite("A backup")
struct BackupTests {
    let folder: TemporaryFolder
    let store: SQLiteStore

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore.open(path: folder.file("a.db"))
    }

    @Test("made while writers run is one whole file that opens with a consistent view")
    func whileWriting() async throws {
        let writing = Task {
            var number = 0
            while !Task.isCancelled {
                let last = number
                try await store.commit { transaction in
                    try transaction.append([event("\(last)")], to: weekly, after: last)
                    try transaction.append([event("\(last)")], to: board, after: last)
                }
                number += 1
            }
            return number
        }
        while try await store.lastNumber(of: weekly) < 50 { try await Task.sleep(for: .milliseconds(1)) }
        for round in 0..<3 { try await store.backup(to: folder.file("copy-\(round).db")) }
        writing.cancel()
        let total = try await writing.value
        #expect(try await store.lastNumber(of: weekly) == total)
        try await store.close()
        #expect(try folder.names == ["a.db", "copy-0.db", "copy-1.db", "copy-2.db"])
        var least = 50
        for round in 0..<3 {
            let copy = try SQLiteStore.open(path: folder.file("copy-\(round).db"))
            #expect(try await copy.faults().isEmpty)
            let pair = (try await copy.lastNumber(of: weekly), try await copy.lastNumber(of: board))
            #expect(pair.0 == pair.1)
            #expect(pair.0 >= least && pair.0 <= total)
            least = pair.0
            try await copy.append("goes on", to: weekly, after: pair.0)
            try await copy.close()
        }
    }

    @Test("does not overwrite a file")
    func noOverwriting() async throws {
        try Data("mine".utf8).write(to: URL(fileURLWithPath: folder.file("copy.db")))
        let sentence = "The backup \(folder.file("copy.db")) is there already and is not overwritten. Name a new file."
        await #expect(throws: StoreFailure.unusable(sentence)) { try await store.backup(to: folder.file("copy.db")) }
        #expect(try String(contentsOfFile: folder.file("copy.db"), encoding: .utf8) == "mine")
        await #expect(throws: StoreFailure.self) { try await store.backup(to: store.path) }
        try await store.close()
    }

    @Test("that was cut off before does not hinder the next one")
    func leftover() async throws {
        try Data("half".utf8).write(to: URL(fileURLWithPath: folder.file("copy.db.partial")))
        try await store.backup(to: folder.file("copy.db"))
        try await store.close()
        #expect(try folder.names == ["a.db", "copy.db"])
    }

    @Test("into a folder that is missing is refused with a sentence")
    func missingFolder() async throws {
        let path = folder.file("none/copy.db")
        let failure = await #expect(throws: StoreFailure.self) { try await store.backup(to: path) }
        guard case .unusable(let sentence) = failure else { return #expect(Bool(false), "\(failure as Any)") }
        #expect(sentence.contains("the folder \(folder.file("none")) does not exist"))
        try await store.close()
    }

    @Test("on a disk without space is refused and leaves nothing behind", .enabled(if: SmallDisk.isPossible))
    func fullDisk() async throws {
        let disk = try #require(try SmallDisk(kibibytes: 64))
        try await store.append(String(repeating: "x", count: 200_000), to: weekly, after: 0)
        let failure = await #expect(throws: StoreFailure.self) {
            try await store.backup(to: disk.folder.file("copy.db"))
        }
        guard case .unusable(let sentence) = failure else { return #expect(Bool(false), "\(failure as Any)") }
        #expect(sentence.contains("\(disk.folder.file("copy.db"))") && sentence.contains("the disk is full"))
        #expect(try disk.folder.names.isEmpty)
        try await store.close()
    }
}
