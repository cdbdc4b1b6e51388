import Foundation

/// What `convenor export` gives, as a test reads it.
struct Journal {
    struct Line: Decodable {
        var stream: String
        var number: Int
        var entry: Entry
    }

    struct Entry: Decodable {
        var said: String?
    }

    let text: String
    let lines: [Line]

    init(of place: Workplace) async throws {
        let ending = try await Program.run(["export"], at: place)
        guard ending.code == 0 else { throw Program.Failure(description: "export: \(ending.errors)") }
        try self.init(ending.output)
    }

    init(_ text: String) throws {
        self.text = text
        lines = try text.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    /// The lines that people typed, in their order.
    var said: [String] { lines.compactMap(\.entry.said) }

    /// Whether the entries of each stream are numbered 1, 2, 3 without a gap.
    var isUnbroken: Bool {
        Dictionary(grouping: lines, by: \.stream).values.allSatisfy { $0.map(\.number) == Array(1...$0.count) }
    }
}

/// What `convenor minutes --format json` gives, as far as these tests look.
struct MinutesFile: Decodable {
    struct Item: Decodable {
        var id: String
        var text: String
    }

    var notes: [Item]
    var actions: [Item]

    init(of series: String, at place: Workplace) async throws {
        let ending = try await Program.run(["minutes", series, "--format", "json"], at: place)
        guard ending.code == 0 else { throw Program.Failure(description: "minutes: \(ending.errors)") }
        self = try JSONDecoder().decode(MinutesFile.self, from: Data(ending.output.utf8))
    }
}
