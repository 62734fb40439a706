import CanonicalBytes
import Journal
import Signing

/// How fast the tree of a journal is checked as a whole, and how fast proofs of single acts are made and checked.
///
/// Prints one line for each figure, its name and its number, which `scripts/lib/measure_tree.py` holds against peers.
struct TreeBenchmark {
    let leaves: Int
    let proofs = 100_000

    func run() throws {
        let hashing = SHA256()
        guard let journal = JournalName(participant: "norvane.example", mechanism: "rivers", number: 1) else { return }
        var leaf = [UInt8](repeating: 0x61, count: 256)
        func number(_ index: Int) {
            for place in 0..<8 { leaf[place] = UInt8(truncatingIfNeeded: index >> (56 - 8 * place)) }
        }
        var frontier = MerkleFrontier()
        for index in 0..<leaves {
            number(index)
            frontier.append(hashing.leaf(leaf), hashing: hashing)
        }
        let root = frontier.root(hashing: hashing)
        let head = Checkpoint(journal: journal, size: frontier.size, root: root)
        var audit = JournalAudit(against: head, hashing: hashing)
        let check = Measure {
            for index in 0..<leaves {
                number(index)
                audit.add(leaf: leaf)
            }
        }
        guard audit.verdict() == .whole else { throw Failure.notWhole }
        report("leaves", Double(leaves) / check.cpu)
        report("memory", Measure.peakMemory)

        var table = TreeHashTable()
        for index in 0..<leaves {
            number(index)
            table.append(hashing.leaf(leaf), hashing: hashing)
        }
        let tree = MerkleTree(size: frontier.size, hashes: table, hashing: hashing)
        var generator = SystemRandomNumberGenerator()
        let places = (0..<proofs).map { _ in UInt64.random(in: 0..<frontier.size, using: &generator) }
        var made: [[Digest]] = []
        made.reserveCapacity(proofs)
        let making = try Measure { for place in places { made.append(try tree.inclusionProof(index: place)) } }
        report("made", Double(proofs) / making.cpu)
        let hashes = try places.map { try table.hash(level: 0, index: $0) }
        var holding = 0
        let checking = Measure {
            for number in 0..<proofs {
                let holds = MerkleProof.includes(
                    leafHash: hashes[number],
                    index: places[number],
                    size: frontier.size,
                    root: root,
                    proof: made[number],
                    hashing: hashing
                )
                if holds { holding += 1 }
            }
        }
        guard holding == proofs else { throw Failure.notWhole }
        report("checked", Double(proofs) / checking.cpu)
    }

    private func report(_ name: String, _ figure: Double) {
        print("\(name) \(Int(figure.rounded()))")
    }

    /// A measurement of something that does not hold.
    enum Failure: Error { case notWhole }
}
