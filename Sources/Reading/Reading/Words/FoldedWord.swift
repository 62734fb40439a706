/// A word in folded letters; longer ones are cut.
///
/// The last sixteen letters are one number, because most words have no more and are told from each other at once.
struct FoldedWord: ~Copyable {
    /// Longer runs of letters are cut, so that text without spaces costs no more than any other.
    static let longest = 64

    private(set) var count = 0
    /// The last letters, the last one lowest.
    private var packed: UInt128 = 0
    /// The letters before those.
    private var before: [UInt8] = []

    /// How many letters the number holds.
    private static let width = 16
    /// The bits that letters have and digits have not, in each place.
    private static let letterBits: UInt128 = 0xC0C0_C0C0_C0C0_C0C0_C0C0_C0C0_C0C0_C0C0

    var isEmpty: Bool { count == 0 }
    var isFull: Bool { count == Self.longest }

    /// The whole word as one number, which no other word has; 0 where it is too long for one.
    var key: UInt128 { count <= Self.width ? packed : 0 }

    /// Whether there are only digits and apostrophes.
    var isNumber: Bool { packed & Self.letterBits == 0 && before.allSatisfy { $0 & 0xC0 == 0 } }

    /// All letters in their order.
    var letters: [UInt8] {
        var letters: [UInt8] = []
        letters.reserveCapacity(count)
        letters += before
        for place in (0..<min(count, Self.width)).reversed() {
            letters.append(UInt8(truncatingIfNeeded: packed >> UInt128(8 * place)))
        }
        return letters
    }

    mutating func append(_ letter: UInt8) {
        if count >= Self.width { before.append(UInt8(truncatingIfNeeded: packed >> 120)) }
        count += 1
        packed = packed << 8 | UInt128(letter)
    }

    /// Goes on with the letters that follow in a text.
    ///
    /// - Returns: the place behind them: of an apostrophe, of a character that is no letter or has more than two bytes,
    ///   or of the letter that is one too many.
    mutating func append(_ utf8: [UInt8], from start: Int, to end: Int, _ table: LetterTable) -> Int {
        var position = start
        var count = self.count
        var packed = self.packed
        while position < end, count < Self.longest {
            if utf8[position] < 0x80, count <= Self.width - 8, position + 8 <= end {
                // Most letters are small ones of ASCII: as many of the next eight bytes as are.
                let eight = unsafe utf8.span.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
                    .littleEndian
                let small = Self.smallLetters(eight)
                if small > 0 {
                    packed = packed &<< UInt128(8 * small) | UInt128(eight.byteSwapped &>> UInt64(64 - 8 * small))
                    count += small
                    position += small
                    continue
                }
            }
            let (letter, width, _) = table.letter(utf8, at: position, end: end)
            guard letter != 0 else { break }
            if count >= Self.width { before.append(UInt8(truncatingIfNeeded: packed >> 120)) }
            count += 1
            packed = packed << 8 | UInt128(letter)
            position += width
        }
        self.count = count
        self.packed = packed
        return position
    }

    /// How many of eight bytes, the first one lowest, are small letters of ASCII before the first that is none.
    private static func smallLetters(_ eight: UInt64) -> Int {
        let low = eight & 0x7F7F_7F7F_7F7F_7F7F
        // Sums in which the top bit of a byte tells that it is "a" or above, and that it is above "z".
        let small = (low &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(low &+ 0x0505_0505_0505_0505) & ~eight & 0x8080_8080_8080_8080
        return (small ^ 0x8080_8080_8080_8080).trailingZeroBitCount / 8
    }

    mutating func removeAll() {
        count = 0
        packed = 0
        if !before.isEmpty { before = [] }
    }
}

/// What the characters of one or two bytes are in folded text.
struct LetterTable: Sendable {
    /// By scalar: 0 for what is no letter or digit, and for apostrophes.
    private let letters: [UInt8]

    /// At the beginning of a word.
    static let first = LetterTable(first: true)
    /// Inside of a word.
    static let inner = LetterTable(first: false)

    private init(first: Bool) {
        letters = (0..<0x800).map { scalar in
            Fold.letter(scalar, first: first).map { $0 == Fold.apostrophe ? 0 : $0 } ?? 0
        }
    }

    /// The letter at a place of a text, its width in bytes and its scalar; 0 where there is none, or one of more than two
    /// bytes.
    @inline(__always)
    func letter(_ utf8: [UInt8], at position: Int, end: Int) -> (letter: UInt8, width: Int, scalar: UInt32) {
        let byte = utf8[position]
        if byte < 0x80 { return (letters[Int(byte)], 1, UInt32(byte)) }
        guard 0xC2...0xDF ~= byte, position + 1 < end else { return (0, 1, 0) }
        let scalar = UInt32(byte & 0x1F) << 6 | UInt32(utf8[position + 1] & 0x3F)
        return (letters[Int(scalar)], 2, scalar)
    }
}
