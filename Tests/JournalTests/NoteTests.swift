import CanonicalBytes
import Journal
import Signing
import Testing

@Suite("Signed notes")
struct NoteTests {
    @Test func `a note is its text, a blank line and signature lines`() throws {
        let key = try Samples.key(1)
        var note = try SignedNote(text: "A text.\n\nWith a blank line.\n")
        try note.sign(with: key)
        let lines = "\(note)".split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.prefix(4) == ["A text.", "", "With a blank line.", ""])
        #expect(lines[4].hasPrefix("\u{2014} alda.example/rivers/1 "))
        let read = try SignedNote(parsing: note.bytes)
        #expect(read == note)
        #expect(read.text == "A text.\n\nWith a blank line.\n")
        let verified = try read.verified(by: [key.verifierKey], verifier: Samples.verifier)
        #expect(verified.map(\.key) == [key.verifierKey])
        #expect(verified.first?.time == nil)
    }

    @Test func `the same key signs the same text once`() throws {
        let key = try Samples.key(1)
        var note = try SignedNote(text: "A text.\n")
        try note.sign(with: key)
        try note.sign(with: key)
        #expect(note.signatures.count == 1)
    }

    @Test(arguments: ["", "no line feed", "a\u{1}b\n", "a\r\n", "tab\t\n"])
    func `a text with control characters or without a last line feed is not signed`(text: String) {
        #expect(throws: SignedNoteError.textNotSignable) { try SignedNote(text: text) }
    }

    /// The text, a blank line and a good line come first where the defect needs them.
    static let refused: [(note: String, error: SignedNoteError)] = [
        ("", .noSignatures),
        ("\n", .noSignatures),
        ("text\n", .noSignatures),
        ("text\n\n", .noSignatures),
        ("text\n\nno dash\n", .malformedSignature(line: 1)),
        ("text\n\n- a AAAAAAA=\n", .malformedSignature(line: 1)),
        ("text\n\n\u{2014} a AAAAAAA=", .noSignatures),
        ("text\n\n\u{2014} a  AAAAAAA=\n", .malformedSignature(line: 1)),
        ("text\n\n\u{2014} a AAAAAAA= \n", .malformedSignature(line: 1)),
        ("text\n\n\u{2014} a+b AAAAAAA=\n", .malformedSignature(line: 1)),
        ("text\n\n\u{2014} a\u{a0}b AAAAAAA=\n", .malformedSignature(line: 1)),
        ("text\n\n\u{2014}  AAAAAAA=\n", .malformedSignature(line: 1)),
        ("text\n\n\u{2014} a AAAAAA==\n", .malformedSignature(line: 1)),
        ("text\n\n\u{2014} a AAAAAAA\n", .malformedSignature(line: 1)),
        ("text\n\n\u{2014} a AAAAAAB=\n", .malformedSignature(line: 1)),
        ("text\n\n\u{2014} a AAAAAAA=\nb\n", .malformedSignature(line: 2)),
        ("text\r\n\r\n\u{2014} a AAAAAAA=\r\n", .controlCharacter),
        ("te\u{0}xt\n\n\u{2014} a AAAAAAA=\n", .controlCharacter),
    ]

    @Test(arguments: refused)
    func `a malformed note is refused with the reason`(note: String, error: SignedNoteError) {
        #expect(throws: error) { try SignedNote(parsing: Array(note.utf8)) }
    }

    @Test func `notes beyond the limits are refused`() throws {
        let line = "\u{2014} a AAAAAAA=\n"
        let many = "text\n\n" + String(repeating: line, count: 101)
        #expect(throws: SignedNoteError.tooManySignatures(limit: 100)) { try SignedNote(parsing: Array(many.utf8)) }
        let most = "text\n\n" + String(repeating: line, count: 100)
        #expect(try SignedNote(parsing: Array(most.utf8)).signatures.count == 100)
        let long = String(repeating: "a", count: 1 << 20) + "\n\n" + line
        #expect(throws: SignedNoteError.tooLong(limit: 1 << 20)) { try SignedNote(parsing: Array(long.utf8)) }
        #expect(throws: SignedNoteError.notUTF8) { try SignedNote(parsing: [0xFF, 0x0A, 0x0A]) }
    }

    @Test func `unknown keys are passed over, a bad line of a known key refuses the note`() throws {
        let known = try Samples.key(1)
        let other = try Samples.key(2, name: "brenn.example/rivers/1")
        var note = try SignedNote(text: "A text.\n")
        try note.sign(with: other)
        #expect(throws: SignedNoteError.noKnownSignature) {
            try note.verified(by: [known.verifierKey], verifier: Samples.verifier)
        }
        try note.sign(with: known)
        #expect(try note.verified(by: [known.verifierKey], verifier: Samples.verifier).count == 1)
        #expect(
            try note.verified(by: [known.verifierKey, other.verifierKey], verifier: Samples.verifier).map(\.key)
                == [other.verifierKey, known.verifierKey]
        )
        let bad = try #require(
            NoteSignature(
                name: known.verifierKey.name,
                keyID: known.verifierKey.keyID,
                signature: [UInt8](repeating: 1, count: 64)
            )
        )
        note.add(bad)
        #expect(throws: SignedNoteError.invalidSignature(known.verifierKey.name)) {
            try note.verified(by: [known.verifierKey], verifier: Samples.verifier)
        }
    }

    @Test func `no byte of a note can change unnoticed`() throws {
        let key = try Samples.key(1)
        var note = try SignedNote(text: "alda.example/rivers/1\n1\nAA\n")
        try note.sign(with: key)
        let bytes = note.bytes
        for place in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[place] ^= 1 << UInt8(bit)
                #expect(throws: SignedNoteError.self, "byte \(place), bit \(bit)") {
                    try SignedNote(parsing: changed).verified(by: [key.verifierKey], verifier: Samples.verifier)
                }
            }
        }
    }

    @Test func `a key of one kind does not sign what is another kind's`() throws {
        let witness = try Samples.key(2, kind: .cosignature)
        let signer = try Samples.key(1)
        var note = try SignedNote(text: "A text.\n")
        #expect(throws: SignedNoteError.textNotSignable) { try note.sign(with: witness) }
        #expect(throws: SignedNoteError.textNotSignable) { try note.cosign(with: signer, time: 1) }
        #expect(throws: SignedNoteError.textNotSignable) { try note.cosign(with: witness, time: 1 << 63) }
        try note.cosign(with: witness, time: 1_790_000_000)
        #expect(
            try note.verified(by: [witness.verifierKey], verifier: Samples.verifier).map(\.time) == [1_790_000_000]
        )
        // The same public key as a note key has another id, so the line is a stranger's.
        let asNoteKey = try #require(
            VerifierKey(
                name: witness.verifierKey.name,
                publicKey: witness.verifierKey.publicKey,
                hashing: Samples.hashing
            )
        )
        #expect(throws: SignedNoteError.noKnownSignature) {
            try note.verified(by: [asNoteKey], verifier: Samples.verifier)
        }
    }
}

@Suite("Names and public keys")
struct NameTests {
    @Test(arguments: ["alda.example/rivers/1", "a/b/1", "0.9-x/three-rivers/9223372036854775807"])
    func `names of journals read back`(text: String) throws {
        #expect("\(try #require(JournalName(text)))" == text)
    }

    @Test(arguments: [
        "", "a", "a/b", "a/b/0", "a/b/01", "a/b/-1", "a/b/+1", "a/b/1/2", "/b/1", "a//1", "A/b/1", "a b/c/1", "a/b/1 ",
        "-a/b/1", "a./b/1", "é/b/1", "a/b/9223372036854775808", "a/b/1\n",
        String(repeating: "a", count: 200) + "/b/1",
    ])
    func `other names of journals are refused`(text: String) {
        #expect(JournalName(text) == nil)
    }

    @Test func `a journal is followed by the next number`() throws {
        #expect(try Samples.journal().successor == JournalName("alda.example/rivers/2"))
        #expect(try Samples.journal("a/b/9223372036854775807").successor == nil)
        #expect(try Samples.journal("a/b/10") < Samples.journal("a/b/9"))
    }

    @Test func `a public key is one line that carries its own id`() throws {
        let key = try Samples.key(1).verifierKey
        let text = "\(key)"
        #expect(VerifierKey(text, hashing: Samples.hashing) == key)
        for place in text.utf8.indices {
            var bytes = Array(text.utf8)
            bytes[text.utf8.distance(from: text.utf8.startIndex, to: place)] ^= 1
            let changed = String(decoding: bytes, as: UTF8.self)
            #expect(VerifierKey(changed, hashing: Samples.hashing) == nil, "\(changed)")
        }
        for text in ["", "+", "++", "a+b+c", text + "=", text + "\n", " " + text, text.uppercased()] {
            #expect(VerifierKey(text, hashing: Samples.hashing) == nil)
        }
    }

    @Test func `names that look alike are different names`() throws {
        let composed = try #require(KeyName("caf\u{e9}"))
        let decomposed = try #require(KeyName("cafe\u{301}"))
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
    }
}
