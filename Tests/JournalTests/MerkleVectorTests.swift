import CanonicalBytes
import Journal
import Testing

@Suite("Published vectors of Merkle trees")
struct MerkleVectorTests {
    struct Inclusion: Decodable {
        let file: String
        let leafIdx: UInt64
        let treeSize: UInt64
        let root: String?
        let leafHash: String?
        let proof: [String]?
        let wantErr: Bool
    }

    @Test(.needsVectors) func `inclusion proofs are accepted and refused as published`() throws {
        let cases = try Vectors.read("merkle/inclusion.json", as: [Inclusion].self)
        for test in cases {
            let isIncluded: Bool
            let proof = (test.proof ?? []).map(Vectors.digest)
            if let root = Vectors.digest(test.root), let leaf = Vectors.digest(test.leafHash), !proof.contains(nil) {
                isIncluded = MerkleProof.includes(
                    leafHash: leaf,
                    index: test.leafIdx,
                    size: test.treeSize,
                    root: root,
                    proof: proof.compactMap(\.self),
                    hashing: Samples.hashing
                )
            } else {
                isIncluded = false
            }
            #expect(isIncluded != test.wantErr, "\(test.file)")
        }
        #expect(cases.count == 98)
    }

    struct Consistency: Decodable {
        let file: String
        let size1: UInt64
        let size2: UInt64
        let root1: String?
        let root2: String?
        let proof: [String]?
        let wantErr: Bool
    }

    /// One case takes "don't care 2" for a root, which is no hash here.
    static let notHashes = "consistency/additional/sizes-are-equal-one-and-proof-is-empty.json"

    @Test(.needsVectors) func `consistency proofs are accepted and refused as published`() throws {
        let cases = try Vectors.read("merkle/consistency.json", as: [Consistency].self)
        for test in cases {
            let continues: Bool
            let proof = (test.proof ?? []).map(Vectors.digest)
            if let old = Vectors.digest(test.root1), let new = Vectors.digest(test.root2), !proof.contains(nil) {
                continues = MerkleProof.continues(
                    oldSize: test.size1,
                    oldRoot: old,
                    size: test.size2,
                    root: new,
                    proof: proof.compactMap(\.self),
                    hashing: Samples.hashing
                )
            } else {
                continues = false
            }
            #expect(continues != (test.wantErr || test.file == Self.notHashes), "\(test.file)")
        }
        #expect(cases.count == 98)
    }

    struct SubtreeInclusion: Decodable {
        let file: String
        let leafIdx: UInt64
        let start: UInt64
        let end: UInt64
        let root: String?
        let leafHash: String?
        let proof: [String]?
        let wantErr: Bool
    }

    /// A leaf of a subtree is proved as in a tree of the subtree's size.
    @Test(.needsVectors) func `inclusion proofs in subtrees are accepted and refused as published`() throws {
        let cases = try Vectors.read("merkle/subtreeinclusion.json", as: [SubtreeInclusion].self)
        for test in cases {
            var isIncluded = false
            let proof = (test.proof ?? []).map(Vectors.digest)
            if test.start <= test.leafIdx, test.start < test.end, MerkleProof.isSubtree(test.start..<test.end),
                let root = Vectors.digest(test.root), let leaf = Vectors.digest(test.leafHash), !proof.contains(nil)
            {
                isIncluded = MerkleProof.includes(
                    leafHash: leaf,
                    index: test.leafIdx - test.start,
                    size: test.end - test.start,
                    root: root,
                    proof: proof.compactMap(\.self),
                    hashing: Samples.hashing
                )
            }
            #expect(isIncluded != test.wantErr, "\(test.file)")
        }
        #expect(cases.count == 204)
    }

    struct SubtreeConsistency: Decodable {
        let file: String
        let start: UInt64
        let end: UInt64
        let size: UInt64
        let root1: String?
        let root2: String?
        let proof: [String]?
        let wantErr: Bool
    }

    @Test(.needsVectors) func `consistency proofs of subtrees are accepted and refused as published`() throws {
        let cases = try Vectors.read("merkle/subtreeconsistency.json", as: [SubtreeConsistency].self)
        var notHashes: [String] = []
        for test in cases {
            var isPart = false
            let proof = (test.proof ?? []).map(Vectors.digest)
            if test.start <= test.end, let subtree = Vectors.digest(test.root1), let root = Vectors.digest(test.root2),
                !proof.contains(nil)
            {
                isPart = MerkleProof.covers(
                    test.start..<test.end,
                    hash: subtree,
                    size: test.size,
                    root: root,
                    proof: proof.compactMap(\.self),
                    hashing: Samples.hashing
                )
            } else if !test.wantErr {
                // Roots like "don't care 2" are no hashes here.
                notHashes.append(test.file)
                continue
            }
            #expect(isPart != test.wantErr, "\(test.file)")
        }
        #expect(notHashes.count == 3)
        #expect(cases.count == 118)
    }

    struct Log: Decodable {
        struct Inclusion: Decodable {
            let size: Int
            let index: UInt64
            let proof: [String]
        }
        struct Consistency: Decodable {
            let old: UInt64
            let new: Int
            let proof: [String]
        }
        let leafHash777: String
        let roots: [String: String]
        let inclusion: [Inclusion]
        let consistency: [Consistency]
    }

    @Test(.needsVectors) func `a journal of a thousand acts has the published roots and proofs`() throws {
        let log = try Vectors.read("generated/merkle_log.json", as: Log.self)
        let ours = SampleLog(count: 1000)
        #expect(Samples.hashing.leaf(ours.leaves[777]).base64 == log.leafHash777)
        for (size, root) in log.roots {
            #expect(try ours.tree(#require(Int(size))).root().base64 == root)
        }
        for test in log.inclusion {
            #expect(try ours.tree(test.size).inclusionProof(index: test.index).map(\.base64) == test.proof)
        }
        for test in log.consistency {
            #expect(try ours.tree(test.new).consistencyProof(from: test.old).map(\.base64) == test.proof)
        }
        #expect((log.roots.count, log.inclusion.count, log.consistency.count) == (24, 105, 104))
    }
}
