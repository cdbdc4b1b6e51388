import ConvenorEngine
import ConvenorSQLite
import Testing

@Suite("SQLite keeps what every store promises")
struct SQLiteConformanceTests {
    @Test(arguments: StoreConformance.all)
    func conforms(_ promise: StoreConformance) async throws {
        let folder = try TemporaryFolder()
        try await promise.check { try SQLiteStore.open(path: folder.file("store.db")) }
        #expect(try folder.names == ["store.db"], "closing folds the log into the file")
    }
}
