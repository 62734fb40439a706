/// A word in folded letters; longer ones are cut.
struct FoldedWord: ~Copyable {
    /// Longer runs of letters are cut, so that text without spaces costs no more than any other.
    static let longest = 64

    private var letters = InlineArray<64, UInt8>(repeating: 0)
    private(set) var count = 0
    /// The last sixteen letters as one number.
    private var packed: UInt128 = 0

    var isEmpty: Bool { count == 0 }
    var isFull: Bool { count == Self.longest }

    /// The whole word as one number, which no other word has; nothing where it is too long for one.
    var key: UInt128? { count <= 16 ? packed : nil }

    subscript(index: Int) -> UInt8 { letters[index] }

    mutating func append(_ letter: UInt8) {
        letters[count] = letter
        count += 1
        packed = packed << 8 | UInt128(letter)
    }

    mutating func removeAll() {
        count = 0
        packed = 0
    }
}
