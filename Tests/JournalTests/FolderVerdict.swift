import CanonicalBytes
import Journal
import Testing

/// What this module says of the files of an export, with nothing known but the key and perhaps an older head.
enum FolderVerdict {
    /// Why the files are refused.
    struct Refusal: Error {
        let reason: String
    }

    /// Checks everything that the description of an export promises, from the bytes of the files alone.
    static func check(_ files: [String: [UInt8]], key: VerifierKey, older: [UInt8]? = nil) throws {
        func need(_ condition: Bool, _ reason: @autoclosure () -> String) throws {
            if !condition { throw Refusal(reason: reason()) }
        }
        func bytes(_ path: String) throws -> [UInt8] {
            guard let bytes = files[path] else { throw Refusal(reason: "\(path) is missing") }
            return bytes
        }
        let journal = try #require(JournalName(key.name.description))
        func open(_ note: [UInt8]) throws -> Checkpoint {
            try VerifiedCheckpoint(opening: note, of: journal, key: key, verifier: Samples.verifier).checkpoint
        }
        let head = try open(bytes("checkpoint"))
        try need(bytes("key") == Array("\(key)\n".utf8), "another key")

        var log = SampleLog(leaves: [])
        var widths: [String: Int] = [:]
        var audit = JournalAudit(against: head, hashing: Samples.hashing)
        let tiles = Tile.tiles(size: head.size)
        for tile in tiles where tile.content == .entries {
            for leaf in try EntryBundle.leaves(in: bytes(tile.path), count: tile.width) {
                log.append(leaf)
                audit.add(leaf: leaf)
            }
        }
        try need(audit.verdict() == .whole, "\(audit.verdict())")
        for tile in tiles {
            widths[stem(tile)] = tile.width
            if let expected = try tile.bytes(from: log.table) { try need(bytes(tile.path) == expected, tile.path) }
        }

        var commitments: Set<Digest> = []
        for (number, leaf) in log.leaves.enumerated() {
            let header = try CanonicalJSON.parse(leaf)
            try need(header["journal"]?.string == journal.description, "act \(number): another journal")
            try need(header["number"] == .integer(number), "act \(number): another place")
            guard let commitment = header["body"]?.string.flatMap(Digest.init(base64:)) else {
                throw Refusal(reason: "act \(number): no commitment")
            }
            commitments.insert(commitment)
        }
        for (path, content) in files {
            if path.hasPrefix("tile/") {
                let tile = Tile(path: path)
                try need(tile.map { $0.width <= widths[stem($0), default: 0] } == true, "\(path): not covered")
            } else if path.hasPrefix("bodies/") {
                let name = path.dropFirst("bodies/".count)
                guard let commitment = commitments.first(where: { $0.hexadecimal == name }),
                    let opened = BodyCommitment.open(file: content, commitment: commitment, hashing: Samples.hashing)
                else { throw Refusal(reason: "\(path): not committed to") }
                _ = try CanonicalJSON.parse(opened.body)
            } else if path.hasPrefix("proofs/") {
                let proof = try InclusionProofFile(parsing: content)
                try need(path == "proofs/\(proof.index).proof", "\(path): proves act \(proof.index)")
                try need(proof.index < log.leaves.count, "\(path): no such act")
                let leaf = log.leaves[Int(proof.index)]
                _ = try proof.verify(
                    leaf: leaf,
                    of: journal,
                    key: key,
                    hashing: Samples.hashing,
                    verifier: Samples.verifier
                )
            }
        }
        if let older = try older.map(open) {
            try need(older.size <= head.size, "fewer acts than before")
            try need(log.tree(Int(older.size)).root() == older.root, "another history")
        }
    }

    /// The path of a tile as if it were full.
    private static func stem(_ tile: Tile) -> String {
        String(tile.path.prefix { $0 != "." })
    }
}
