import Foundation
import TestSupport

/// A look into the database from outside, by Python's sqlite3.
enum Database {
    /// Runs one statement and returns its rows, each value as text.
    static func run(_ sql: String, in file: String) throws -> [[String]] {
        let script = """
            import json, sqlite3, sys
            base = sqlite3.connect(sys.argv[1])
            rows = base.execute(sys.argv[2]).fetchall()
            base.commit()
            print(json.dumps([[str(value) for value in row] for row in rows]))
            """
        let rows = try ProcessRunner.run(ProcessRunner.python, ["-c", script, file, sql]).output
        return try JSONDecoder().decode([[String]].self, from: rows)
    }
}
