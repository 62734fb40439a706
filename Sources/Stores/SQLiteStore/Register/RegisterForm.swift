extension Form {
    /// The form of `register.sqlite`: journals and bodies above, projections below.
    ///
    /// Above the line stands what cannot be computed again; below it what `rebuild` writes anew. Every row has the check
    /// value of its columns.
    static let register = Form(
        application: 0x5375_6976,
        version: 1,
        statements: [
            """
            CREATE TABLE journals (
              id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, signed_head BLOB,
              checksum INTEGER NOT NULL) STRICT
            """,
            """
            CREATE TABLE bodies (
              id INTEGER PRIMARY KEY, commitment BLOB NOT NULL UNIQUE, salt BLOB NOT NULL, bytes BLOB NOT NULL,
              checksum INTEGER NOT NULL) STRICT
            """,
            """
            CREATE TABLE leaves (
              journal INTEGER NOT NULL REFERENCES journals, number INTEGER NOT NULL, bytes BLOB NOT NULL,
              body INTEGER REFERENCES bodies, checksum INTEGER NOT NULL,
              PRIMARY KEY (journal, number)) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE hashes (
              journal INTEGER NOT NULL REFERENCES journals, level INTEGER NOT NULL, place INTEGER NOT NULL,
              hash BLOB NOT NULL, checksum INTEGER NOT NULL,
              PRIMARY KEY (journal, level, place)) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE conclusions (
              number INTEGER PRIMARY KEY, kind TEXT NOT NULL, domain TEXT NOT NULL, status TEXT NOT NULL,
              due TEXT NOT NULL, restates INTEGER, strength TEXT NOT NULL, actors BLOB NOT NULL, words TEXT NOT NULL,
              deadline_words TEXT, deadline TEXT, readiness TEXT NOT NULL, document BLOB NOT NULL,
              language TEXT NOT NULL, contact TEXT, search TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT
            """,
            "CREATE INDEX conclusions_by_number ON conclusions (number, kind, domain, status, due, restates)",
            "CREATE INDEX conclusions_by_kind ON conclusions (kind, number, domain, status, due, restates)",
            "CREATE INDEX conclusions_by_domain ON conclusions (domain, number, kind, status, due, restates)",
            "CREATE INDEX conclusions_by_status ON conclusions (status, number, kind, domain, due, restates)",
            "CREATE INDEX conclusions_by_due ON conclusions (due, number, kind, domain, status, restates)",
            """
            CREATE TABLE counters (
              dimension TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL, checksum INTEGER NOT NULL,
              PRIMARY KEY (dimension, value)) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE tallies (
              session INTEGER NOT NULL, domain TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
              restated INTEGER NOT NULL, count INTEGER NOT NULL, checksum INTEGER NOT NULL,
              PRIMARY KEY (session, domain, kind, status, restated)) STRICT, WITHOUT ROWID
            """,
        ],
        numbering: ["PRAGMA application_id = 0x53756976", "PRAGMA user_version = 1"]
    )
}
