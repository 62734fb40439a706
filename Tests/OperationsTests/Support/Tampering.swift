import CanonicalBytes
import Consultations
import Journal
import Signing
import Storage
import Testing

@testable import Operations
@testable import SQLiteStore

/// A hand in the database: whoever may write to the file may write to it with every check value right.
struct Tampering {
    let register: TestRegister
    private let hashing = SHA256()

    private func connection() throws -> Connection {
        try Connection.open(register.folder.path + "/register.sqlite", for: .writing)
    }

    /// Puts another content in the place of an act: body, leaf and all hashes, as the program would write them.
    func rewrite(act number: Int, as content: ActContent) throws {
        let node = try Node.open(register.folder)
        let leaf = try #require(try node.store.leaves(of: node.journal, from: number, limit: 1).first)
        let header = try ActHeader(bytes: leaf.bytes)
        let stored = try #require(try node.store.body(header.body))
        let salt = try #require(BodySalt(bytes: stored.salt))
        let commitment = BodyCommitment.commitment(salt: salt, body: content.bytes, hashing: hashing)
        let forged = ActHeader(
            act: content.code,
            at: header.at,
            body: commitment,
            post: nil,
            journal: header.journal,
            number: number
        ).bytes
        let connection = try connection()
        let found = try connection.first(
            "SELECT body FROM leaves WHERE journal = 1 AND number = ?",
            [.integer(number)]
        ) { row throws(StoreError) in try row.integer(0) }
        let body = try #require(found)
        let columns: [Argument] = [.blob(commitment.bytes), .blob(salt.bytes), .blob(content.bytes)]
        try connection.execute(
            "UPDATE bodies SET commitment = ?, salt = ?, bytes = ?, checksum = ? WHERE id = ?",
            columns + [.integer(Checksum.of(columns)), .integer(body)]
        )
        let line: [Argument] = [.integer(1), .integer(number), .blob(forged), .integer(body)]
        try connection.execute(
            "UPDATE leaves SET bytes = ?, checksum = ? WHERE journal = 1 AND number = ?",
            [.blob(forged), .integer(Checksum.of(line)), .integer(number)]
        )
        try rewriteHashes(in: connection)
    }

    /// Computes every stored hash of the tree anew from the leaves.
    private func rewriteHashes(in connection: Connection) throws {
        let leaves = try connection.all("SELECT bytes FROM leaves WHERE journal = 1 ORDER BY number") {
            row throws(StoreError) in try row.blob(0)
        }
        var hashes = leaves.map(hashing.leaf)
        var level = 0
        while !hashes.isEmpty {
            for (place, hash) in hashes.enumerated() {
                try rewriteHash(hash, level: level, place: place, in: connection)
            }
            hashes = stride(from: 0, to: hashes.count - 1, by: 2).map { hashing.node(hashes[$0], hashes[$0 + 1]) }
            level += 1
        }
    }

    /// Puts another hash in the place of one of the tree.
    func rewriteHash(level: Int, place: Int) throws {
        try rewriteHash(.emptyRoot, level: level, place: place, in: connection())
    }

    private func rewriteHash(_ hash: Digest, level: Int, place: Int, in connection: Connection) throws {
        let columns: [Argument] = [.integer(1), .integer(level), .integer(place), .blob(hash.bytes)]
        try connection.execute(
            "UPDATE hashes SET hash = ?, checksum = ? WHERE journal = 1 AND level = ? AND place = ?",
            [.blob(hash.bytes), .integer(Checksum.of(columns)), .integer(level), .integer(place)]
        )
    }

    /// Signs the head anew over the leaves as they are now, with any key; nothing takes the signed head away.
    func signHead(with key: SigningKey?) throws {
        let store = try SQLiteRegisterStore.open(
            folder: register.folder.path,
            access: .reading,
            hashFile: Node.sha256
        )
        let journal = try #require(try store.journals().first)
        var frontier = MerkleFrontier()
        for leaf in try store.leaves(of: journal.name, from: 0, limit: journal.size) {
            frontier.append(hashing.leaf(leaf.bytes), hashing: hashing)
        }
        var head: Argument = .null
        if let key {
            let root = frontier.root(hashing: hashing)
            var note = try SignedNote(text: Checkpoint(journal: journal.name, size: frontier.size, root: root).text)
            try note.sign(with: key)
            head = .blob(note.bytes)
        }
        let columns: [Argument] = [
            .integer(1), .text(journal.name.description), .integer(journal.size), head,
        ]
        try connection().execute(
            "UPDATE journals SET signed_head = ?, checksum = ? WHERE id = 1",
            [head, .integer(Checksum.of(columns))]
        )
    }

    /// Changes the words of a conclusion in the table from which lists are made.
    func rewriteRow(words: String) throws { try rewriteRow("UPDATE conclusions SET words = ?", words) }

    /// Changes the text in which words are looked for.
    func rewriteRow(search: String) throws { try rewriteRow("UPDATE conclusions SET search = ?", search) }

    /// Changes the day by which lists are ordered.
    func rewriteRow(due: String) throws { try rewriteRow("UPDATE conclusions SET due = ?", due) }

    private func rewriteRow(_ change: SQL, _ value: String) throws {
        let connection = try connection()
        try connection.execute(change, [.text(value)])
        var columns: [Argument] = []
        try connection.each("SELECT * FROM conclusions LIMIT 1") { row throws(StoreError) in
            for column in Int32(0)..<16 {
                if row.isNull(column) {
                    columns.append(.null)
                } else if let text = try? row.text(column) {
                    columns.append(.text(text))
                } else if let number = try? row.integer(column) {
                    columns.append(.integer(number))
                } else {
                    columns.append(.blob(try row.blob(column)))
                }
            }
            return true
        }
        try connection.execute("UPDATE conclusions SET checksum = ?", [.integer(Checksum.of(columns))])
    }
}
