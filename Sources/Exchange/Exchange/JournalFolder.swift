import CanonicalBytes
import Consultations
import Journal

/// A journal as files (``Journal/JournalExport``), checked while it is read, one file in memory at a time.
///
/// Whatever the paths and the files say, the work is no more than what lies there.
struct JournalFolder<Verifier: SignatureVerifying, Hashing: MerkleHashing> {
    /// The folder's path with a slash behind it; empty where the journal lies at the top.
    let place: String
    /// The journal that the path names; where it names none, the key does.
    let expected: JournalName?
    /// The paths of its files, below its folder.
    let paths: [String]
    let limits: PouchLimits
    let verifier: Verifier
    let hashing: Hashing
    /// Reads a file by its whole path.
    let read: (String) throws(PouchError) -> [UInt8]

    /// What is handed out on the way.
    struct Visitor {
        var body: (Digest, OpenedBody) -> Void = { _, _ in }
        var act: (Int, [UInt8], ActHeader) -> Void = { _, _, _ in }
    }

    /// What a folder holds.
    struct Content {
        let key: VerifierKey
        let head: VerifiedCheckpoint
        let history: JournalHistory
        /// The acts that come with their bodies.
        let shown: Int
        /// The proof files, all of which hold.
        let proofs: Int
    }

    /// Reads and checks all of it.
    func content(_ visitor: Visitor) throws(PouchError) -> Content {
        let index = try FolderIndex(paths, place: place)
        let key = try key()
        guard let journal = expected ?? JournalName(key.name.description) else { throw .key(path: place + "key") }
        guard key.name == KeyName(journal), key.kind == .ed25519 else { throw .key(path: place + "key") }
        let head = try head(of: journal, key: key)
        let size = head.checkpoint.size
        let start = try start(of: index, size: size, journal: journal)
        let levels = try edge(of: index, start: start, size: size)
        let bodies = try bodies(index.bodies, visitor)
        let proofs = try proofs(index.proofs)

        var pass = JournalPass(
            journal: journal,
            size: size,
            levels: levels,
            bodies: bodies,
            proofs: proofs,
            key: key,
            verifier: verifier,
            hashing: hashing
        )
        let before = levels.peaks
        for tile in index.entries {
            let leaves = try leaves(of: tile)
            let stored = try hashes(of: tile.hashes(level: 0))
            for (leaf, hash) in zip(leaves, stored) { pass.take(leaf, storedHash: hash, place: place, visitor) }
        }
        try pass.finish(root: head.checkpoint.root, levelZero: index.entries.map { place + $0.hashes(level: 0).path })
        for tile in index.hashes where tile.level > 0 {
            guard try hashes(of: tile) == pass.levels.hashes(of: tile) else { throw .hash(path: place + tile.path) }
        }
        if let stray = pass.unusedBodies.min() {
            throw .bodyOfNoAct(path: "\(place)bodies/\(stray.hexadecimal)")
        }
        if let number = proofs.keys.filter({ !pass.proven.contains($0) }).min() {
            throw .unexpected(path: "\(place)proofs/\(number).proof")
        }
        return Content(
            key: key,
            head: head,
            history: JournalHistory(
                journal: journal,
                first: Int(start),
                before: before,
                leafHashes: pass.leafHashes,
                head: head.checkpoint
            ),
            shown: pass.shown,
            proofs: proofs.count
        )
    }

    // MARK: - Head

    private func key() throws(PouchError) -> VerifierKey {
        let path = place + "key"
        let bytes = try read(path)
        guard bytes.count <= 1024, bytes.last == 0x0A, let text = String(validating: bytes, as: UTF8.self),
            let key = VerifierKey(String(text.dropLast()), hashing: hashing)
        else { throw .key(path: path) }
        return key
    }

    private func head(of journal: JournalName, key: VerifierKey) throws(PouchError) -> VerifiedCheckpoint {
        let path = place + "checkpoint"
        let bytes = try read(path)
        do throws(CheckpointError) {
            return try VerifiedCheckpoint(opening: bytes, of: journal, key: key, verifier: verifier)
        } catch { throw .head(path: path, error) }
    }

    // MARK: - Tiles

    /// The number of the first act: that of the first tile of acts.
    ///
    /// From there the tiles have to follow each other up to the size; which they are is asked of those that are here,
    /// not of the size, which may be any number.
    private func start(of index: FolderIndex, size: UInt64, journal: JournalName) throws(PouchError) -> UInt64 {
        guard size <= UInt64(CanonicalJSON.largestInteger) else {
            throw .tooLarge(path: place + "checkpoint", limit: CanonicalJSON.largestInteger)
        }
        if let hashes = index.hashes.filter({ $0.level == 0 }).min(by: { $0.index < $1.index }),
            let entries = Tile(.entries, index: hashes.index, width: hashes.width),
            hashes.index < index.entries.first?.index ?? .max
        {
            throw .missing(path: place + entries.path)
        }
        guard let first = index.entries.first else {
            guard size.isMultiple(of: 256) else { throw .missing(path: place + "tile/entries") }
            return size
        }
        guard index.entries.count <= limits.acts / Tile.fullWidth else {
            throw .tooLarge(path: place + "tile/entries", limit: limits.acts)
        }
        var next = first.start
        for tile in index.entries {
            let width = next < size ? Int(min(size - next, UInt64(Tile.fullWidth))) : 0
            guard width > 0, tile.start == next else {
                if width == 0 || tile.start < next { throw .unexpected(path: place + tile.path) }
                let wanted = Tile(.entries, index: next >> 8, width: width)
                throw .missing(path: place + (wanted?.path ?? "tile/entries"))
            }
            guard tile.width == width else { throw .unexpected(path: place + tile.path) }
            next += UInt64(width)
        }
        guard next == size else {
            let width = Int(min(size - next, UInt64(Tile.fullWidth)))
            throw .missing(path: place + (Tile(.entries, index: next >> 8, width: width)?.path ?? "tile/entries"))
        }
        return first.start
    }

    /// The right edge of the tree before the first act, after it was made sure that the tiles of hashes are those that
    /// belong here.
    private func edge(of index: FolderIndex, start: UInt64, size: UInt64) throws(PouchError) -> TileLevels {
        let wanted = Set(TileLevels.tiles(start: start, size: size).filter { $0.level >= 0 })
        let there = Set(index.hashes)
        if let missing = wanted.subtracting(there).map(\.path).min() { throw .missing(path: place + missing) }
        if let more = there.subtracting(wanted).map(\.path).min() { throw .unexpected(path: place + more) }
        var edge: [[Digest]] = Array(repeating: [], count: 7)
        for tile in TileLevels.edgeTiles(start: start, size: size) {
            let width = TileLevels.edgeWidth(level: tile.level, start: start)
            edge[tile.level - 1] = Array(try hashes(of: tile).prefix(width))
        }
        guard let levels = TileLevels(start: start, edge: edge, hashing: hashing) else {
            throw .missing(path: place + "tile/1")
        }
        return levels
    }

    private func leaves(of tile: Tile) throws(PouchError) -> [[UInt8]] {
        let path = place + tile.path
        let bytes = try read(path)
        do throws(EntryBundleError) { return try EntryBundle.leaves(in: bytes, count: tile.width) } catch {
            throw .entries(path: path, error)
        }
    }

    private func hashes(of tile: Tile) throws(PouchError) -> [Digest] {
        let path = place + tile.path
        guard let hashes = tile.hashes(in: try read(path)) else { throw .tileLength(path: path) }
        return hashes
    }

    // MARK: - Bodies and proofs

    /// The commitments of the bodies that are here, each of which opens its own.
    private func bodies(_ commitments: [Digest], _ visitor: Visitor) throws(PouchError) -> Set<Digest> {
        for commitment in commitments {
            let path = "\(place)bodies/\(commitment.hexadecimal)"
            let opened = BodyCommitment.open(file: try read(path), commitment: commitment, hashing: hashing)
            guard let (salt, body) = opened else { throw .bodyFile(path: path) }
            do { _ = try CanonicalJSON.parse(body, limits: .body) } catch { throw .bodyForm(path: path, error) }
            visitor.body(commitment, OpenedBody(salt: salt, bytes: body))
        }
        return Set(commitments)
    }

    private func proofs(_ numbers: [Int]) throws(PouchError) -> [Int: InclusionProofFile] {
        var proofs: [Int: InclusionProofFile] = [:]
        for number in numbers {
            let path = "\(place)proofs/\(number).proof"
            do {
                let proof = try InclusionProofFile(parsing: try read(path))
                guard proof.index == UInt64(number) else { throw PouchError.unexpected(path: path) }
                proofs[number] = proof
            } catch let error as InclusionProofError {
                throw .proof(path: path, error)
            } catch let error as PouchError { throw error } catch { throw .unexpected(path: path) }
        }
        return proofs
    }
}

extension Tile {
    /// The level of a tile of hashes; −1 for a tile of leaves.
    var level: Int {
        if case .hashes(let level) = content { level } else { -1 }
    }

    /// The tile of the hashes of a level that has this one's place and width.
    func hashes(level: Int) -> Tile { Tile(.hashes(level: level), index: index, width: width) ?? self }
}
