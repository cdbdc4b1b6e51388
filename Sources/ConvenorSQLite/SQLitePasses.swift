import ConvenorCore
import ConvenorEngine
import GRDB

extension SQLiteTransaction {
    private static let columns = "kind, mark, person, made, seen, ends, name, mail, scopes, notice"

    func pass(_ mark: String, _ kind: Pass.Kind) throws -> Pass? {
        try rows(
            "SELECT \(Self.columns) FROM passes WHERE kind = ? AND mark = ?", [kind.rawValue, mark], Self.pass
        ).first
    }

    func passes(of person: Handle, _ kind: Pass.Kind) throws -> [Pass] {
        try rows(
            "SELECT \(Self.columns) FROM passes WHERE person = ? AND kind = ? ORDER BY made DESC, mark",
            [person.name, kind.rawValue], Self.pass)
    }

    func put(_ pass: Pass) throws {
        try run(
            "INSERT INTO passes (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                pass.kind.rawValue, pass.mark, pass.person.name, pass.made.milliseconds, pass.seen.milliseconds,
                pass.ends.milliseconds, pass.name, pass.mail, pass.scopes, pass.notice,
            ])
    }

    func touch(_ pass: Pass) throws {
        try run(
            "UPDATE passes SET seen = ?, notice = ? WHERE kind = ? AND mark = ?",
            [pass.seen.milliseconds, pass.notice, pass.kind.rawValue, pass.mark])
    }

    func remove(_ pass: Pass) throws {
        try run("DELETE FROM passes WHERE kind = ? AND mark = ?", [pass.kind.rawValue, pass.mark])
    }

    func forgetPasses(endedBy: Moment) throws {
        try run("DELETE FROM passes WHERE ends <= ?", [endedBy.milliseconds])
    }

    private static func pass(_ row: Row) throws -> Pass {
        guard let kind = Pass.Kind(rawValue: try row.decode(String.self, atIndex: 0)) else {
            throw StoreFailure.unusable("A pass in the store is of no kind that this program knows.")
        }
        var pass = Pass(
            kind, mark: try row.decode(String.self, atIndex: 1),
            person: Handle(try row.decode(String.self, atIndex: 2)),
            made: Moment(milliseconds: try row.decode(Int64.self, atIndex: 3)),
            ends: Moment(milliseconds: try row.decode(Int64.self, atIndex: 5)),
            name: try row.decode(String.self, atIndex: 6))
        pass.seen = Moment(milliseconds: try row.decode(Int64.self, atIndex: 4))
        pass.mail = try row.decode(String.self, atIndex: 7)
        pass.scopes = try row.decode(String.self, atIndex: 8)
        pass.notice = try row.decode(String.self, atIndex: 9)
        return pass
    }
}
