/// Two wordings as one text in which the words that differ are marked.
///
/// What is kept and struck out is the old wording, what is kept and added is the new one, but for white space.
public struct WordChanges: Hashable, Sendable {
    /// Words in a row that were kept, struck out or added.
    public struct Piece: Hashable, Sendable {
        public let change: Change
        /// The words, one space at most between two of them.
        public let text: String
        /// Whether white space stands before them.
        public let isSpaced: Bool

        public init(_ change: Change, _ text: String, isSpaced: Bool) {
            self.change = change
            self.text = text
            self.isSpaced = isSpaced
        }
    }

    /// What became of words.
    public enum Change: String, Hashable, CaseIterable, Sendable {
        case kept
        case struck
        case added
    }

    /// The pieces in order: what was struck out stands before what was added in its place.
    public let pieces: [Piece]

    /// Whether any word differs.
    public var hasChanges: Bool { pieces.contains { $0.change != .kept } }

    /// How much of both wordings was kept, from 0 to 1, by their characters.
    public var keptShare: Double {
        let lengths = pieces.map { ($0.change, $0.text.utf8.count) }
        let kept = lengths.reduce(0) { $1.0 == .kept ? $0 + 2 * $1.1 : $0 }
        let all = lengths.reduce(0) { $0 + ($1.0 == .kept ? 2 : 1) * $1.1 }
        return all > 0 ? Double(kept) / Double(all) : 1
    }

    /// Compares two wordings.
    public init(_ old: String, _ new: String) {
        let (one, two) = (Array(old.utf8), Array(new.utf8))
        self.init(one, in: [0..<one.count], two, in: [0..<two.count])
    }

    /// Compares parts of two texts in valid UTF-8; several ranges are read one after the other.
    init(_ old: [UInt8], in oldRanges: [Range<Int>], _ new: [UInt8], in newRanges: [Range<Int>]) {
        let one = Side(old, oldRanges)
        let two = Side(new, newRanges)
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        func number(_ side: Side) -> [Int] {
            side.tokens.map { token in
                let bytes = side.utf8[token.range]
                if let number = numbers[bytes] { return number }
                numbers[bytes] = numbers.count
                return numbers.count - 1
            }
        }
        let script = ShortestScript(number(one), number(two))
        var pieces: [Piece] = []
        for stretch in Self.joined(script.stretches, one) {
            if stretch.isEqual {
                pieces.append(two.piece(.kept, stretch.new))
            } else {
                if !stretch.old.isEmpty { pieces.append(one.piece(.struck, stretch.old)) }
                if !stretch.new.isEmpty { pieces.append(two.piece(.added, stretch.new)) }
            }
        }
        self.pieces = pieces
    }

    /// Joins two changes that only one comma or another single character parts: people read them as one.
    private static func joined(_ stretches: [ShortestScript.Stretch], _ side: Side) -> [ShortestScript.Stretch] {
        var joined: [ShortestScript.Stretch] = []
        for (place, stretch) in stretches.enumerated() {
            let isLone =
                stretch.isEqual && stretch.old.count == 1 && side.isShort(stretch.old.lowerBound)
                && place > 0 && place + 1 < stretches.count && replaces(stretches[place - 1])
                && replaces(stretches[place + 1])
            guard var last = joined.last, !last.isEqual, isLone || !stretch.isEqual else {
                joined.append(stretch)
                continue
            }
            last.old = last.old.lowerBound..<stretch.old.upperBound
            last.new = last.new.lowerBound..<stretch.new.upperBound
            joined[joined.count - 1] = last
        }
        return joined
    }

    private static func replaces(_ stretch: ShortestScript.Stretch) -> Bool {
        !stretch.old.isEmpty && !stretch.new.isEmpty
    }

    /// One of the texts with its tokens.
    private struct Side {
        let utf8: [UInt8]
        let tokens: [RedlineToken]

        init(_ utf8: [UInt8], _ ranges: [Range<Int>]) {
            self.utf8 = utf8
            tokens = ranges.flatMap { range in
                // What follows from elsewhere stands apart.
                RedlineToken.tokens(utf8, in: range).enumerated().map { place, token in
                    place == 0 ? RedlineToken(range: token.range, isSpaced: true) : token
                }
            }
        }

        func isShort(_ token: Int) -> Bool { tokens[token].range.count == 1 }

        func piece(_ change: Change, _ places: Range<Int>) -> Piece {
            var bytes: [UInt8] = []
            for token in tokens[places] {
                if token.isSpaced, !bytes.isEmpty { bytes.append(0x20) }
                bytes += utf8[token.range]
            }
            let isSpaced = places.first.map { $0 > 0 && tokens[$0].isSpaced } ?? false
            return Piece(change, String(decoding: bytes, as: UTF8.self), isSpaced: isSpaced)
        }
    }
}
