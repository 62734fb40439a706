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

    /// Random bytes.
    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
    }

    /// A random value that may stand in an act.
    mutating func value(depth: Int = 4) -> JSONValue {
        switch Int.random(in: 0..<(depth == 0 ? 3 : 5), using: &self) {
        case 0: .string(text())
        case 1: .integer(Int.random(in: -CanonicalJSON.largestInteger...CanonicalJSON.largestInteger, using: &self))
        case 2: .boolean(Bool.random(using: &self))
        case 3: .array((0..<Int.random(in: 0...4, using: &self)).map { _ in value(depth: depth - 1) })
        default:
            .object(
                Dictionary(
                    (0..<Int.random(in: 0...4, using: &self)).map { _ in (key(), value(depth: depth - 1)) },
                    uniquingKeysWith: { first, _ in first }
                )
            )
        }
    }

    private mutating func key() -> String {
        String(
            decoding: (0..<Int.random(in: 0...6, using: &self)).map { _ in
                UInt8.random(in: 0x20...0x7E, using: &self)
            },
            as: UTF8.self
        )
    }

    private mutating func text() -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...8, using: &self) {
            let limit: UInt32 = [0x20, 0x80, 0x500, 0xD800, 0x11_0000].randomElement(using: &self) ?? 0x80
            let number = UInt32.random(in: 1..<limit, using: &self)
            if let scalar = Unicode.Scalar(number), number & 0xFFFE != 0xFFFE, !(0xFDD0...0xFDEF ~= number) {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
