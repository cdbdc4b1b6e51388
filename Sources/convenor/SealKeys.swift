import ConvenorEngine
import ConvenorPlatforms
import Foundation

extension DataFolder {
    /// Makes the folder and takes it for this process alone; what a daemon needs in it is there then.
    func takeOver() throws -> FolderLock {
        try make()
        let lock = try FolderLock(self)
        if !FileManager.default.fileExists(atPath: sealKey) { try writeSeal() }
        return lock
    }

    /// Nil while there is no key.
    func seal() throws -> (any Seal)? {
        guard FileManager.default.fileExists(atPath: sealKey) else { return nil }
        let earlier = try earlierKeys().filter { !Self.isOutlived($0.replaced) }.map { try key(at: $0.path) }
        guard let seal = KeyedSeal(key: try key(at: sealKey), earlier: earlier) else {
            throw Failure.io(
                "A key in \(path) is too short: \(sealKey), or one before it. Put the one of the last backup in its "
                    + "place, or remove it: then mails that went out cannot be answered any more.")
        }
        return seal
    }

    private func key(at path: String) throws -> [UInt8] {
        guard let key = FileManager.default.contents(atPath: path) else {
            throw Failure.io("The key \(path) cannot be read. Give the program's user read permission to it.")
        }
        return [UInt8](key)
    }

    /// Writes a key, readable by its owner only. By the daemon's own user, so that it is the owner.
    private func writeSeal() throws {
        let descriptor = open(sealKey + ".new", O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
        let key = KeyedSeal.freshKey()
        // Whole or not at all: half a key would stay.
        guard descriptor >= 0, write(descriptor, key, key.count) == key.count, fsync(descriptor) == 0,
            close(descriptor) == 0, rename(sealKey + ".new", sealKey) == 0
        else { throw Failure.io("The key \(sealKey) cannot be written: \(String(cString: strerror(errno))).") }
    }

    // MARK: Keys before it

    /// Puts a new key in the place of the present one, which is kept beside it for as long as its letters can be answered.
    /// Returns how many keys before it are kept, and how many were too old.
    func rotateSeal(at now: Date) throws -> (kept: Int, removed: Int) {
        let old = sealKey + ".\(Int(now.timeIntervalSince1970))"
        // A copy first: at no moment is there no key.
        guard link(sealKey, old) == 0 else {
            throw Failure.io("The key \(sealKey) cannot be kept: \(String(cString: strerror(errno))).")
        }
        try writeSeal()
        let outlived = try earlierKeys().filter { Self.isOutlived($0.replaced, at: now) }
        for key in outlived { unlink(key.path) }
        return (try earlierKeys().count, outlived.count)
    }

    /// `seal.key.1795406400`, by the second in which each was replaced; newest first.
    private func earlierKeys() throws -> [(path: String, replaced: Int)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.compactMap { name -> (String, Int)? in
            guard name.hasPrefix("seal.key."), let second = Int(name.dropFirst("seal.key.".count)) else { return nil }
            return (path + "/" + name, second)
        }.sorted { $0.1 > $1.1 }
    }

    /// Whether no letter that it sealed can be answered any more.
    private static func isOutlived(_ replaced: Int, at now: Date = Date()) -> Bool {
        Int(now.timeIntervalSince1970) - replaced > AnswerAddress.daysValid * 86_400
    }
}
