import CanonicalBytes

/// Random numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }

    /// Whether one of so many times has come.
    mutating func once(in times: Int) -> Bool { number(0..<times) == 0 }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(0..<elements.count)] }

    mutating func digest() -> Digest { Digest(words: (next(), next(), next(), next())) }

    /// A digest that differs from another in one bit.
    mutating func changed(_ digest: Digest) -> Digest {
        let bit: UInt64 = 1 << UInt64(number(0..<64))
        let words = digest.words
        return switch number(0..<4) {
        case 0: Digest(words: (words.0 ^ bit, words.1, words.2, words.3))
        case 1: Digest(words: (words.0, words.1 ^ bit, words.2, words.3))
        case 2: Digest(words: (words.0, words.1, words.2 ^ bit, words.3))
        default: Digest(words: (words.0, words.1, words.2, words.3 ^ bit))
        }
    }

    /// The bytes with one to three changes: a bit, a byte less or more, a piece twice, the end cut off, or one of the
    /// words put in.
    mutating func changed(_ bytes: [UInt8], words: [String]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<number(1..<4) {
            let place = number(0..<bytes.count + 1)
            switch number(0..<6) {
            case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(number(0..<8))
            case 1 where place < bytes.count: bytes.remove(at: place)
            case 2: bytes.insert(UInt8(truncatingIfNeeded: next()), at: place)
            case 3:
                let piece = bytes[place..<min(bytes.count, place + number(1..<12))]
                bytes.insert(contentsOf: Array(piece), at: place)
            case 4 where once(in: 4): bytes.removeSubrange(place...)
            default: bytes.insert(contentsOf: Array(pick(words).utf8), at: place)
            }
        }
        return bytes
    }
}
