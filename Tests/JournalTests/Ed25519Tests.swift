import CanonicalBytes
import Journal
import Signing
import Testing

@Suite("Ed25519")
struct Ed25519Tests {
    struct Example: Sendable {
        let seed: String
        let publicKey: String
        let message: String
        let signature: String
    }

    /// RFC 8032 §7.1, tests 1, 2, 3 and SHA(abc).
    static let examples = [
        Example(
            seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            message: "",
            signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
        Example(
            seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            message: "72",
            signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
        Example(
            seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            message: "af82",
            signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
        Example(
            seed: "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
            publicKey: "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            message: "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            signature: "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
                + "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
        ),
    ]

    @Test(arguments: examples)
    func `the standard's own examples`(example: Example) throws {
        let seed = try #require(Hexadecimal.decode(example.seed))
        let message = try #require(Hexadecimal.decode(example.message))
        let key = try SigningKey(name: #require(KeyName("test")), seed: seed)
        #expect(Hexadecimal.encode(key.verifierKey.publicKey) == example.publicKey)
        #expect(Hexadecimal.encode(try key.signature(over: message)) == example.signature)
        #expect(
            Ed25519().isValid(
                signature: try #require(Hexadecimal.decode(example.signature)),
                message: message,
                publicKey: try #require(Hexadecimal.decode(example.publicKey))
            )
        )
    }

    @Test func `every changed bit is refused`() throws {
        let key = try Samples.key(9)
        let message = Array("act".utf8)
        let signature = try key.signature(over: message)
        let publicKey = key.verifierKey.publicKey
        let verifier = Ed25519()
        for bit in 0..<512 {
            var changed = signature
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!verifier.isValid(signature: changed, message: message, publicKey: publicKey))
        }
        for bit in 0..<256 {
            var changed = publicKey
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!verifier.isValid(signature: signature, message: message, publicKey: changed))
        }
        for bit in 0..<24 {
            var changed = message
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!verifier.isValid(signature: signature, message: changed, publicKey: publicKey))
        }
        #expect(!verifier.isValid(signature: Array(signature.dropLast()), message: message, publicKey: publicKey))
        #expect(!verifier.isValid(signature: signature + [0], message: message, publicKey: publicKey))
        #expect(!verifier.isValid(signature: signature, message: message, publicKey: publicKey + [0]))
        #expect(!verifier.isValid(signature: [], message: message, publicKey: []))
    }

    /// The neutral element, the point of order two, one of order eight, and a coordinate beyond the field's prime.
    @Test(arguments: [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
    ])
    func `keys of small order and keys written oddly are not enrolled`(hexadecimal: String) throws {
        #expect(!Ed25519().isSound(publicKey: try #require(Hexadecimal.decode(hexadecimal))))
    }

    @Test func `a key that was made here may be enrolled`() throws {
        let first = try SigningKey.random(name: #require(KeyName("a")))
        let second = try SigningKey.random(name: #require(KeyName("a")))
        #expect(first.verifierKey != second.verifierKey)
        #expect(Ed25519().isSound(publicKey: first.verifierKey.publicKey))
        #expect(!Ed25519().isSound(publicKey: Array(first.verifierKey.publicKey.dropLast())))
    }

    @Test func `random bytes are as many as asked for and not the same twice`() {
        #expect(RandomBytes.make(32).count == 32)
        #expect(RandomBytes.make(0).isEmpty && RandomBytes.make(-1).isEmpty)
        #expect(RandomBytes.make(32) != RandomBytes.make(32))
    }
}
