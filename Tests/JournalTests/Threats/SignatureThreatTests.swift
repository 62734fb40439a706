import CanonicalBytes
import Foundation
import Journal
import Signing
import Testing
import Trials

@Suite("Threat 22: a malicious key, or an odd signature that some verifiers accept")
struct SignatureThreatTests {
    private static let attack = "a malicious key or an odd signature"

    @Test(.needsVectors)
    func `of 1,077 signatures none is accepted that a common library refuses, or that the rules refuse`() throws {
        var trials = Trials(22, Self.attack, caughtBy: "strict Ed25519: what passes here passes everywhere")
        let odd: Set<String> = ["low_order_A", "low_order_R", "non_canonical_A", "non_canonical_R"]
        let vectors =
            try Ed25519VectorTests.wycheproof() + Ed25519VectorTests.edgeCases() + Ed25519VectorTests.disputed()
        #expect(vectors.count == 1_077)
        let others = try Self.verdictsOfOpenSSL(on: vectors)
        for (number, vector) in vectors.enumerated() {
            let isAccepted = Ed25519().isValid(
                signature: vector.signature,
                message: vector.message,
                publicKey: vector.publicKey
            )
            let isExpected =
                vector.isValid.map { $0 == isAccepted } ?? (!isAccepted || vector.flags.isDisjoint(with: odd))
            // Nobody else may refuse what is accepted here.
            let isCommon = !isAccepted || (others?[number] ?? true)
            trials.count(
                isExpected && isCommon,
                "\(vector.name): accepted \(isAccepted), by OpenSSL \(String(describing: others?[number]))"
            )
        }
        #expect(trials.missed == [])
        trials.report()
    }

    /// What OpenSSL says, through the Python package `cryptography`; nothing where that is not here.
    private static func verdictsOfOpenSSL(on vectors: [Ed25519VectorTests.Vector]) throws -> [Bool]? {
        guard IndependentVerifier.python.isHere else { return nil }
        let folder = try TemporaryFolder()
        let lines = vectors.map { vector in
            [vector.publicKey, vector.message, vector.signature].map(Hexadecimal.encode).joined(separator: ",")
        }
        try folder.write(Array(lines.joined(separator: "\n").utf8), "vectors")
        let program = """
            import sys
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
            for line in open(sys.argv[1]).read().split("\\n"):
                key, message, signature = (bytes.fromhex(part) for part in line.split(","))
                try:
                    Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
                    print(1)
                except Exception:
                    print(0)
            """
        let result = try IndependentVerifier.run(["python3", "-c", program, folder.file("vectors")])
        let verdicts = result.output.split(separator: "\n").map { $0 == "1" }
        try #require(verdicts.count == vectors.count, "\(result.output)")
        return verdicts
    }

    /// The points of small order, as they are written and as some read them.
    private static let small = [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ]

    @Test func `a key of small order signs nothing, with no signature, for none of the verifiers`() throws {
        var trials = Trials(
            22,
            Self.attack,
            caughtBy:
                "\((["ours"] + IndependentVerifier.here.map(\.rawValue)).joined(separator: ", ")) refuse keys of small order"
        )
        let name = try #require(KeyName(SampleExport.journal))
        for encoded in Self.small {
            let point = try #require(Hexadecimal.decode(encoded))
            trials.count(!Ed25519().isSound(publicKey: point), "the key \(encoded)")
            for other in Self.small {
                let signature = try #require(Hexadecimal.decode(other)) + [UInt8](repeating: 0, count: 32)
                for message in ["one", "another"] {
                    trials.count(
                        !Ed25519().isValid(signature: signature, message: Array(message.utf8), publicKey: point),
                        "\(encoded) with \(other) under '\(message)'"
                    )
                }
            }
            // A whole journal under it, for the verifiers of others.
            let key = try #require(VerifierKey(name: name, publicKey: point, hashing: Samples.hashing))
            var export = Forgery(try SampleExport(count: 3))
            export.tellsKey = key
            var files = try export.files()
            let signature = point + [UInt8](repeating: 0, count: 32)
            let line = try #require(NoteSignature(name: name, keyID: key.keyID, signature: signature)).line
            files["checkpoint"] = Array("\(export.honest.head.note.text)\n\(line)".utf8)
            files = files.filter { !$0.key.hasPrefix("proofs/") }
            trials.count((try? FolderVerdict.check(files, key: key)) == nil, "a journal under \(encoded)")
            let folder = try TemporaryFolder()
            for (path, bytes) in files { try folder.write(bytes, path) }
            for verifier in IndependentVerifier.here {
                let result = try verifier.verify(["--key", "\(key)", folder.path])
                trials.count(
                    result.status == IndependentVerifierTests.damaged,
                    "\(verifier), \(encoded): \(result.output)"
                )
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }
}
