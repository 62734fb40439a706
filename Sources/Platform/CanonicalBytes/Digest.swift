/// A SHA-256 value: 32 bytes, held without an allocation.
public struct Digest: Hashable, Sendable, Comparable {
    /// The bytes as four big-endian words, first bytes first.
    public let words: (UInt64, UInt64, UInt64, UInt64)

    /// Makes a digest from four big-endian words.
    @inlinable
    public init(words: (UInt64, UInt64, UInt64, UInt64)) {
        self.words = words
    }

    /// Makes a digest from exactly 32 bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words: [UInt64] = [0, 0, 0, 0]
        for (place, byte) in bytes.enumerated() {
            words[place / 8] = words[place / 8] << 8 | UInt64(byte)
        }
        self.words = (words[0], words[1], words[2], words[3])
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for word in [words.0, words.1, words.2, words.3] {
            for place in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64(place))))
            }
        }
        return bytes
    }

    @inlinable
    public static func == (left: Digest, right: Digest) -> Bool {
        left.words == right.words
    }

    /// Orders digests by their bytes.
    @inlinable
    public static func < (left: Digest, right: Digest) -> Bool {
        left.words < right.words
    }

    @inlinable
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}

extension Digest {
    /// The 44 characters of base64, as used in acts, checkpoints and proofs.
    public var base64: String { Base64.encode(bytes) }

    /// Reads strict base64 of exactly 32 bytes.
    public init?(base64: String) {
        guard base64.utf8.count == 44, let bytes = Base64.decode(base64) else { return nil }
        self.init(bytes: bytes)
    }

    /// The 64 lower-case hexadecimal digits, as used in file names.
    public var hexadecimal: String { Hexadecimal.encode(bytes) }

    /// Reads exactly 64 lower-case hexadecimal digits.
    public init?(hexadecimal: String) {
        guard hexadecimal.utf8.count == 64, let bytes = Hexadecimal.decode(hexadecimal) else { return nil }
        self.init(bytes: bytes)
    }
}

extension Digest: CustomStringConvertible {
    /// The digest as base64.
    public var description: String { base64 }
}
