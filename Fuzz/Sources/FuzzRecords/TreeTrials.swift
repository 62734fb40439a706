import CanonicalBytes
import FuzzSupport
import Journal
import Signing

/// Readers of the tree and of its files.
enum TreeTrials {
    static let all = [
        Trial("path of a tile", path),
        Trial("tile of hashes", hashes),
        Trial("tile of acts", entries),
        Trial("proofs in the tree", proofs),
        Trial("cosignature", cosignature),
    ]

    private static func path(_ bytes: [UInt8]) -> Bool {
        guard let text = bytes.text, let tile = Tile(path: text) else { return false }
        demand(Array(tile.path.utf8) == bytes, "a path that is read is written to the same bytes")
        demand((1...256).contains(tile.width), "a tile holds 1 to 256")
        return true
    }

    /// The first byte is the width less one; with it, the tree over the hashes is computed as a receiver does.
    private static func hashes(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, let tile = Tile(.hashes(level: 0), index: 0, width: Int(first) + 1),
            let hashes = tile.hashes(in: Array(bytes.dropFirst()))
        else { return false }
        demand(hashes.count == tile.width, "a tile has as many hashes as it is wide")
        demand(
            hashes.flatMap(\.bytes) == Array(bytes.dropFirst()),
            "hashes that are read are written to the same bytes"
        )
        var table = TreeHashTable()
        var frontier = MerkleFrontier()
        for hash in hashes {
            table.append(hash, hashing: SHA256())
            frontier.append(hash, hashing: SHA256())
        }
        let tree = MerkleTree(size: table.size, hashes: table, hashing: SHA256())
        demand((try? tree.root()) == frontier.root(hashing: SHA256()), "a tree has one root")
        demand((try? tile.bytes(from: table)) == Array(bytes.dropFirst()), "a tile is cut out of the tree as it was")
        return true
    }

    private static func entries(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first else { return false }
        let content = Array(bytes.dropFirst())
        do {
            let leaves = try EntryBundle.leaves(in: content, count: Int(first) + 1)
            demand(leaves.count == Int(first) + 1, "a tile has as many acts as it is wide")
            demand((try? EntryBundle.bytes(of: leaves)) == content, "acts that are read are written to the same bytes")
            return true
        } catch {
            switch error {
            case .truncated(let leaf): demand((0...Int(first)).contains(leaf), "an error names an act of the tile")
            case .bytesAfterTheLastLeaf(let count): demand(count > 0, "an error says how many bytes are too many")
            case .leafTooLong: demand(false, "a length of two bytes is none that is too long")
            }
            return false
        }
    }

    /// Reads a proof as a receiver does.
    ///
    /// Eight bytes for the place or the older size, eight for the size, then hashes: the leaf's or the older root, the
    /// root, the proof. Sizes may be anything.
    private static func proofs(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 16 + 64 else { return false }
        let numbers = [bytes[..<8], bytes[8..<16]].map { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        let hashes = stride(from: 16, through: bytes.count - 32, by: 32).compactMap {
            Digest(bytes: bytes[$0..<$0 + 32])
        }
        guard hashes.count >= 2 else { return false }
        let proof = Array(hashes.dropFirst(2))
        let (first, size) = (numbers[0], numbers[1])
        let isIncluded = MerkleProof.includes(
            leafHash: hashes[0],
            index: first,
            size: size,
            root: hashes[1],
            proof: proof,
            hashing: SHA256()
        )
        let continues = MerkleProof.continues(
            oldSize: first,
            oldRoot: hashes[0],
            size: size,
            root: hashes[1],
            proof: proof,
            hashing: SHA256()
        )
        demand(!isIncluded || first < size, "what is included has a place in the tree")
        demand(!continues || first <= size, "a tree continues none that is larger")
        if first <= size {
            _ = MerkleProof.covers(
                first..<size,
                hash: hashes[0],
                size: size,
                root: hashes[1],
                proof: proof,
                hashing: SHA256()
            )
        }
        // With one hash for everything, a proof holds if and only if its length is right; the arithmetic has to end.
        let one = OneHash()
        let blank = proof.map { _ in Digest.emptyRoot }
        _ = MerkleProof.includes(
            leafHash: .emptyRoot,
            index: first,
            size: size,
            root: .emptyRoot,
            proof: blank,
            hashing: one
        )
        return MerkleProof.continues(
            oldSize: first,
            oldRoot: .emptyRoot,
            size: size,
            root: .emptyRoot,
            proof: blank,
            hashing: one
        )
    }

    private static func cosignature(_ bytes: [UInt8]) -> Bool {
        guard let cosignature = Cosignature(bytes: bytes) else { return false }
        demand(cosignature.bytes == bytes, "a cosignature that is read is written to the same bytes")
        demand(cosignature.time < 1 << 63, "a cosignature has a time")
        return true
    }
}

/// A hash function with one value.
struct OneHash: MerkleHashing {
    func digest(_ bytes: Span<UInt8>) -> Digest { .emptyRoot }
    func leaf(_ bytes: Span<UInt8>) -> Digest { .emptyRoot }
    func node(_ left: Digest, _ right: Digest) -> Digest { .emptyRoot }
}
