import CanonicalBytes
public import Comparing
public import Consultations
public import Reading
import TextSources

/// Two documents of the register side by side, by the alignment that counts now.
public struct AlignedVersions: Sendable {
    public let left: Document
    public let right: Document
    public let leftText: ExaminedDocument
    public let rightText: ExaminedDocument
    public let comparison: AccountComparison
    /// What a person said of passages, by their place in the comparison.
    public let marks: [Int: AlignedPassage.Mark]
    /// The passages that a person put beside each other.
    public let byHand: Set<Int>

    /// Reads two documents and aligns them, or takes up the alignment that is recorded.
    public init(_ left: Document, _ right: Document, in node: Node, reader: Reader) throws(OperationError) {
        self.left = left
        self.right = right
        leftText = try node.examine(left)
        rightText = try node.examine(right)
        let compare = CompareDocuments(reader: reader)
        let accounts = (try compare.account(of: leftText), try compare.account(of: rightText))
        guard let known = node.register.concordance(left.file.sha256, right.file.sha256) else {
            comparison = AccountComparison(accounts.0, accounts.1)
            marks = [:]
            byHand = []
            return
        }
        let passages = known.passages(leftText, rightText)
        comparison = AccountComparison(accounts.0, accounts.1, aligned: passages.map(\.ranges))
        var marks: [Int: AlignedPassage.Mark] = [:]
        var byHand: Set<Int> = []
        for (place, passage) in comparison.passages.enumerated() {
            guard let kept = passages.first(where: { $0.ranges.stands(for: passage) }) else { continue }
            marks[place] = kept.passage.mark
            if kept.passage.isByHand { byHand.insert(place) }
        }
        self.marks = marks
        self.byHand = byHand
    }

    /// The same documents by an alignment that a person wrote down.
    init(_ versions: AlignedVersions, lines: [AlignmentFile.Line], reader: Reader) {
        left = versions.left
        right = versions.right
        leftText = versions.leftText
        rightText = versions.rightText
        let accounts = (versions.comparison.left, versions.comparison.right)
        let ranges = lines.map { line in
            AlignedRanges(left: accounts.0.range(of: line.left), right: accounts.1.range(of: line.right))
        }
        comparison = AccountComparison(accounts.0, accounts.1, aligned: ranges)
        var marks: [Int: AlignedPassage.Mark] = [:]
        var byHand: Set<Int> = []
        for (place, passage) in comparison.passages.enumerated() {
            if let line = ranges.firstIndex(where: { $0.stands(for: passage) }) { marks[place] = lines[line].mark }
            let before = versions.comparison.passages.firstIndex {
                $0.left == passage.left && $0.right == passage.right
            }
            if let before { if versions.byHand.contains(before) { byHand.insert(place) } } else { byHand.insert(place) }
        }
        self.marks = marks
        self.byHand = byHand
    }

    /// How many conclusions differ in the texts, those left out of which a person said that they are alike.
    public var differing: Int {
        comparison.passages.enumerated().filter { marks[$0.offset] != .alike }.flatMap(\.element.conclusions)
            .count { $0.isConclusion && $0.differences.contains { $0.code.isOfTheTexts } }
    }

    /// The alignment as the register keeps it; nothing where both are one document.
    func concordance() -> Concordance? {
        guard let pair = VersionPair(left.file.sha256, right.file.sha256) else { return nil }
        let isTurned = pair.one != left.file.sha256
        let passages = comparison.passages.enumerated().map { place, passage in
            let ranges = (
                passage.left.map(leftText.codePoints), passage.right.map(rightText.codePoints)
            )
            return AlignedPassage(
                one: isTurned ? ranges.1 : ranges.0,
                two: isTurned ? ranges.0 : ranges.1,
                isByHand: byHand.contains(place),
                mark: marks[place],
                differences: passage.conclusions.flatMap { conclusion in
                    conclusion.differences.map { difference(of: $0, in: conclusion, isTurned: isTurned) }
                }
            )
        }
        return Concordance(versions: pair, reader: Reader.version, passages: passages)
    }

    private func difference(
        of difference: Difference,
        in conclusion: ComparedConclusion,
        isTurned: Bool
    ) -> VersionDifference {
        let ranges = (conclusion.left.map(leftText.codePoints), conclusion.right.map(rightText.codePoints))
        let values = (difference.value(on: .left), difference.value(on: .right))
        return VersionDifference(
            aspect: difference.code,
            one: isTurned ? ranges.1 : ranges.0,
            two: isTurned ? ranges.0 : ranges.1,
            oneValue: isTurned ? values.1 : values.0,
            twoValue: isTurned ? values.0 : values.1
        )
    }
}

extension Difference {
    /// What one account has: a code of the vocabulary, or the words that are printed; nothing where the class says all.
    public func value(on side: Side) -> String? {
        switch self {
        case .missing(let place): side == place ? "missing" : nil
        case .unread(let place): side == place ? "unread" : nil
        case .strength(let left, let right): (side == .left ? left : right).rawValue
        case .kind(let left, let right): (side == .left ? left : right).rawValue
        case .number(let left, let right), .date(let left, let right), .actor(let left, let right),
            .name(let left, let right):
            (side == .left ? left : right).joined(separator: "; ")
        case .negation(let place): side == place ? "denied" : "affirmed"
        }
    }
}

extension Concordance {
    /// The passages in bytes of two texts, whichever of them is `one`.
    func passages(
        _ left: ExaminedDocument,
        _ right: ExaminedDocument
    ) -> [(passage: AlignedPassage, ranges: AlignedRanges)] {
        let isTurned = versions.one != left.sha256
        return passages.map { passage in
            let first = isTurned ? passage.two : passage.one
            let second = isTurned ? passage.one : passage.two
            return (passage, AlignedRanges(left: first.map(left.utf8Range), right: second.map(right.utf8Range)))
        }
    }
}

extension ExaminedDocument {
    /// A range of code points of the decoded file as bytes of the readable text.
    func utf8Range(_ codePoints: Range<Int>) -> Range<Int> {
        let start = source.map.utf8Offset(ofCodePoint: codePoints.lowerBound)
        return start..<max(start, source.map.utf8Offset(ofCodePoint: codePoints.upperBound))
    }
}

extension AlignedRanges {
    /// Whether a passage of a comparison is the one that these ranges mean.
    fileprivate func stands(for passage: ComparedPassage) -> Bool {
        func same(_ one: Range<Int>?, _ two: Range<Int>?) -> Bool {
            switch (one, two) {
            case (nil, nil): true
            case (let one?, let two?): one.overlaps(two)
            default: false
            }
        }
        return same(left, passage.left) && same(right, passage.right)
    }
}

extension Account {
    /// The range from the first of some sentences to the last; nothing for none.
    func range(of places: Range<Int>) -> Range<Int>? {
        guard let first = places.first, let last = places.last, last < sentences.count else { return nil }
        return sentences[first].range.lowerBound..<sentences[last].range.upperBound
    }

    /// The sentences that begin in a range.
    func sentences(in range: Range<Int>) -> Range<Int> {
        let first = sentences.firstIndex { $0.range.lowerBound >= range.lowerBound } ?? sentences.count
        let last = sentences[first...].firstIndex { $0.range.lowerBound >= range.upperBound } ?? sentences.count
        return first..<last
    }
}
