/// Two drafts in one language as one text: clause by clause, with the words that were struck out and added.
public struct Redline: Sendable {
    /// The drafts.
    public let old: Account
    public let new: Account
    /// The clauses in the order of the new draft; what was struck out stands where it was.
    public let clauses: [Clause]

    /// A sentence, heading or item of a list, or two that stand for one.
    public struct Clause: Hashable, Sendable {
        /// Where its words stand in the old draft, in bytes of its text; nothing where it is new.
        public let old: Range<Int>?
        /// Where its words stand in the new draft; nothing where it was struck out.
        public let new: Range<Int>?
        /// The lines of either draft on which it stands, counted from 1.
        public let oldLines: ClosedRange<Int>?
        public let newLines: ClosedRange<Int>?
        /// Whether it stands at another place among the clauses than before.
        public let isMoved: Bool
        /// Whether it stands apart from the text: in a header, a note, the frame of a page.
        public let isAside: Bool
        public let words: WordChanges

        /// What became of it.
        public var change: Change {
            if old == nil { return .added }
            if new == nil { return .struck }
            if words.hasChanges { return .changed }
            return isMoved ? .moved : .kept
        }
    }

    /// What became of a clause.
    public enum Change: String, Hashable, CaseIterable, Sendable {
        case kept
        case changed
        case moved
        case added
        case struck
    }

    /// Compares two drafts.
    ///
    /// - Parameters:
    ///   - old: The earlier draft.
    ///   - new: The later one, in the same language; in another one hardly a word would be kept.
    ///   - oldApart: The parts of the earlier one that don't belong to its text proper.
    ///   - newApart: Those of the later one.
    public init(from old: Account, to new: Account, oldApart: [Range<Int>] = [], newApart: [Range<Int>] = []) {
        self.old = old
        self.new = new
        let aligner = AccountAligner(left: PreparedAccount(old), right: PreparedAccount(new))
        let one = RedlineUnits(aligner.left, apart: oldApart)
        let two = RedlineUnits(aligner.right, apart: newApart)
        let lines = (LineIndex(old.utf8), LineIndex(new.utf8))
        func clause(_ left: [Range<Int>], _ right: [Range<Int>], isMoved: Bool = false, isAside: Bool = false) -> Clause
        {
            let ranges = (Self.hull(left.map(one.visible)), Self.hull(right.map(two.visible)))
            return Clause(
                old: ranges.0,
                new: ranges.1,
                oldLines: ranges.0.map(lines.0.lines),
                newLines: ranges.1.map(lines.1.lines),
                isMoved: isMoved,
                isAside: isAside,
                words: WordChanges(old.utf8, in: left, new.utf8, in: right)
            )
        }
        let order = RedlineOrder(RedlinePairs(aligner.result().beads, one, two).beads)
        let text = order.places.map { place in
            clause(
                Array(one.sentences[place.bead.left]),
                Array(two.sentences[place.bead.right]),
                isMoved: place.isMoved
            )
        }
        clauses =
            text + Self.asides(one, two).map { clause($0.map { [$0] } ?? [], $1.map { [$0] } ?? [], isAside: true) }
    }

    /// How many clauses became what.
    public func count(_ change: Change) -> Int { clauses.count { $0.change == change } }

    /// Whether the drafts differ in anything but white space.
    public var hasChanges: Bool { clauses.contains { $0.change != .kept } }

    private static func hull(_ ranges: [Range<Int>]) -> Range<Int>? {
        guard let first = ranges.first, let last = ranges.last else { return nil }
        return first.lowerBound..<max(first.lowerBound, last.upperBound)
    }

    /// The parts that stand apart, those of the same words or the same place beside each other.
    private static func asides(_ one: RedlineUnits, _ two: RedlineUnits) -> [(Range<Int>?, Range<Int>?)] {
        var numbers: [[UInt8]: Int] = [:]
        func number(_ units: RedlineUnits) -> [Int] {
            units.asides.map { range in
                let words = RedlineToken.tokens(units.utf8, in: range).flatMap { units.utf8[$0.range] + [0x20] }
                if let number = numbers[words] { return number }
                numbers[words] = numbers.count
                return numbers.count - 1
            }
        }
        return ShortestScript(number(one), number(two)).stretches.flatMap { stretch in
            (0..<max(stretch.old.count, stretch.new.count)).map { place in
                (
                    place < stretch.old.count ? one.asides[stretch.old.lowerBound + place] : nil,
                    place < stretch.new.count ? two.asides[stretch.new.lowerBound + place] : nil
                )
            }
        }
    }
}
