import CanonicalBytes
import Journal
import Signing

/// Ed25519 against OpenSSL, and base64 against Python.
enum SignatureComparison {
    static let signatures = Comparison(
        name: "Ed25519",
        letter: "E",
        peer: .python,
        share: 150,
        make: signature,
        judge: { bytes in
            let isValid = Ed25519().isValid(
                signature: Array(bytes[32..<96]),
                message: Array(bytes[96...]),
                publicKey: Array(bytes[..<32])
            )
            return isValid ? .init(text: "ok") : .refused("signature")
        },
        stricter: [.init(mark: "p", rule: "no point of small order, none that is not canonical (record-format §5)")]
    )

    static let base64 = Comparison(
        name: "base64",
        letter: "B",
        peer: .python,
        share: 50,
        make: { random in
            let text = Array(Base64.encode(random.bytes(random.number(0..<50))).utf8)
            if random.once(in: 3) { return text }
            return random.changed(text, words: ["=", "==", "A", "AA", "\n", " ", "-", "_", "+/", "B=", "\u{E9}"])
        },
        judge: { bytes in
            guard let text = String(validating: bytes, as: UTF8.self), Base64.decode(text) != nil else {
                return .refused("base64")
            }
            return .init(text: "ok")
        },
        stricter: [.init(mark: "v", rule: "one text for every sequence of bytes (record-format §2)")]
    )

    /// The points of small order, and the ways to write them that are not canonical.
    private static let odd: [String] = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    ]

    /// The order of the group, lowest byte first.
    private static let order: [UInt8] =
        [
            0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14,
        ] + [UInt8](repeating: 0, count: 15) + [0x10]

    /// Key, signature and message.
    private static func signature(_ random: inout SeededGenerator) throws -> [UInt8] {
        let message = random.bytes(random.number(0..<64))
        guard let name = KeyName("alda.example/rivers/1") else { return [] }
        let signer = try SigningKey(name: name, seed: random.bytes(32))
        var key = signer.verifierKey.publicKey
        var signature = try signer.signature(over: message)
        let points = odd.compactMap(Hexadecimal.decode)
        switch random.number(0..<8) {
        case 0: break
        case 1: signature[random.number(0..<64)] ^= 1 << UInt8(random.number(0..<8))
        case 2: key[random.number(0..<32)] ^= 1 << UInt8(random.number(0..<8))
        case 3: signature = Array(signature[..<32]) + sum(Array(signature[32...]), order)
        case 4: return key + random.pick(points) + Array(signature[32...]) + message
        // Of a key of small order and nothing, in which some verifiers see a signature of every message.
        case 5: return random.pick(points) + random.pick(points) + [UInt8](repeating: 0, count: 32) + message
        case 6: return random.pick(points) + signature + message
        default: return key + signature + random.changed(message, words: ["a"])
        }
        return key + signature + message
    }

    private static func sum(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var carry = 0
        return zip(left, right).map { left, right in
            carry += Int(left) + Int(right)
            defer { carry >>= 8 }
            return UInt8(truncatingIfNeeded: carry)
        }
    }
}
