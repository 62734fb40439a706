import CanonicalBytes
import Journal
import Signing
import Testing

/// The definitions of RFC 9162 §2.1, word by word, over the leaves themselves.
enum Definition {
    static func root(_ leaves: ArraySlice<[UInt8]>) -> Digest {
        guard let first = leaves.first else { return Samples.hashing.digest([]) }
        if leaves.count == 1 { return Samples.hashing.leaf(first) }
        let middle = leaves.startIndex + split(leaves.count)
        return Samples.hashing.node(root(leaves[..<middle]), root(leaves[middle...]))
    }

    static func path(_ index: Int, _ leaves: ArraySlice<[UInt8]>) -> [Digest] {
        if leaves.count == 1 { return [] }
        let middle = leaves.startIndex + split(leaves.count)
        return index < middle
            ? path(index, leaves[..<middle]) + [root(leaves[middle...])]
            : path(index, leaves[middle...]) + [root(leaves[..<middle])]
    }

    static func proof(_ old: Int, _ leaves: ArraySlice<[UInt8]>, isKnown: Bool = true) -> [Digest] {
        if old == leaves.endIndex { return isKnown ? [] : [root(leaves)] }
        let middle = leaves.startIndex + split(leaves.count)
        return old <= middle
            ? proof(old, leaves[..<middle], isKnown: isKnown) + [root(leaves[middle...])]
            : proof(old, leaves[middle...], isKnown: false) + [root(leaves[..<middle])]
    }

    private static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }
}

@Suite("Merkle tree")
struct MerkleTests {
    /// The eight leaves and their roots that Certificate Transparency's implementations share.
    static let known = [
        ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        ("00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        ("10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        ("2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
        ("3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
        ("40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
        ("5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
        (
            "606162636465666768696a6b6c6d6e6f",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
        ),
    ]

    @Test func `the roots of Certificate Transparency's eight leaves`() throws {
        var log = SampleLog(leaves: [])
        var frontier = MerkleFrontier()
        #expect(try log.tree(0).root() == .emptyRoot)
        for (place, (leaf, root)) in Self.known.enumerated() {
            let leaf = try #require(Hexadecimal.decode(leaf))
            log.append(leaf)
            frontier.append(Samples.hashing.leaf(leaf), hashing: Samples.hashing)
            #expect(try log.tree(place + 1).root().hexadecimal == root)
            #expect(frontier.root(hashing: Samples.hashing).hexadecimal == root)
        }
    }

    @Test func `trees, frontiers and the definition have the same roots at every size`() throws {
        let log = SampleLog(count: 130)
        var frontier = MerkleFrontier()
        for size in 0...130 {
            let root = Definition.root(log.leaves[..<size])
            #expect(try log.tree(size).root() == root)
            #expect(frontier.root(hashing: Samples.hashing) == root)
            #expect(try MerkleFrontier(size: UInt64(size), hashes: log.table) == frontier)
            #expect(MerkleFrontier(size: UInt64(size), peaks: frontier.peaks) == frontier)
            #expect(MerkleFrontier(size: UInt64(size) + 1, peaks: frontier.peaks) == nil || size % 2 == 1)
            if size < 130 { frontier.append(Samples.hashing.leaf(log.leaves[size]), hashing: Samples.hashing) }
        }
    }

    @Test func `what is stored with a leaf are the subtrees that it completes`() throws {
        let log = SampleLog(count: 64)
        for size in 0..<64 {
            var frontier = try MerkleFrontier(size: UInt64(size), hashes: log.table)
            var new: [StoredHash] = []
            frontier.append(Samples.hashing.leaf(log.leaves[size]), hashing: Samples.hashing) { new.append($0) }
            #expect(try frontier == MerkleFrontier(size: UInt64(size) + 1, hashes: log.table))
            #expect(new.count == (size + 1).trailingZeroBitCount + 1)
            for hash in new {
                #expect(hash.place.index == UInt64(size) >> UInt64(hash.place.level))
                #expect(try log.table.hash(level: hash.place.level, index: hash.place.index) == hash.digest)
            }
        }
    }

    @Test func `proofs are those of the definition`() throws {
        let log = SampleLog(count: 67)
        for size in 1...67 {
            let leaves = log.leaves[..<size]
            for index in 0..<size {
                #expect(try log.tree(size).inclusionProof(index: UInt64(index)) == Definition.path(index, leaves))
            }
            for old in 1...size {
                #expect(try log.tree(size).consistencyProof(from: UInt64(old)) == Definition.proof(old, leaves))
            }
        }
    }

    @Test func `a proof of what the tree does not have is not made`() {
        let log = SampleLog(count: 5)
        #expect(throws: MerkleTreeError.noSuchLeaf(index: 5, size: 5)) { try log.tree(5).inclusionProof(index: 5) }
        #expect(throws: MerkleTreeError.noSuchLeaf(index: 0, size: 0)) { try log.tree(0).inclusionProof(index: 0) }
        #expect(throws: MerkleTreeError.notYetReached(old: 6, size: 5)) { try log.tree(5).consistencyProof(from: 6) }
        #expect(throws: MerkleTreeError.missingHash(level: 1, index: 2)) { try log.tree(6).root() }
    }
}
