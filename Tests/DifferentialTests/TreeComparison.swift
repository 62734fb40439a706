import CanonicalBytes
import Journal
import Signing

/// Trees, tiles and proofs against Go's `tlog`.
enum TreeComparison {
    static let trees = Comparison(
        name: "trees, proofs made, tiles",
        letter: "R",
        peer: .go,
        share: 20,
        make: { random in
            // The reference of Debian gives zeros for the root of nothing.
            let count = random.once(in: 20) ? random.number(250..<300) : random.number(1..<70)
            let index = random.number(0..<count)
            var bytes = twoBytes(index) + twoBytes(random.number(1..<count + 1))
            for _ in 0..<count {
                let leaf = random.bytes(random.number(0..<40))
                bytes += twoBytes(leaf.count) + leaf
            }
            return bytes
        },
        judge: { bytes in
            do { return .init(text: try tree(bytes)) } catch { return .refused(error) }
        }
    )

    static let inclusion = Comparison(
        name: "proofs that an act is in",
        letter: "I",
        peer: .go,
        share: 60,
        make: { random in
            let tree = SmallTree(random.number(1..<40), &random)
            let index = random.number(0..<tree.count)
            let proof = try tree.merkle.inclusionProof(index: UInt64(index))
            return changed(index, tree.count, [tree.leaves[index], try tree.merkle.root()] + proof, &random)
        },
        judge: { bytes in
            let (index, size, hashes) = parts(bytes)
            let holds = MerkleProof.includes(
                leafHash: hashes[0],
                index: index,
                size: size,
                root: hashes[1],
                proof: Array(hashes.dropFirst(2)),
                hashing: SHA256()
            )
            return holds ? .init(text: "ok") : .refused("proof")
        }
    )

    static let consistency = Comparison(
        name: "proofs that a tree has grown",
        letter: "P",
        peer: .go,
        share: 60,
        make: { random in
            let tree = SmallTree(random.number(1..<40), &random)
            let old = random.number(0..<tree.count + 1)
            let proof = try tree.merkle.consistencyProof(from: UInt64(old))
            let hashes = [try tree.merkle(old).root(), try tree.merkle.root()]
            return changed(old, tree.count, hashes + proof, &random)
        },
        judge: { bytes in
            let (old, size, hashes) = parts(bytes)
            let holds = MerkleProof.continues(
                oldSize: old,
                oldRoot: hashes[0],
                size: size,
                root: hashes[1],
                proof: Array(hashes.dropFirst(2)),
                hashing: SHA256()
            )
            return holds ? .init(text: "ok") : .refused("proof")
        },
        wider: [
            .init(
                mark: "0",
                rule: "every tree has grown from nothing, which the reference does not ask (RFC 9162 §2.1.4)"
            )
        ]
    )

    /// A tree over random leaves.
    private struct SmallTree {
        let leaves: [Digest]
        private let table: TreeHashTable

        init(_ count: Int, _ random: inout SeededGenerator) {
            var table = TreeHashTable()
            leaves = (0..<count).map { _ in random.digest() }
            for leaf in leaves { table.append(leaf, hashing: SHA256()) }
            self.table = table
        }

        var count: Int { leaves.count }
        var merkle: MerkleTree<TreeHashTable, SHA256> { merkle(count) }

        func merkle(_ size: Int) -> MerkleTree<TreeHashTable, SHA256> {
            MerkleTree(size: UInt64(size), hashes: table, hashing: SHA256())
        }
    }

    /// The root, and the SHA-256 of the proof of the place, the proof from the older size and the first tile.
    private static func tree(_ bytes: [UInt8]) throws -> String {
        let (index, old) = (number(bytes[0..<2]), number(bytes[2..<4]))
        var table = TreeHashTable()
        var rest = bytes[4...]
        while !rest.isEmpty {
            let length = Int(number(rest.prefix(2)))
            rest = rest.dropFirst(2)
            table.append(SHA256().leaf(Array(rest.prefix(length))), hashing: SHA256())
            rest = rest.dropFirst(length)
        }
        let tree = MerkleTree(size: table.size, hashes: table, hashing: SHA256())
        var content: [UInt8] = []
        if let tile = Tile(.hashes(level: 0), index: 0, width: Int(min(table.size, 256))) {
            content += try (tree.inclusionProof(index: index) + tree.consistencyProof(from: old)).flatMap(\.bytes)
            content += try tile.bytes(from: table) ?? []
        }
        return "ok \(try tree.root()) \(SHA256().digest(content).hexadecimal)"
    }

    /// Two numbers of eight bytes, then hashes; half of them with something changed.
    private static func changed(
        _ first: Int,
        _ size: Int,
        _ hashes: [Digest],
        _ random: inout SeededGenerator
    ) -> [UInt8] {
        var (first, size, hashes) = (first, size, hashes)
        if random.once(in: 2) {
            let place = random.number(0..<hashes.count)
            switch random.number(0..<7) {
            case 0: first = max(0, first + random.pick([-1, 1, 2, 8]))
            case 1: size = max(0, size + random.pick([-1, 1, 2, 32, 1 << 40]))
            case 2: hashes[place] = random.changed(hashes[place])
            case 3 where place > 1: hashes.remove(at: place)
            case 4: hashes.append(random.digest())
            case 5: hashes.swapAt(place, random.number(0..<hashes.count))
            default: hashes.append(hashes[place])
            }
        }
        return eightBytes(first) + eightBytes(size) + hashes.flatMap(\.bytes)
    }

    private static func parts(_ bytes: [UInt8]) -> (first: UInt64, size: UInt64, hashes: [Digest]) {
        let hashes = stride(from: 16, to: bytes.count, by: 32).compactMap { Digest(bytes: bytes[$0..<$0 + 32]) }
        return (number(bytes[0..<8]), number(bytes[8..<16]), hashes)
    }

    private static func number(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    private static func twoBytes(_ number: Int) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 0xFF)] }
    private static func eightBytes(_ number: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }
}
