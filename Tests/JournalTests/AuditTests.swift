import CanonicalBytes
import Journal
import Signing
import Testing

@Suite("Audit of a journal")
struct AuditTests {
    typealias Verdict = JournalAudit<SHA256>.Verdict

    static let log = SampleLog(count: 300)

    /// The verdict over leaves and stored hashes, either of which may be changed on the way.
    private func verdict(
        size: Int = 300,
        count: Int = 300,
        leaf: (Int, [UInt8]) -> [UInt8] = { $1 },
        hash: (Int, Digest) -> Digest? = { $1 }
    ) throws -> Verdict {
        let head = Checkpoint(
            journal: try Samples.journal(),
            size: UInt64(size),
            root: try Self.log.tree(size).root()
        )
        var audit = JournalAudit(against: head, hashing: Samples.hashing)
        for index in 0..<count {
            let stored = try Self.log.table.hash(level: 0, index: UInt64(index))
            audit.add(leaf: leaf(index, Self.log.leaves[index]), storedHash: hash(index, stored))
        }
        return audit.verdict()
    }

    @Test func `a whole journal is whole, with stored hashes and without`() throws {
        #expect(try verdict() == .whole)
        #expect(try verdict(hash: { _, _ in nil }) == .whole)
        #expect(try verdict(size: 0, count: 0) == .whole)
    }

    @Test func `missing and unsigned leaves are counted`() throws {
        #expect(try verdict(count: 299) == .missingLeaves(from: 299, size: 300))
        #expect(try verdict(count: 0) == .missingLeaves(from: 0, size: 300))
        #expect(try verdict(size: 299) == .unsignedLeaves(from: 299))
    }

    @Test(arguments: [0, 1, 127, 128, 255, 256, 299]) func `a damaged leaf or hash is named`(place: Int) throws {
        let other = Samples.hashing.digest([1])
        #expect(try verdict(leaf: { $0 == place ? $1 + [0] : $1 }) == .damagedLeaf(index: UInt64(place)))
        #expect(try verdict(hash: { $0 == place ? other : $1 }) == .damagedHash(index: UInt64(place)))
        #expect(
            try verdict(leaf: { $0 == place ? $1 + [0] : $1 }, hash: { _, _ in nil })
                == .otherHistory(firstDifference: nil)
        )
        #expect(
            try verdict(leaf: { $0 >= place ? $1 + [0] : $1 }, hash: { $0 == place ? other : $1 })
                == .otherHistory(firstDifference: UInt64(place))
        )
    }

    @Test func `two leaves that changed places are noticed`() throws {
        let swapped = try verdict(
            leaf: { index, leaf in index == 7 ? Self.log.leaves[8] : index == 8 ? Self.log.leaves[7] : leaf },
            hash: { _, _ in nil }
        )
        #expect(swapped == .otherHistory(firstDifference: nil))
    }
}

@Suite("Two histories")
struct TwoHistoriesTests {
    private func branch(
        _ leaves: [[UInt8]],
        at index: Int,
        key: SigningKey,
        journal: String = "alda.example/rivers/1"
    ) throws -> TwoHistories.Branch {
        let tree = SampleLog(leaves: leaves).tree(leaves.count)
        return TwoHistories.Branch(
            head: try Samples.head(size: UInt64(leaves.count), root: tree.root(), key: key, journal: journal),
            leafHash: Samples.hashing.leaf(leaves[index]),
            proof: try tree.inclusionProof(index: UInt64(index))
        )
    }

    @Test func `two leaves at one place under two signed heads are two histories`() throws {
        let key = try Samples.key(1)
        let common = SampleLog(count: 5).leaves
        let first = try branch(common + [[1], [2], [3]], at: 6, key: key)
        let second = try branch(common + [[1], [9]], at: 6, key: key)
        let evidence = TwoHistories(first, second, index: 6, hashing: Samples.hashing)
        #expect(evidence?.index == 6)
        #expect(TwoHistories(second, first, index: 6, hashing: Samples.hashing) != nil)
    }

    @Test func `anything less is none`() throws {
        let key = try Samples.key(1)
        let common = SampleLog(count: 5).leaves
        let first = try branch(common + [[1], [2], [3]], at: 6, key: key)
        let grown = try branch(common + [[1], [2]], at: 6, key: key)
        let elsewhere = try branch(common + [[1], [9]], at: 5, key: key)
        let otherKey = try Samples.key(1, name: "alda.example/rivers/2")
        let stranger = try branch(common + [[1], [9]], at: 6, key: otherKey, journal: "alda.example/rivers/2")
        let hashing = Samples.hashing
        #expect(TwoHistories(first, first, index: 6, hashing: hashing) == nil, "one history")
        #expect(TwoHistories(first, grown, index: 6, hashing: hashing) == nil, "one journal that grew")
        #expect(TwoHistories(first, elsewhere, index: 6, hashing: hashing) == nil, "another place")
        #expect(TwoHistories(first, stranger, index: 6, hashing: hashing) == nil, "another journal")
        #expect(TwoHistories(first, grown, index: 7, hashing: hashing) == nil, "beyond the end")
        let made = TwoHistories.Branch(head: grown.head, leafHash: hashing.leaf([9]), proof: grown.proof)
        #expect(TwoHistories(first, made, index: 6, hashing: hashing) == nil, "a leaf that is not there")
    }
}
