public import BagIt
import CanonicalBytes
public import Journal

extension Pouch {
    /// The payload of a pouch: its files by their paths.
    ///
    /// The same delivery gives the same bytes. What was packed is opened once more before it is given out: what comes out of here can be opened.
    ///
    /// - Parameters:
    ///   - delivery: What to pack; a journal may stand in it twice, with two histories.
    ///   - earlier: What lies before the first acts of its parts.
    ///   - verifier: Ed25519.
    ///   - hashing: SHA-256.
    /// - Returns: The files, without `data/`.
    /// - Throws: ``PouchError`` where a part does not lead to its head, and what `earlier` throws.
    public static func files(
        of delivery: Delivery,
        earlier: some EarlierActs = NoEarlierActs(),
        verifier: some SignatureVerifying,
        hashing: some MerkleHashing
    ) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var branches: [JournalName: Int] = [:]
        for part in delivery.parts {
            branches[part.journal, default: 0] += 1
            let place = PouchLayout.place(of: part.journal, branch: branches[part.journal] ?? 1)
            try PartFiles(part: part, earlier: earlier, hashing: hashing).write { path, bytes in
                files[place + path] = bytes
            }
        }
        for (digest, bytes) in delivery.files { files["files/\(digest.hexadecimal)"] = bytes }
        files[instructions] = Array(PouchInstructions.text.utf8)
        _ = try open(files: files, verifier: verifier, hashing: hashing)
        return files
    }

    /// The pouch as a bag, to be put into one archive.
    ///
    /// - Parameters:
    ///   - delivery: What to pack.
    ///   - earlier: What lies before the first acts of its parts.
    ///   - information: Lines for `bag-info.txt`, before those that tell what is in the pouch.
    ///   - verifier: Ed25519.
    ///   - hashing: SHA-256.
    /// - Returns: The bag.
    /// - Throws: ``PouchError``, what `earlier` throws, and `BagError` for a line that can't stand in `bag-info.txt`.
    public static func bag(
        of delivery: Delivery,
        earlier: some EarlierActs = NoEarlierActs(),
        information: [Bag.Label] = [],
        verifier: some SignatureVerifying,
        hashing: some MerkleHashing
    ) throws -> Bag {
        let files = try files(of: delivery, earlier: earlier, verifier: verifier, hashing: hashing)
        let contents = delivery.parts.map { part in
            let acts = part.acts.isEmpty ? "the head alone" : "acts \(part.first) to \(part.end - 1)"
            return Bag.Label("External-Description", "\(part.journal), \(acts)")
        }
        return try Bag(payload: files, information: information + contents)
    }
}

/// One part as the files of its folder.
struct PartFiles<Earlier: EarlierActs, Hashing: MerkleHashing> {
    let part: JournalPart
    let earlier: Earlier
    let hashing: Hashing

    /// Hands out every file by its path below the folder.
    func write(_ write: (String, [UInt8]) -> Void) throws {
        // The sum is asked for below; here the numbers only have to be sane.
        guard part.first >= 0, part.first <= CanonicalJSON.largestInteger - part.acts.count else {
            throw PouchError.before(journal: part.journal)
        }
        let start = UInt64(part.first) & ~0xFF
        let size = UInt64(part.first + part.acts.count)
        var levels = try self.levels(from: start)
        let leaves = try (Int(start)..<part.first).map { try earlier.leaf($0, before: part) } + part.acts.map(\.leaf)
        let hashes = leaves.map { hashing.leaf($0) }
        for hash in hashes { levels.append(hash, hashing: hashing) }
        for tile in TileLevels.tiles(start: start, size: size) {
            let from = Int(clamping: max(tile.start, start) - start)
            switch tile.level {
            case ..<0: write(tile.path, try EntryBundle.bytes(of: Array(leaves[from..<from + tile.width])))
            case 0: write(tile.path, hashes[from..<from + tile.width].flatMap(\.bytes))
            default:
                guard let hashes = levels.hashes(of: tile) else { throw PouchError.before(journal: part.journal) }
                write(tile.path, hashes.flatMap(\.bytes))
            }
        }
        for body in part.acts.compactMap(\.body) {
            let file = BodyCommitment.file(salt: body.salt, body: body.bytes)
            write("bodies/\(hashing.digest(file).hexadecimal)", file)
        }
        write("key", Array("\(part.key)\n".utf8))
        write("checkpoint", part.head)
    }

    private func levels(from start: UInt64) throws -> TileLevels {
        let edge = try (1...7).map { level in
            let end = start >> UInt64(8 * level)
            return try (end & ~0xFF..<end).map { index in
                try earlier.hash(level: 8 * level, index: index, before: part)
            }
        }
        guard let levels = TileLevels(start: start, edge: edge, hashing: hashing) else {
            throw PouchError.before(journal: part.journal)
        }
        return levels
    }
}
