import CanonicalBytes
import Foundation
import Journal
import Signing
import Testing

@Suite("Heads and proofs of other people's logs")
struct OtherLogTests {
    struct Bundle: Decodable {
        struct Material: Decodable { let tlogEntries: [Entry] }
        struct Entry: Decodable {
            let inclusionProof: Proof?
            let canonicalizedBody: String
        }
        struct Proof: Decodable {
            struct Envelope: Decodable { let envelope: String }
            let logIndex: String
            let treeSize: String
            let hashes: [String]
            let checkpoint: Envelope?
        }
        let verificationMaterial: Material
    }

    struct TrustedRoot: Decodable {
        struct Log: Decodable {
            struct Key: Decodable {
                let rawBytes: String
                let keyDetails: String
            }
            let baseUrl: String
            let publicKey: Key
        }
        let tlogs: [Log]

        /// The key that signs the heads of the log, whose name is its host.
        func key() throws -> VerifierKey {
            let log = try #require(tlogs.first { $0.publicKey.keyDetails == "PKIX_ED25519" })
            let name = try #require(KeyName(String(log.baseUrl.dropFirst("https://".count))))
            let bytes = try #require(Base64.decode(log.publicKey.rawBytes)).suffix(32)
            return try #require(VerifierKey(name: name, publicKey: Array(bytes), hashing: Samples.hashing))
        }
    }

    /// Whether an entry stands in the log under a head that its key has signed.
    private func holds(_ entry: Bundle.Entry, key: VerifierKey) throws -> Bool {
        guard let proof = entry.inclusionProof, let text = proof.checkpoint?.envelope,
            let note = try? SignedNote(parsing: Array(text.utf8)),
            (try? note.verified(by: [key], verifier: Samples.verifier))?.isEmpty == false,
            let head = try? Checkpoint(text: note.text), head.origin == key.name
        else { return false }
        let body = try #require(Base64.decode(entry.canonicalizedBody))
        return MerkleProof.includes(
            leafHash: Samples.hashing.leaf(body),
            index: try #require(UInt64(proof.logIndex)),
            size: head.size,
            root: head.root,
            proof: try proof.hashes.map { try #require(Digest(base64: $0)) },
            hashing: Samples.hashing
        )
    }

    @Test(.needsVectors) func `heads of Rekor are accepted and refused as its conformance suite says`() throws {
        let folder = try #require(Vectors.folder).appendingPathComponent("rekor2")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.contains(".") }
            .sorted()
        #expect(names.count == 18)
        let root = try Vectors.read("rekor2/rekor2-happy-path/trusted_root.json", as: TrustedRoot.self)
        var accepted = 0
        for name in names {
            let bundle = try Vectors.read("rekor2/\(name)/bundle.sigstore.json", as: Bundle.self)
            let entry = try #require(bundle.verificationMaterial.tlogEntries.first)
            // Where another authority's time is wrong, the log itself is right.
            let isGood = !name.hasSuffix("_fail") || name == "rekor2-timestamp-with-incorrect-time_fail"
            #expect(try holds(entry, key: root.key()) == isGood, "\(name)")
            if isGood { accepted += 1 }
        }
        #expect(accepted == 7)
    }

    struct Sequence: Decodable {
        struct Step: Decodable {
            let body: String
            let status: Int
        }
        let logPublicKeyHex: String
        let steps: [Step]
    }

    /// What a witness answers, built of nothing but this module (C2SP tlog-witness).
    private struct Witness {
        let key: VerifierKey
        var size: UInt64 = 0
        var root = Digest.emptyRoot

        mutating func answer(_ request: String) throws -> Int {
            let blank = try #require(request.range(of: "\n\n"))
            let lines = request[..<blank.lowerBound].split(separator: "\n")
            let old = try #require(lines.first.flatMap { UInt64($0.dropFirst("old ".count)) })
            let proof = try lines.dropFirst().map { try #require(Digest(base64: String($0))) }
            guard let note = try? SignedNote(parsing: Array(request[blank.upperBound...].utf8)),
                (try? note.verified(by: [key], verifier: Samples.verifier))?.isEmpty == false,
                let head = try? Checkpoint(text: note.text), head.origin == key.name
            else { return 403 }
            if old != size { return 409 }
            let continues = MerkleProof.continues(
                oldSize: size,
                oldRoot: root,
                size: head.size,
                root: head.root,
                proof: proof,
                hashing: Samples.hashing
            )
            if !continues { return 422 }
            (size, root) = (head.size, head.root)
            return 200
        }
    }

    @Test(.needsVectors) func `requests to a witness are judged as published`() throws {
        let vector = try Vectors.read("note/add_checkpoint_sequence.json", as: Sequence.self)
        let origin = try #require(vector.steps.first?.body.split(separator: "\n").dropFirst().first)
        let name = try #require(KeyName(String(origin)))
        let bytes = try #require(Hexadecimal.decode(vector.logPublicKeyHex))
        let key = try #require(VerifierKey(name: name, publicKey: bytes, hashing: Samples.hashing))
        var witness = Witness(key: key)
        let answers = try vector.steps.map { try witness.answer($0.body) }
        #expect(answers == vector.steps.map(\.status))
        #expect(answers.count == 9)
    }

    struct Disclosures: Decodable {
        struct Disclosure: Decodable {
            let disclosure: String
            let sha256B64Url: String
        }
        let digests: [Disclosure]
        let sameValueOtherEncodings: [Disclosure]
    }

    @Test(.needsVectors) func `salted values have the published digests`() throws {
        let vectors = try Vectors.read("sdjwt/rfc9901_disclosures.json", as: Disclosures.self)
        let all = vectors.digests + vectors.sameValueOtherEncodings
        for test in all {
            let digest = Samples.hashing.digest(Array(test.disclosure.utf8)).base64
            let url = digest.filter { $0 != "=" }.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
            #expect(String(url) == test.sha256B64Url)
        }
        #expect(all.count == 5)
    }
}
