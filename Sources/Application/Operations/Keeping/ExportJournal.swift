import BagIt
import CanonicalBytes
public import Consultations
import Glibc
import Journal
import Signing
import Storage
import Zip

/// Writes the journal as files that other people's tools verify: tiles, leaves, the signed head, and bodies if wanted.
///
/// The layout is that of C2SP tlog-tiles; `docs/record-format.md` tells it byte by byte.
public struct ExportJournal: Sendable {
    public var target: String
    /// Whether the bodies go along: without them the export proves that acts were made, and tells nothing of them.
    public var showsBodies: Bool
    /// Who may be shown the bodies that go along; nothing where all go along.
    ///
    /// What the own side marks higher stays, and all that was never for others unless it is for the own side.
    public var handling: Handling?
    /// The acts for which an inclusion proof is written beside the journal.
    public var proves: [Int]
    /// Whether all of it goes into one file: a bag (RFC 8493) in a ZIP archive, the same bytes for the same journal.
    public var isBag: Bool

    public init(
        target: String,
        showsBodies: Bool,
        handling: Handling? = nil,
        proves: [Int] = [],
        isBag: Bool = false
    ) {
        self.target = target
        self.showsBodies = showsBodies
        self.handling = handling
        self.proves = proves
        self.isBag = isBag
    }

    /// What was written.
    public struct Outcome: Hashable, Sendable {
        public let acts: Int
        public let bodies: Int
        /// The bodies that stay because of how they are handled.
        public let withheld: Int
        public let files: Int
    }

    /// Writes the files into a folder that is new or empty; the checkpoint comes last.
    ///
    /// A bag is a new file.
    ///
    /// What does not lead to the signed head is not written out.
    public func perform(from node: Node) throws(OperationError) -> Outcome {
        do {
            let export = try checked(node)
            for number in proves where !(0..<Int(clamping: export.head.checkpoint.size)).contains(number) {
                throw OperationError.noSuchAct(number, size: Int(clamping: export.head.checkpoint.size))
            }
            if isBag { return try pack(export, of: node) }
            try NewFolder(path: target).make()
            var folders: Set<String> = []
            return try write(export, of: node) { path, bytes in
                try makeFolders(of: path, known: &folders)
                try DurableFile.write(bytes, to: target + "/" + path, mode: 0o600)
            }
        } catch let error as OperationError { throw error } catch let error as StoreError {
            throw .store(error)
        } catch let error as FileError {
            throw .file(error)
        } catch { throw .damaged(.root(journal: node.journal.description, size: node.size)) }
    }

    /// The export of the journal, whose leaves lead to the signed head, and whose stored hashes are those of the leaves.
    private func checked(_ node: Node) throws -> JournalExport<StoreHashes> {
        let journal = node.journal
        guard let line = node.register.journals[journal.description]?.founding?.keys.first,
            let key = VerifierKey(line, hashing: SHA256()), let note = try node.store.checkpoint(of: journal)
        else { throw OperationError.damaged(.signature(journal: journal.description, .missing)) }
        let head = try VerifiedCheckpoint(opening: note, of: journal, key: key, verifier: Ed25519())
        let hashes = StoreHashes(store: node.store, journal: journal)
        let size = Int(clamping: head.checkpoint.size)
        var areStored = true
        let tree = try ComputedTree(of: StoredJournal(name: journal, size: size), in: node.store, rootsAt: []) {
            place,
            hash throws(StoreError) in
            let stored = try node.store.hash(of: journal, level: place.level, index: place.index)
            areStored = areStored && stored == hash
        }
        guard areStored, tree.size == head.checkpoint.size, tree.root == head.checkpoint.root else {
            throw OperationError.damaged(.root(journal: journal.description, size: size))
        }
        return JournalExport(head: head, key: key, hashes: hashes)
    }

    private func pack(_ export: JournalExport<StoreHashes>, of node: Node) throws -> Outcome {
        guard access(target, F_OK) != 0 else {
            throw OperationError.file(FileError(path: target, attempt: "writing the file", code: EEXIST))
        }
        var payload: [String: [UInt8]] = [:]
        let outcome = try write(export, of: node) { path, bytes in payload[path] = bytes }
        let head = export.head.checkpoint
        let bag = try Bag(
            payload: payload,
            information: [
                Bag.Label("External-Identifier", node.journal.description),
                Bag.Label("External-Description", "\(head.size) acts; root \(head.root)"),
            ]
        )
        let archive: [UInt8]
        do { archive = try ZipWriter.archive(bag.files { SHA256().digest($0) }) } catch {
            throw OperationError.file(FileError(path: target, attempt: "writing the file", code: ENOMEM))
        }
        try DurableFile.write(archive, to: target, mode: 0o600)
        return outcome
    }

    private func write(
        _ export: JournalExport<StoreHashes>,
        of node: Node,
        put write: (String, [UInt8]) throws -> Void
    ) throws -> Outcome {
        let journal = node.journal
        let hashing = SHA256()
        let head = export.head
        let size = Int(clamping: head.checkpoint.size)
        var files = 0
        func put(_ path: String, _ bytes: [UInt8]) throws {
            try write(path, bytes)
            files += 1
        }
        let shown =
            showsBodies
            ? try Bodies(of: node, size: size, for: handling).all() : (bodies: [], withheld: 0)
        for number in proves {
            let index = UInt64(number)
            let tree = MerkleTree(size: head.checkpoint.size, hashes: export.hashes, hashing: hashing)
            let proof = try tree.inclusionProof(index: index)
            let file = InclusionProofFile(index: index, proof: proof, checkpoint: head.note.bytes)
            try put("proofs/\(number).proof", file.bytes)
        }
        try export.files(
            leaf: { index in
                guard let leaf = try node.store.leaves(of: journal, from: Int(clamping: index), limit: 1).first else {
                    throw OperationError.damaged(
                        .leaf(journal: journal.description, number: Int(clamping: index), .missing)
                    )
                }
                return leaf.bytes
            },
            bodies: shown.bodies,
            write: put
        )
        return Outcome(acts: size, bodies: shown.bodies.count, withheld: shown.withheld, files: files)
    }

    private func makeFolders(of path: String, known: inout Set<String>) throws(OperationError) {
        var folder = target
        for part in path.split(separator: "/").dropLast() {
            folder += "/" + part
            guard known.insert(folder).inserted else { continue }
            guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
                throw .file(FileError(path: folder, attempt: "making the folder", code: errno))
            }
        }
    }
}

/// The bodies of a journal that the store has, and that may be shown.
private struct Bodies {
    let node: Node
    let size: Int
    let widest: Handling?

    init(of node: Node, size: Int, for widest: Handling?) {
        self.node = node
        self.size = size
        self.widest = widest
    }

    func all() throws -> (bodies: [(commitment: Digest, salt: BodySalt, body: [UInt8])], withheld: Int) {
        var bodies: [(commitment: Digest, salt: BodySalt, body: [UInt8])] = []
        var withheld = 0
        var number = 0
        while number < size {
            let leaves = try node.store.leaves(of: node.journal, from: number, limit: min(Node.batch, size - number))
            guard !leaves.isEmpty else { break }
            for leaf in leaves {
                number += 1
                let header = try ActHeader(bytes: leaf.bytes)
                guard let body = try node.store.body(header.body), let salt = BodySalt(bytes: body.salt) else {
                    continue
                }
                if let widest, node.handling(of: header, body.bytes) > widest {
                    withheld += 1
                } else {
                    bodies.append((header.body, salt, body.bytes))
                }
            }
        }
        return (bodies, withheld)
    }
}

extension Node {
    /// Who may be shown what an own act says: at least the own side, and others what they are sent; what it is about may be
    /// marked higher.
    fileprivate func handling(of header: ActHeader, _ body: [UInt8]) -> Handling {
        // What this program can't read may be anything.
        guard let content = try? ActContent(act: header.act, bytes: body) else { return .named }
        let base: Handling = record.isForOthers(header) && record.isForOthers(content) ? .parties : .party
        var all = content.subjects.map(handling)
        if case .mark(let marking) = content { all.append(marking.handling) }
        return all.reduce(base, max)
    }
}
