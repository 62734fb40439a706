import CanonicalBytes
import Consultations
import Exchange
import Journal
import Signing
import Testing

/// Random numbers that are the same in every run (SplitMix64; Steele, Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

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
}

/// An invented journal in memory, whose acts have bodies.
struct SampleJournal: EarlierActs {
    static let hashing = SHA256()
    static let verifier = Ed25519()

    let name: JournalName
    let key: SigningKey
    private(set) var acts: [PartAct] = []
    private(set) var table = TreeHashTable()

    init(_ name: String = "alda.example/rivers/1", seed: UInt8 = 1, count: Int = 0) throws {
        self.name = try #require(JournalName(name))
        key = try SigningKey(name: #require(KeyName(name)), seed: [UInt8](repeating: seed, count: 32))
        for _ in 0..<count { try append() }
    }

    /// Appends an act that has seen these heads.
    mutating func append(seen: [String: [SeenHead]] = [:]) throws {
        let number = acts.count
        let salt = try #require(BodySalt(bytes: (0..<32).map { UInt8(truncatingIfNeeded: number &* 31 &+ $0) }))
        let body = CanonicalJSON.print(.object(["text": .string("Report \(number) of \(name.participant)")]))
        try append(
            ActHeader(
                act: "report",
                at: #require(Instant("2026-11-25T09:30:00Z")),
                body: BodyCommitment.commitment(salt: salt, body: body, hashing: Self.hashing),
                post: nil,
                journal: name.description,
                number: number,
                seen: seen
            ).bytes,
            body: OpenedBody(salt: salt, bytes: body)
        )
    }

    /// Appends an act with this content.
    mutating func append(_ content: ActContent, constitution: Constitution? = nil) throws {
        let salt = try #require(BodySalt(bytes: [UInt8](repeating: 5, count: 32)))
        let body = content.bytes
        try append(
            ActHeader(
                act: content.code,
                at: #require(Instant("2026-11-25T09:30:00Z")),
                body: BodyCommitment.commitment(salt: salt, body: body, hashing: Self.hashing),
                post: nil,
                journal: name.description,
                number: acts.count,
                constitution: constitution
            ).bytes,
            body: OpenedBody(salt: salt, bytes: body)
        )
    }

    /// Appends any leaf.
    mutating func append(_ leaf: [UInt8], body: OpenedBody? = nil) throws {
        acts.append(PartAct(leaf: leaf, body: body))
        table.append(Self.hashing.leaf(leaf), hashing: Self.hashing)
    }

    var size: Int { acts.count }

    func root(at size: Int) throws -> Digest {
        try MerkleTree(size: UInt64(size), hashes: table, hashing: Self.hashing).root()
    }

    func seen(at size: Int) throws -> SeenHead { SeenHead(size: size, root: try root(at: size)) }

    /// The signed head over all acts, by its own key or another.
    func head(by other: SigningKey? = nil) throws -> [UInt8] {
        try Self.note(Checkpoint(journal: name, size: UInt64(size), root: root(at: size)), by: other ?? key)
    }

    static func note(_ checkpoint: Checkpoint, by key: SigningKey) throws -> [UInt8] {
        var note = try SignedNote(text: checkpoint.text)
        try note.sign(with: key)
        return note.bytes
    }

    /// The part from a number on, without the bodies of some acts.
    func part(from first: Int = 0, withholding: Set<Int> = []) throws -> JournalPart {
        try JournalPart(
            of: name,
            key: key.verifierKey,
            head: head(),
            size: size,
            from: first,
            hashes: table
        ) { PartAct(leaf: acts[$0].leaf, body: withholding.contains($0) ? nil : acts[$0].body) }
    }

    func files(from first: Int = 0, withholding: Set<Int> = []) throws -> [String: [UInt8]] {
        try pack(Delivery(parts: [part(from: first, withholding: withholding)]))
    }

    func pack(_ delivery: Delivery) throws -> [String: [UInt8]] {
        try Pouch.files(of: delivery, earlier: self, verifier: Self.verifier, hashing: Self.hashing)
    }

    func leaf(_ number: Int, before part: JournalPart) throws -> [UInt8] { acts[number].leaf }

    func hash(level: Int, index: UInt64, before part: JournalPart) throws -> Digest {
        try table.hash(level: level, index: index)
    }
}

/// Opens the files of a pouch.
func open(_ files: [String: [UInt8]]) throws(PouchError) -> Delivery {
    try Pouch.open(files: files, verifier: SampleJournal.verifier, hashing: SampleJournal.hashing)
}
