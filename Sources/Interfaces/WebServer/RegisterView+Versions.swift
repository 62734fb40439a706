import CanonicalBytes
import Comparing
import Consultations
import Operations
import WebPages

extension RegisterView {
    /// Two language versions side by side; nothing where the register does not have them aligned.
    func versions(_ one: Digest, _ two: Digest, part: Int) throws(OperationError) -> VersionsPage? {
        guard let left = register.documents[one], let right = register.documents[two],
            let concordance = register.concordance(one, two)
        else { return nil }
        let isTurned = concordance.versions.one != one
        let texts = (try node.text(of: left), try node.text(of: right))
        let passages = concordance.passages.map { passage -> VersionsPage.Passage in
            let ranges = isTurned ? (passage.two, passage.one) : (passage.one, passage.two)
            return VersionsPage.Passage(
                left: ranges.0.map { texts.0.words(inCodePoints: $0) },
                right: ranges.1.map { texts.1.words(inCodePoints: $0) },
                differences: passage.differences.map { difference in
                    VersionsPage.Difference(
                        aspect: difference.aspect,
                        left: isTurned ? difference.twoValue : difference.oneValue,
                        right: isTurned ? difference.oneValue : difference.twoValue
                    )
                },
                mark: passage.mark,
                isByHand: passage.isByHand
            )
        }
        // Read from the top of the document that was asked for, whichever has the smaller digest.
        return VersionsPage(
            left: entry(of: left),
            right: entry(of: right),
            passages: isTurned ? inOrder(passages, concordance) : passages,
            part: part
        )
    }

    /// Passages in the order of the version that the record calls `two`.
    private func inOrder(_ passages: [VersionsPage.Passage], _ concordance: Concordance) -> [VersionsPage.Passage] {
        var last = -1
        let keys = concordance.passages.map { passage -> Int in
            last = passage.two?.lowerBound ?? last
            return last
        }
        return passages.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { passages[$0] }
    }
}
