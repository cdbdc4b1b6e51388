import ConvenorCore
import ConvenorEngine
import ConvenorSQLite
import Scenarios
import Foundation

/// Opens the same file anew, as a process that was started again would.
final class YearMachine {
    let folder: URL
    let clock = RehearsalClock(YearHouse.start)
    let house: YearHouse
    private(set) var store: (any Store)?

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("year-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        house = try YearHouse()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func open() async throws -> Convenor {
        try await store?.close()
        let opened = try SQLiteStore.open(path: folder.appendingPathComponent("year.db").path, isKept: false)
        store = opened
        return house.engine(opened, clock)
    }
}

/// Takes every mail.
struct YearSink: Transport {
    let name = "sink"
    func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> String { "taken" }
}
