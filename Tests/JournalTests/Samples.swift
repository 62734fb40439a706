import CanonicalBytes
import Foundation
import Journal
import Signing
import Testing

/// Invented journals and what lies beside the repository.
enum Samples {
    static let hashing = SHA256()
    static let verifier = Ed25519()

    static func journal(_ text: String = "alda.example/rivers/1") throws -> JournalName {
        try #require(JournalName(text))
    }

    /// A key whose seed is one byte repeated.
    static func key(
        _ byte: UInt8,
        name: String = "alda.example/rivers/1",
        kind: VerifierKey.Kind = .ed25519
    ) throws -> SigningKey {
        try SigningKey(
            name: #require(KeyName(name)),
            kind: kind,
            seed: [UInt8](repeating: byte, count: 32)
        )
    }

    /// A cost that lets tests run fast.
    static func cheap() throws -> SealedKeyFile.Cost {
        try #require(SealedKeyFile.Cost(passes: 1, memory: 1 << 20))
    }

    /// A signed head.
    static func head(
        size: UInt64,
        root: Digest,
        key: SigningKey,
        journal: String = "alda.example/rivers/1"
    ) throws -> VerifiedCheckpoint {
        let journal = try Samples.journal(journal)
        var note = try SignedNote(text: Checkpoint(journal: journal, size: size, root: root).text)
        try note.sign(with: key)
        return try VerifiedCheckpoint(opening: note.bytes, of: journal, key: key.verifierKey, verifier: verifier)
    }
}

/// A journal in memory.
struct SampleLog {
    private(set) var leaves: [[UInt8]] = []
    private(set) var table = TreeHashTable()

    /// A journal of that many leaves, `act 0` and so on, each with a line feed.
    init(count: Int) {
        self.init(leaves: (0..<count).map { Array("act \($0)\n".utf8) })
    }

    init(leaves: [[UInt8]]) {
        for leaf in leaves {
            append(leaf)
        }
    }

    mutating func append(_ leaf: [UInt8]) {
        leaves.append(leaf)
        table.append(Samples.hashing.leaf(leaf), hashing: Samples.hashing)
    }

    func tree(_ size: Int) -> MerkleTree<TreeHashTable, SHA256> {
        MerkleTree(size: UInt64(size), hashes: table, hashing: Samples.hashing)
    }
}

/// A folder that is gone after the test.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("suivi-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ bytes: [UInt8], _ name: String) throws {
        let url = URL(fileURLWithPath: file(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: url)
    }

    func read(_ name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(fileURLWithPath: file(name))))
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}

/// Random numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
    }

    /// A digest that differs from another in one bit.
    mutating func changed(_ digest: Digest) throws -> Digest {
        var bytes = digest.bytes
        bytes[Int.random(in: 0..<32, using: &self)] ^= 1 << UInt8.random(in: 0..<8, using: &self)
        return try #require(Digest(bytes: bytes))
    }
}
