import CanonicalBytes
import Foundation
import Journal
import Signing
import Testing

@Suite("Published vectors of Ed25519")
struct Ed25519VectorTests {
    /// One signature of the published collections.
    struct Vector {
        let name: String
        let publicKey: [UInt8]
        let message: [UInt8]
        let signature: [UInt8]
        /// The published verdict, where there is one and it is not left to the verifier.
        var isValid: Bool?
        var flags: Set<String> = []
    }

    private struct Wycheproof: Decodable {
        struct Group: Decodable {
            struct Key: Decodable { let pk: String }
            struct Case: Decodable {
                let tcId: Int
                let msg: String
                let sig: String
                let result: String
            }
            let publicKey: Key
            let tests: [Case]
        }
        let testGroups: [Group]
    }

    static func wycheproof() throws -> [Vector] {
        try Vectors.read("ed25519/wycheproof_ed25519_test.json", as: Wycheproof.self).testGroups.flatMap { group in
            try group.tests.map { test in
                Vector(
                    name: "Wycheproof \(test.tcId)",
                    publicKey: try #require(Hexadecimal.decode(group.publicKey.pk)),
                    message: try #require(Hexadecimal.decode(test.msg)),
                    signature: try #require(Hexadecimal.decode(test.sig)),
                    isValid: test.result == "valid"
                )
            }
        }
    }

    /// Points of low order, points written oddly, and mixtures of both, in the key and in the signature.
    static func edgeCases() throws -> [Vector] {
        struct EdgeCase: Decodable {
            let number: Int
            let key: String
            let sig: String
            let msg: String
            let flags: [String]?
        }
        return try Vectors.read("ed25519/cctv_ed25519vectors.json", as: [EdgeCase].self).map { test in
            Vector(
                name: "CCTV \(test.number)",
                publicKey: try #require(Hexadecimal.decode(test.key)),
                message: Array(test.msg.utf8),
                signature: try #require(Hexadecimal.decode(test.sig)),
                flags: Set(test.flags ?? [])
            )
        }
    }

    /// The twelve signatures on which verifiers disagree (Chalkias, Garillot and Nikolaenko 2020).
    static func disputed() throws -> [Vector] {
        struct Speccheck: Decodable {
            let message: String
            let pubKey: String
            let signature: String
        }
        return try Vectors.read("ed25519/speccheck_cases.json", as: [Speccheck].self).enumerated().map { number, test in
            Vector(
                name: "speccheck \(number)",
                publicKey: try #require(Hexadecimal.decode(test.pubKey)),
                message: try #require(Hexadecimal.decode(test.message)),
                signature: try #require(Hexadecimal.decode(test.signature)),
                isValid: number == 3
            )
        }
    }

    private static func isValid(_ vector: Vector) -> Bool {
        Ed25519().isValid(signature: vector.signature, message: vector.message, publicKey: vector.publicKey)
    }

    @Test(.needsVectors) func `of 1,077 signatures those are accepted that every verifier accepts`() throws {
        let collections = [try Self.wycheproof(), try Self.edgeCases(), try Self.disputed()]
        #expect(collections.map(\.count) == [151, 914, 12])
        #expect(collections.joined().count == 1_077)
        for vector in collections.joined() {
            guard let expected = vector.isValid else { continue }
            #expect(Self.isValid(vector) == expected, "\(vector.name)")
        }
        #expect(collections.map { $0.count(where: Self.isValid) } == [88, 43, 1])
    }

    @Test(.needsVectors) func `points of small order and points written oddly are refused wherever they stand`() throws
    {
        let odd: Set<String> = ["low_order_A", "low_order_R", "non_canonical_A", "non_canonical_R"]
        let cases = try Self.edgeCases().filter { !$0.flags.isDisjoint(with: odd) }
        #expect(cases.count > 800)
        for vector in cases {
            #expect(!Self.isValid(vector), "\(vector.name)")
            if !vector.flags.isDisjoint(with: ["low_order_A", "non_canonical_A"]) {
                #expect(!Ed25519().isSound(publicKey: vector.publicKey), "\(vector.name)")
            }
        }
    }

    @Test(.needsVectors) func `what other tools have signed is accepted`() throws {
        let folder = try #require(Vectors.folder).appendingPathComponent("tools-samples")
        func bytes(_ name: String) throws -> [UInt8] {
            try Array(Data(contentsOf: folder.appendingPathComponent(name)))
        }
        func lastLine(_ name: String) throws -> [UInt8] {
            let text = String(decoding: try bytes(name), as: UTF8.self)
            let line = try #require(text.split(separator: "\n").dropFirst().first)
            return try #require(Base64.decode(String(line)))
        }
        let message = try bytes("message.txt")
        let openSSL = Vector(
            name: "OpenSSL",
            publicKey: try Array(lastLine("ed25519.pub.pem").suffix(32)),
            message: message,
            signature: try bytes("message.txt.ed25519")
        )
        // Both files of signify have the letters Ed and a number of eight bytes in front.
        let signify = Vector(
            name: "signify",
            publicKey: try Array(lastLine("signify.pub").dropFirst(10)),
            message: message,
            signature: try Array(lastLine("message.txt.signify").dropFirst(10))
        )
        for vector in [openSSL, signify] {
            #expect(Self.isValid(vector), "\(vector.name)")
            #expect(!Ed25519().isValid(signature: vector.signature, message: [], publicKey: vector.publicKey))
        }
    }

    @Test(.needsVectors) func `an envelope of two parties has two valid signatures`() throws {
        struct Envelopes: Decodable {
            struct Envelope: Decodable {
                struct Signature: Decodable { let sig: String }
                let signatures: [Signature]
            }
            struct Key: Decodable { let ed25519Hex: String }
            let envelope: Envelope
            let keys: [Key]
            let paeB64: String
        }
        let vector = try Vectors.read("dsse/generated_ed25519_2of2.json", as: Envelopes.self)
        let message = try #require(Base64.decode(vector.paeB64))
        for (key, signature) in zip(vector.keys, vector.envelope.signatures) {
            let isValid = Ed25519().isValid(
                signature: try #require(Base64.decode(signature.sig)),
                message: message,
                publicKey: try #require(Hexadecimal.decode(key.ed25519Hex))
            )
            #expect(isValid)
        }
        #expect((vector.keys.count, vector.envelope.signatures.count) == (2, 2))
    }
}
