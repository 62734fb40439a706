import CanonicalBytes
import Journal
import Signing
import Testing

@Suite("Checkpoints")
struct CheckpointTests {
    static let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    static let other = "quB4n7RAPVt1zHf4UOEgVLVpT7Zit1+/2FgwqW/xNIo="

    @Test(arguments: ["alda.example/rivers/1\n0\n\(root)\n", "alda.example/rivers/1\n18446744073709551615\n\(other)\n"])
    func `three lines read back`(text: String) throws {
        #expect(try Checkpoint(text: text).text == text)
    }

    static let refused: [(text: String, error: CheckpointError)] = [
        ("", .notThreeLines),
        ("a/b/1\n1\n\(other)", .notThreeLines),
        ("a/b/1\n1\n", .notThreeLines),
        ("a/b/1\n1\n\(other)\nextension\n", .notThreeLines),
        ("a/b/1\n1\n\(other)\n\n", .notThreeLines),
        ("\n1\n\(other)\n", .malformedOrigin),
        ("a b\n1\n\(other)\n", .malformedOrigin),
        ("a/b/1\n01\n\(other)\n", .malformedSize),
        ("a/b/1\n+1\n\(other)\n", .malformedSize),
        ("a/b/1\n-1\n\(other)\n", .malformedSize),
        ("a/b/1\n1 \n\(other)\n", .malformedSize),
        ("a/b/1\n\n\(other)\n", .malformedSize),
        ("a/b/1\n18446744073709551616\n\(other)\n", .malformedSize),
        ("a/b/1\n99999999999999999999999999\n\(other)\n", .malformedSize),
        ("a/b/1\n١\n\(other)\n", .malformedSize),
        ("a/b/1\n1\nAAAA\n", .malformedRoot),
        ("a/b/1\n1\n\(other) \n", .malformedRoot),
        ("a/b/1\n0\n\(other)\n", .malformedRoot),
        (String(repeating: "a", count: 1000) + "\n1\n\(other)\n", .notThreeLines),
        (String(repeating: "a", count: 300) + "\n1\n\(other)\n", .malformedOrigin),
    ]

    @Test(arguments: refused)
    func `anything else is refused with the reason`(text: String, error: CheckpointError) {
        #expect(throws: error) { try Checkpoint(text: text) }
    }

    @Test func `a head is believed only with its own journal's signature`() throws {
        let journal = try Samples.journal()
        let key = try Samples.key(1)
        let root = try #require(Digest(base64: Self.other))
        let checkpoint = Checkpoint(journal: journal, size: 412, root: root)
        func open(_ note: SignedNote, _ key: SigningKey, of name: JournalName) throws -> Checkpoint {
            try VerifiedCheckpoint(
                opening: note.bytes,
                of: name,
                key: key.verifierKey,
                verifier: Samples.verifier
            ).checkpoint
        }
        var note = try SignedNote(text: checkpoint.text)
        try note.sign(with: key)
        #expect(try open(note, key, of: journal) == checkpoint)

        let second = try Samples.journal("alda.example/rivers/2")
        #expect(throws: CheckpointError.otherJournal(expected: second, found: KeyName(journal))) {
            try open(note, key, of: second)
        }
        #expect(throws: CheckpointError.notSignedByItsJournal(KeyName(journal))) {
            try open(note, Samples.key(2), of: journal)
        }
        // A good signature of a key with another name doesn't make a head.
        let stranger = try Samples.key(1, name: "brenn.example/rivers/1")
        var foreign = try SignedNote(text: checkpoint.text)
        try foreign.sign(with: stranger)
        #expect(throws: CheckpointError.notSignedByItsJournal(KeyName(journal))) {
            try open(foreign, stranger, of: journal)
        }
    }

    @Test func `cosignatures are checked where they are, and missed where they are required`() throws {
        let journal = try Samples.journal()
        let key = try Samples.key(1)
        let witness = try Samples.key(2, name: "brenn.example/w1", kind: .cosignature)
        let absent = try Samples.key(3, name: "cosmar.example/w1", kind: .cosignature)
        var note = try SignedNote(text: Checkpoint(journal: journal, size: 0, root: .emptyRoot).text)
        try note.sign(with: key)
        try note.cosign(with: witness, time: 1_790_000_000)
        func open(required: [SigningKey]) throws -> VerifiedCheckpoint {
            try VerifiedCheckpoint(
                opening: note.bytes,
                of: journal,
                key: key.verifierKey,
                cosigners: [witness.verifierKey, absent.verifierKey],
                required: required.map(\.verifierKey),
                verifier: Samples.verifier
            )
        }
        #expect(try open(required: [witness]).cosignatures.map(\.time) == [1_790_000_000])
        #expect(throws: CheckpointError.missingCosignature(absent.verifierKey.name)) {
            try open(required: [witness, absent])
        }
        let damaged = try #require(
            NoteSignature(
                name: absent.verifierKey.name,
                keyID: absent.verifierKey.keyID,
                signature: [UInt8](repeating: 0, count: 72)
            )
        )
        note.add(damaged)
        #expect(throws: CheckpointError.note(.invalidSignature(absent.verifierKey.name))) { try open(required: []) }
    }

    @Test func `heads of one size with two roots contradict each other`() throws {
        let journal = try Samples.journal()
        let root = try #require(Digest(base64: Self.other))
        let head = Checkpoint(journal: journal, size: 1, root: root)
        #expect(head.contradicts(Checkpoint(journal: journal, size: 1, root: .emptyRoot)))
        #expect(!head.contradicts(head))
        #expect(!head.contradicts(Checkpoint(journal: journal, size: 2, root: .emptyRoot)))
        #expect(!head.contradicts(Checkpoint(journal: try Samples.journal("a/b/1"), size: 1, root: .emptyRoot)))
    }
}
