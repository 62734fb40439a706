/// The place of a complete subtree: 2^level leaves that begin at leaf index · 2^level.
public struct CompleteSubtree: Hashable, Sendable {
    /// The height; 0 is a leaf.
    public let level: Int
    /// The place among the subtrees of this level, from 0.
    public let index: UInt64

    /// Makes a place.
    public init(level: Int, index: UInt64) {
        self.level = level
        self.index = index
    }

    /// The complete subtrees that together cover the leaves from `start` to before `end`, largest first.
    ///
    /// `start` must be a multiple of the largest of them, as it is for every range that a proof names.
    static func cover(from start: UInt64, to end: UInt64) -> [CompleteSubtree] {
        var subtrees: [CompleteSubtree] = []
        var place = start
        while place < end {
            let level = 63 - (end - place).leadingZeroBitCount
            subtrees.append(CompleteSubtree(level: level, index: place >> UInt64(level)))
            place += 1 << UInt64(level)
        }
        return subtrees
    }
}
