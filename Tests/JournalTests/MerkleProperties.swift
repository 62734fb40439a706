import CanonicalBytes
import Journal
import Testing

/// Every proof of every size up to 130, and what happens when anything about it changes.
@Suite("Merkle proofs, all sizes")
struct MerkleProperties {
    static let log = SampleLog(count: 130)

    private func includes(
        _ leaf: Digest,
        _ index: UInt64,
        _ size: UInt64,
        _ root: Digest,
        _ proof: [Digest]
    ) -> Bool {
        MerkleProof.includes(
            leafHash: leaf,
            index: index,
            size: size,
            root: root,
            proof: proof,
            hashing: Samples.hashing
        )
    }

    private func continues(
        _ oldSize: UInt64,
        _ oldRoot: Digest,
        _ size: UInt64,
        _ root: Digest,
        _ proof: [Digest]
    ) -> Bool {
        MerkleProof.continues(
            oldSize: oldSize,
            oldRoot: oldRoot,
            size: size,
            root: root,
            proof: proof,
            hashing: Samples.hashing
        )
    }

    @Test(arguments: 1...130) func `every leaf is proved, and nothing else`(size: Int) throws {
        var generator = SeededGenerator(seed: UInt64(size))
        let tree = Self.log.tree(size)
        let root = try tree.root()
        let number = UInt64(size)
        let otherSize = try #require((1...130).filter { $0 != size }.randomElement(using: &generator))
        let otherRoot = try Self.log.tree(otherSize).root()
        for index in 0..<number {
            let leaf = Samples.hashing.leaf(Self.log.leaves[Int(index)])
            let proof = try tree.inclusionProof(index: index)
            #expect(includes(leaf, index, number, root, proof))
            #expect(!includes(try generator.changed(leaf), index, number, root, proof))
            #expect(!includes(leaf, index, number, try generator.changed(root), proof))
            #expect(!includes(leaf, (index + 1) % number, number, root, proof) || size == 1)
            #expect(!includes(leaf, index, UInt64(otherSize), otherRoot, proof))
            #expect(!includes(leaf, index, index, root, proof))
            #expect(!includes(leaf, index + number, number, root, proof))
            #expect(!includes(leaf, index, number, root, proof + [root]))
            if !proof.isEmpty {
                #expect(!includes(leaf, index, number, root, proof.dropLast()))
                #expect(!includes(leaf, index, number, root, Array(proof.dropFirst())))
                var changed = proof
                let place = Int.random(in: proof.indices, using: &generator)
                changed[place] = try generator.changed(proof[place])
                #expect(!includes(leaf, index, number, root, changed))
            }
        }
    }

    @Test(arguments: 0...130) func `every earlier tree is continued, and nothing else`(size: Int) throws {
        var generator = SeededGenerator(seed: UInt64(size))
        let tree = Self.log.tree(size)
        let root = try tree.root()
        let number = UInt64(size)
        for old in 0...size {
            let oldRoot = try Self.log.tree(old).root()
            let before = UInt64(old)
            let proof = try tree.consistencyProof(from: before)
            #expect(continues(before, oldRoot, number, root, proof))
            #expect(!continues(before, try generator.changed(oldRoot), number, root, proof))
            // Every tree continues the empty one, so its proof says nothing of the new root.
            #expect(!continues(before, oldRoot, number, try generator.changed(root), proof) || old == 0 && size > 0)
            #expect(!continues(number + 1, oldRoot, number, root, proof))
            #expect(!continues(before, oldRoot, number, root, proof + [root]))
            if old > 0, old < size {
                #expect(!continues(before - 1, oldRoot, number, root, proof))
                #expect(!continues(number, root, before, oldRoot, proof))
                #expect(!continues(before, oldRoot, number, root, proof.dropLast()))
                #expect(!continues(before, oldRoot, number, root, Array(proof.dropFirst())))
                var changed = proof
                let place = Int.random(in: proof.indices, using: &generator)
                changed[place] = try generator.changed(proof[place])
                #expect(!continues(before, oldRoot, number, root, changed))
            }
        }
    }

    /// One proof, every byte of everything that goes into it.
    @Test func `no byte of a proof can change`() throws {
        let root = try Self.log.tree(100).root()
        let leaf = Samples.hashing.leaf(Self.log.leaves[77])
        let proof = try Self.log.tree(100).inclusionProof(index: 77)
        let whole = ([leaf, root] + proof).flatMap(\.bytes)
        for place in whole.indices {
            var bytes = whole
            bytes[place] ^= 0x80
            let digests = try stride(from: 0, to: bytes.count, by: 32).map {
                try #require(Digest(bytes: bytes[$0..<$0 + 32]))
            }
            #expect(!includes(digests[0], 77, 100, digests[1], Array(digests[2...])))
        }
    }

    @Test func `proofs of any origin neither crash nor prove`() throws {
        var generator = SeededGenerator(seed: 5)
        let edges: [UInt64] = [0, 1, 2, 3, 1 << 32, (1 << 63) - 1, 1 << 63, .max - 1, .max]
        for _ in 0..<3000 {
            let proof = (0..<Int.random(in: 0...70, using: &generator)).compactMap { _ in
                Digest(bytes: generator.bytes(32))
            }
            let digest = try #require(Digest(bytes: generator.bytes(32)))
            let first = edges.randomElement(using: &generator) ?? 0
            let second = edges.randomElement(using: &generator) ?? 0
            #expect(!includes(digest, first, second, .emptyRoot, proof))
            #expect(!continues(first, digest, second, .emptyRoot, proof))
        }
    }
}
