import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import ConvenorSQLite
import Foundation

extension Assembly {
    /// The files of a config folder; what is rehearsed has no data folder.
    init(rehearsing config: String?) throws {
        var place = Place()
        place.config = config
        place.data = nil
        try self.init(place)
    }

    /// The engine over a store of its own that is gone afterwards, with a clock that is set.
    func rehearsal(_ house: House, from start: Moment, answers: RehearsalAnswers, out: String?) throws -> RehearsalStage
    {
        if let out {
            if FileManager.default.fileExists(atPath: out + "/Maildir") {
                throw Failure.usage("\(out) has the mails of another rehearsal; name a new folder with --out.")
            }
            do {
                try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
            } catch {
                throw Failure.io("The folder \(out) cannot be made: \(error.localizedDescription)")
            }
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("convenor-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let store = try SQLiteStore.open(path: folder.appendingPathComponent("rehearsal.db").path, isKept: false)
        let clock = RehearsalClock(start)
        let clerk = try clerk(mailbox: rehearsedMailbox(), seal: rehearsedSeal)
        let engine = Convenor(store: store, timepiece: clock, house: house, clerk: clerk, log: Quiet.log)
        let transport: any Transport = out.map { MaildirTransport(folder: $0 + "/Maildir") } ?? NoTransport()
        let rehearsal = Rehearsal(engine, clock: clock, transport: transport, answers: answers)
        return RehearsalStage(rehearsal: rehearsal, store: store, folder: folder)
    }
}

/// A rehearsal and what it is played on.
struct RehearsalStage {
    let rehearsal: Rehearsal
    let store: any Store
    let folder: URL

    func clear() { try? FileManager.default.removeItem(at: folder) }
}

/// Takes every mail and keeps none.
private struct NoTransport: Transport {
    let name = "nowhere"
    func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> String { "rehearsed" }
}
