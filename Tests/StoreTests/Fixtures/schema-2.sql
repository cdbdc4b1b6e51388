-- A store as the second schema made it. Never edited: it must open forever.
PRAGMA application_id = 1131312754;

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

CREATE TABLE answers (
    platform TEXT NOT NULL,
    name TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    answer BLOB NOT NULL,
    UNIQUE (platform, name, id)
) STRICT;
CREATE INDEX answers_by_at ON answers (at);

CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES ('1'), ('2');
PRAGMA user_version = 2;

INSERT INTO answers VALUES ('generic', '', 'm1', 1790000050000, CAST('{"text":"N1"}' AS BLOB));

INSERT INTO streams VALUES (1, 'series/weekly'), (2, 'roster');
INSERT INTO events (stream, number, at, actor, payload) VALUES
    (1, 1, 1790000000123, 'lena', CAST('{"opened":{}}' AS BLOB)),
    (1, 2, 1790000001000, 'zoë', CAST('{"note":{"text":"naïve"}}' AS BLOB)),
    (2, 1, 1790000002000, '', X'');
INSERT INTO snapshots VALUES ('series/weekly', 2, 1, X'00FF');
INSERT INTO letters VALUES
    (1, 'waits', 'series/weekly', 'reminder', 'lena', 'lena@harbour.example.org', 'A7 is due',
        '<1@harbour.example.org>', 1790000060000, CAST('Dear Lena' AS BLOB)),
    (2, 'tries', 'series/weekly', 'summary', 'ben', 'ben@harbour.example.org', 'Summary', '<2@harbour.example.org>',
        1790000060000, CAST('Dear Ben' AS BLOB)),
    (3, 'sent', 'roster', 'digest', 'lena', 'lena@harbour.example.org', 'Digest', '<3@harbour.example.org>',
        1790000060000, X'0D0A'),
    (4, 'dead', 'roster', 'digest', 'ben', 'ben@harbour.example.org', 'Digest', '<4@harbour.example.org>',
        1790000060000, X'');
INSERT INTO deliveries VALUES
    (1, 'waiting', 1, 1790000300000, '451 later', 1, NULL),
    (2, 'trying', 1, 1790000900000, NULL, 0, NULL),
    (3, 'sent', 2, NULL, '250 ok', 0, 1790000061000),
    (4, 'dead', 1, NULL, '550 no such box', 0, 1790000062000);
INSERT INTO alarms VALUES
    ('series/weekly', 'due/A7', 'lena', 1790000040000),
    ('series/weekly', 'timebox/80', NULL, 1790000030000);
INSERT INTO rooms VALUES ('slack/C1', 'series/weekly');
