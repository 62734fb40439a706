import CanonicalBytes
import Consultations
import Journal

/// One pass over the acts of a journal in files: hashes, headers, bodies, proofs.
///
/// What an act says is only believed when all acts were found to lead to the signed root; so what is wrong with a header
/// is told after what is wrong with its bytes.
struct JournalPass<Verifier: SignatureVerifying, Hashing: MerkleHashing> {
    let journal: JournalName
    let size: UInt64
    private(set) var levels: TileLevels
    let bodies: Set<Digest>
    let proofs: [Int: InclusionProofFile]
    let key: VerifierKey
    let verifier: Verifier
    let hashing: Hashing

    private(set) var leafHashes: [Digest] = []
    private(set) var shown = 0
    private(set) var unusedBodies: Set<Digest>
    private(set) var proven: Set<Int> = []
    /// The tree of the stored hashes, from the first difference on; until then both trees are one.
    private var stored: TileLevels?
    private var firstDifference: Int?
    private var flaw: PouchError?
    private let start: Int

    init(
        journal: JournalName,
        size: UInt64,
        levels: TileLevels,
        bodies: Set<Digest>,
        proofs: [Int: InclusionProofFile],
        key: VerifierKey,
        verifier: Verifier,
        hashing: Hashing
    ) {
        self.journal = journal
        self.size = size
        self.levels = levels
        self.bodies = bodies
        self.proofs = proofs
        self.key = key
        self.verifier = verifier
        self.hashing = hashing
        unusedBodies = bodies
        start = Int(levels.start)
    }

    /// Takes the next act and the hash that is stored for it.
    mutating func take(
        _ leaf: [UInt8],
        storedHash: Digest,
        place: String,
        _ visitor: JournalFolder<Verifier, Hashing>.Visitor
    ) {
        let number = start + leafHashes.count
        let hash = hashing.leaf(leaf)
        if hash != storedHash, firstDifference == nil {
            firstDifference = number
            stored = levels
        }
        leafHashes.append(hash)
        levels.append(hash, hashing: hashing)
        if var stored {
            self.stored = nil  // One owner, so that appending needn't copy.
            stored.append(storedHash, hashing: hashing)
            self.stored = stored
        }
        guard flaw == nil else { return }
        do throws(PouchError) {
            let header = try ActPlacement.header(leaf, of: journal, number: number)
            if bodies.contains(header.body) {
                shown += 1
                unusedBodies.remove(header.body)
            }
            if let proof = proofs[number] {
                try check(proof, of: leaf, path: "\(place)proofs/\(number).proof")
                proven.insert(number)
            }
            visitor.act(number, leaf, header)
        } catch { flaw = error }
    }

    private func check(_ proof: InclusionProofFile, of leaf: [UInt8], path: String) throws(PouchError) {
        do throws(InclusionProofError) {
            _ = try proof.verify(leaf: leaf, of: journal, key: key, hashing: hashing, verifier: verifier)
        } catch { throw .proof(path: path, error) }
    }

    /// Judges what was taken.
    ///
    /// - Parameters:
    ///   - root: The signed root.
    ///   - levelZero: The paths of the tiles of leaf hashes, in order.
    /// - Throws: ``PouchError`` for what does not hold.
    mutating func finish(root: Digest, levelZero: [String]) throws(PouchError) {
        let fits = levels.root(hashing: hashing) == root
        if let firstDifference, let stored {
            if fits {
                let tile = (firstDifference - start) / Tile.fullWidth
                throw .hash(path: levelZero.indices.contains(tile) ? levelZero[tile] : "tile/0")
            }
            guard stored.root(hashing: hashing) == root else {
                throw .root(journal: journal, firstDifference: firstDifference)
            }
            throw .damagedAct(journal: journal, number: firstDifference)
        }
        guard fits else { throw .root(journal: journal, firstDifference: nil) }
        if let flaw { throw flaw }
    }
}
