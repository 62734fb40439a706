import CanonicalBytes
public import Comparing
public import Consultations
import Reading

/// Two conclusions of the register that quote one passage in two languages.
public struct VersionTwins: Hashable, Sendable {
    /// The one that entered the register first.
    public let first: ConclusionNumber
    public let second: ConclusionNumber
}

extension Node {
    /// The conclusions that stand for themselves although they quote one passage in two language versions.
    public func versionTwins() throws(OperationError) -> [VersionTwins] {
        let reader = try ExamineDocument.carriedReader()
        let standing = register.conclusions.values.filter { $0.restates == nil }
        let quoting = Dictionary(grouping: standing) { $0.entry.quotation.document }
        var twins: [VersionTwins] = []
        var merged: Set<ConclusionNumber> = []
        for pair in register.concordanceOrder {
            guard let one = register.documents[pair.one], let two = register.documents[pair.two],
                let first = quoting[pair.one], let second = quoting[pair.two]
            else { continue }
            let versions = try AlignedVersions(one, two, in: self, reader: reader)
            for entry in versions.comparison.passages.flatMap(\.conclusions) {
                guard let left = entry.leftFinding, let right = entry.rightFinding,
                    let here = first.first(quoting: versions.leftText.codePoints(left.range)),
                    let there = second.first(quoting: versions.rightText.codePoints(right.range))
                else { continue }
                let (earlier, later) = (min(here, there), max(here, there))
                // One that is followed in another takes none in.
                guard !merged.contains(earlier), merged.insert(later).inserted else { continue }
                twins.append(VersionTwins(first: earlier, second: later))
            }
        }
        return twins.sorted { $0.second < $1.second }
    }

    /// Conclusions of one session that say nearly the same, and those that quote one passage in two languages.
    public func duplicates() throws(OperationError) -> [NearDuplicates.Pair] {
        let twins = try versionTwins()
        let known = Set(twins.map { [$0.first.description, $0.second.description] })
        let sessions = Set(register.conclusions.keys.map(\.session)).sorted()
        let near = sessions.flatMap { NearDuplicates(sessionItems(of: $0)).pairs }
            .filter { !known.contains([$0.one.number, $0.two.number]) }
        let items = Dictionary(sessionItems().map { ($0.number, $0) }) { first, _ in first }
        let same = twins.compactMap { twins -> NearDuplicates.Pair? in
            guard let one = items[twins.first.description], let two = items[twins.second.description] else { return nil }
            return NearDuplicates.Pair(one: one, two: two, likeness: 1)
        }
        return same + near
    }
}

extension Sequence<Conclusion> {
    fileprivate func first(quoting range: Range<Int>) -> ConclusionNumber? {
        first { $0.entry.quotation.range.overlaps(range) }?.number
    }
}
