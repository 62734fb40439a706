import CanonicalBytes
import Journal
import Signing
import Testing

@Suite("Published and generated vectors of notes and proofs")
struct NoteVectorTests {
    struct Note: Decodable {
        let name: String
        let note: String
        let vkeys: [String]
        let verified: [String]
        let error: String?
    }

    @Test(.needsVectors) func `notes are accepted and refused as published`() throws {
        let notes = try Vectors.read("note/signed_notes.json", as: [Note].self)
        for test in notes {
            let keys = try test.vkeys.map { try #require(VerifierKey($0, hashing: Samples.hashing)) }
            var verified: [String] = []
            var found: String?
            do throws(SignedNoteError) {
                let note = try SignedNote(parsing: Array(test.note.utf8))
                verified = try note.verified(by: keys, verifier: Samples.verifier).map(\.key.name.description)
            } catch {
                switch error {
                case .noKnownSignature: found = "unverified"
                case .invalidSignature: found = "invalid signature"
                default: found = "malformed"
                }
            }
            #expect(verified == test.verified, "\(test.name)")
            #expect(found == test.error, "\(test.name)")
        }
        #expect(notes.count == 15)
    }

    struct BadKey: Decodable {
        let vkey: String
        let why: String
    }

    @Test(.needsVectors) func `bad public keys are refused`() throws {
        let keys = try Vectors.read("note/vkeys_bad.json", as: [BadKey].self)
        for key in keys {
            #expect(VerifierKey(key.vkey, hashing: Samples.hashing) == nil, "\(key.why)")
        }
        #expect(keys.count == 5)
    }

    struct Checkpoints: Decodable {
        struct Head: Decodable {
            let size: UInt64
            let note: String
            let cosignatureSignedBytesB64: String
        }
        let logSeedHex: String
        let witnessSeedHex: String
        let timestamp: UInt64
        let vkeys: [String: String]
        let checkpoints: [Head]

        func key(_ seed: String, _ vkey: String) throws -> SigningKey {
            let expected = try #require(vkeys[vkey].flatMap { VerifierKey($0, hashing: Samples.hashing) })
            let key = try SigningKey(
                name: expected.name,
                kind: expected.kind,
                seed: #require(Hexadecimal.decode(seed))
            )
            #expect(key.verifierKey == expected)
            return key
        }
    }

    @Test(.needsVectors) func `heads and cosignatures are made byte by byte as published`() throws {
        let vectors = try Vectors.read("generated/checkpoints.json", as: Checkpoints.self)
        let log = try vectors.key(vectors.logSeedHex, "log")
        let witness = try vectors.key(vectors.witnessSeedHex, "witness")
        for head in vectors.checkpoints {
            let published = try SignedNote(parsing: Array(head.note.utf8))
            #expect(
                Base64.encode(Cosignature.message(time: vectors.timestamp, checkpoint: published.text))
                    == head.cosignatureSignedBytesB64
            )
            var ours = try SignedNote(text: Checkpoint(text: published.text).text)
            try ours.sign(with: log)
            try ours.cosign(with: witness, time: vectors.timestamp)
            #expect(ours.signatures == Array(published.signatures.prefix(2)))
            #expect(try Checkpoint(text: published.text).size == head.size)
        }
        #expect(vectors.checkpoints.count == 4)
    }

    struct Proof: Decodable {
        let leaf: String
        let proof: String
        let name: String?
    }
    struct BadProofs: Decodable { let cases: [Proof] }

    private func verify(_ test: Proof) throws {
        let keys = try Vectors.read("generated/checkpoints.json", as: Checkpoints.self).vkeys
        let key = try #require(keys["log"].flatMap { VerifierKey($0, hashing: Samples.hashing) })
        let witness = try #require(keys["witness"].flatMap { VerifierKey($0, hashing: Samples.hashing) })
        let file = try InclusionProofFile(parsing: Array(test.proof.utf8))
        #expect(file.bytes == Array(test.proof.utf8))
        _ = try file.verify(
            leaf: Array(test.leaf.utf8),
            of: Samples.journal("register.party-a.example/consultations/1"),
            key: key,
            required: [witness],
            hashing: Samples.hashing,
            verifier: Samples.verifier
        )
    }

    @Test(.needsVectors) func `proof files are accepted as published`() throws {
        let proofs = try Vectors.read("generated/tlog_proofs.json", as: [Proof].self)
        for proof in proofs {
            try verify(proof)
        }
        #expect(proofs.count == 11)
    }

    @Test(.needsVectors) func `damaged proof files are refused as published`() throws {
        let proofs = try Vectors.read("generated/tlog_proofs_bad.json", as: BadProofs.self).cases
        for proof in proofs {
            #expect(throws: InclusionProofError.self, "\(proof.name ?? "")") { try verify(proof) }
        }
        #expect(proofs.count == 16)
    }

    struct Instrument: Decodable {
        struct Disclosure: Decodable {
            let saltHex: String
            let text: String
        }
        let seedsHex: [String]
        let vkeys: [String]
        let note: String
        let disclosure: Disclosure
    }

    @Test(.needsVectors) func `a text of two parties is signed and its commitment opened as published`() throws {
        let vector = try Vectors.read("generated/joint_instrument.json", as: Instrument.self)
        let published = try SignedNote(parsing: Array(vector.note.utf8))
        var ours = try SignedNote(text: published.text)
        for (seed, vkey) in zip(vector.seedsHex, vector.vkeys) {
            let key = try #require(VerifierKey(vkey, hashing: Samples.hashing))
            try ours.sign(with: SigningKey(name: key.name, seed: #require(Hexadecimal.decode(seed))))
        }
        #expect(ours == published)
        let salt = try #require(Hexadecimal.decode(vector.disclosure.saltHex).flatMap { BodySalt(bytes: $0) })
        let commitment = BodyCommitment.commitment(
            salt: salt,
            body: Array(vector.disclosure.text.utf8),
            hashing: Samples.hashing
        )
        #expect(published.text.contains(commitment.hexadecimal))
    }

    struct Branch: Decodable {
        let note: String
        let index: UInt64
        let leafHash: String
        let inclusion: [String]

        func branch(_ key: VerifierKey) throws -> TwoHistories.Branch {
            try TwoHistories.Branch(
                head: VerifiedCheckpoint(
                    opening: Array(note.utf8),
                    of: Samples.journal("register.party-a.example/consultations/1"),
                    key: key,
                    verifier: Samples.verifier
                ),
                leafHash: #require(Digest(base64: leafHash)),
                proof: inclusion.map { try #require(Digest(base64: $0)) }
            )
        }
    }
    struct Forks: Decodable {
        let sameSize: [Branch]
        let differentSize: [Branch]
    }

    @Test(.needsVectors) func `two histories are proved as published`() throws {
        let keys = try Vectors.read("generated/checkpoints.json", as: Checkpoints.self).vkeys
        let key = try #require(keys["log"].flatMap { VerifierKey($0, hashing: Samples.hashing) })
        let forks = try Vectors.read("generated/equivocation.json", as: Forks.self)
        for pair in [forks.sameSize, forks.differentSize] {
            let branches = try pair.map { try $0.branch(key) }
            let index = pair[0].index
            #expect(TwoHistories(branches[0], branches[1], index: index, hashing: Samples.hashing) != nil)
            #expect(TwoHistories(branches[0], branches[0], index: index, hashing: Samples.hashing) == nil)
            #expect(TwoHistories(branches[0], branches[1], index: index + 1, hashing: Samples.hashing) == nil)
        }
        let heads = try forks.sameSize.map { try $0.branch(key).head.checkpoint }
        #expect(heads[0].contradicts(heads[1]))
    }
}
