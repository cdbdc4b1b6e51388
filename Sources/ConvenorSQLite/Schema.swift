import GRDB

/// The tables, as a list of steps that only grows: a step that was released is never edited.
///
/// `PRAGMA user_version` holds the number of steps taken, `PRAGMA application_id` whose file it is.
package enum Schema {
    /// "Cnvr" in ASCII, as `file(1)` shows it.
    static let applicationID = 0x436E_7672

    /// The version that this program writes.
    package static var version: Int { steps.count }

    static let steps = [first, second, third, fourth, fifth, sixth, seventh, eighth]

    /// Takes the steps that the file has not seen yet, each in a transaction with foreign keys checked at its end.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (index, sql) in steps.enumerated() {
            migrator.registerMigration("\(index + 1)") { db in
                try db.execute(sql: sql)
                try db.execute(sql: "PRAGMA user_version = \(index + 1)")
            }
        }
        return migrator
    }

    /// `events` is a rowid table with a unique index, and its stream a small integer: a commit that touches 64 streams
    /// then writes a few pages at the table's end instead of 64 in its middle (twice the commits of WITHOUT ROWID).
    ///
    /// A letter's bytes stand apart from how its sending stands, since SQLite writes a changed row anew as a whole.
    private static let first = """
        PRAGMA application_id = \(applicationID);

        CREATE TABLE streams (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE events (
            stream INTEGER NOT NULL REFERENCES streams (id),
            number INTEGER NOT NULL CHECK (number > 0),
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            payload BLOB NOT NULL,
            UNIQUE (stream, number)
        ) STRICT;
        CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
        BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
        CREATE TRIGGER events_are_not_removed BEFORE DELETE ON events
        BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;

        CREATE TABLE snapshots (
            stream TEXT NOT NULL PRIMARY KEY,
            number INTEGER NOT NULL,
            format INTEGER NOT NULL,
            payload BLOB NOT NULL
        ) STRICT;

        CREATE TABLE letters (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            stream TEXT NOT NULL,
            kind TEXT NOT NULL,
            recipient TEXT NOT NULL,
            address TEXT NOT NULL,
            subject TEXT NOT NULL,
            message_id TEXT NOT NULL,
            due INTEGER NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TABLE deliveries (
            letter INTEGER PRIMARY KEY REFERENCES letters (id),
            state TEXT NOT NULL CHECK (state IN ('waiting', 'trying', 'sent', 'dead')),
            attempts INTEGER NOT NULL DEFAULT 0,
            next_attempt INTEGER,
            answer TEXT,
            uncertain INTEGER NOT NULL DEFAULT 0,
            settled_at INTEGER,
            CHECK ((state IN ('waiting', 'trying')) = (next_attempt IS NOT NULL))
        ) STRICT;
        CREATE INDEX deliveries_by_next_attempt ON deliveries (next_attempt) WHERE next_attempt IS NOT NULL;
        CREATE INDEX deliveries_by_state ON deliveries (state);

        CREATE TABLE alarms (
            stream TEXT NOT NULL,
            key TEXT NOT NULL,
            person TEXT,
            at INTEGER NOT NULL,
            PRIMARY KEY (stream, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX alarms_by_at ON alarms (at);

        CREATE TABLE rooms (
            room TEXT NOT NULL PRIMARY KEY,
            stream TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX rooms_by_stream ON rooms (stream);
        """

    /// Answers to deliveries of chat platforms, so that a repeated one is not carried out again.
    private static let second = """
        CREATE TABLE answers (
            platform TEXT NOT NULL,
            name TEXT NOT NULL,
            id TEXT NOT NULL,
            at INTEGER NOT NULL,
            answer BLOB NOT NULL,
            UNIQUE (platform, name, id)
        ) STRICT;
        CREATE INDEX answers_by_at ON answers (at);
        """

    /// Letters that go to chat platforms and subscribers, where rooms want answers, how far histories were read.
    private static let third = """
        ALTER TABLE letters ADD COLUMN way TEXT NOT NULL DEFAULT 'mail';
        ALTER TABLE letters ADD COLUMN place TEXT NOT NULL DEFAULT '';
        ALTER TABLE letters ADD COLUMN lane TEXT NOT NULL DEFAULT '';
        CREATE INDEX letters_by_lane ON letters (way, place, lane, id) WHERE lane <> '';

        CREATE TABLE addresses (
            room TEXT NOT NULL PRIMARY KEY,
            address TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE marks (
            reader TEXT NOT NULL PRIMARY KEY,
            mark TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// What each answered delivery said in short, so that another one under its id is told from a repeated one.
    private static let fourth = "ALTER TABLE answers ADD COLUMN content TEXT;"

    /// By what letters are found that somebody answers, or that come back.
    private static let fifth = """
        ALTER TABLE letters ADD COLUMN token TEXT NOT NULL DEFAULT '';
        CREATE INDEX letters_by_token ON letters (token) WHERE token <> '';
        CREATE INDEX letters_by_message_id ON letters (message_id) WHERE message_id <> '';
        """

    /// What a letter asks about.
    private static let sixth = "ALTER TABLE letters ADD COLUMN topic TEXT NOT NULL DEFAULT '';"

    /// By what all that is due to one person is found.
    private static let seventh = """
        CREATE INDEX alarms_by_person ON alarms (person, at) WHERE person IS NOT NULL;
        """

    /// Who is let in without being asked again.
    private static let eighth = """
        CREATE TABLE passes (
            kind TEXT NOT NULL CHECK (kind IN ('session', 'link', 'key')),
            mark TEXT NOT NULL,
            person TEXT NOT NULL,
            made INTEGER NOT NULL,
            seen INTEGER NOT NULL,
            ends INTEGER NOT NULL,
            name TEXT NOT NULL,
            mail TEXT NOT NULL,
            scopes TEXT NOT NULL,
            notice TEXT NOT NULL,
            PRIMARY KEY (kind, mark)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX passes_by_person ON passes (person, kind);
        CREATE INDEX passes_by_ends ON passes (ends);
        """
}
