public import Comparing
import Consultations
import Reading
import TextSources

extension CompareDocuments {
    /// Two drafts in one language as one text, with the words that were struck out and added.
    public func redline(
        from old: ExaminedDocument,
        to new: ExaminedDocument
    ) throws(OperationError) -> RedlinedDocuments {
        RedlinedDocuments(
            old: old,
            new: new,
            redline: Redline(
                from: try account(of: old),
                to: try account(of: new),
                oldApart: old.source.apart,
                newApart: new.source.apart
            )
        )
    }

    /// The drafts of each language, the earlier and the later one, in the order in which the languages come.
    ///
    /// Nothing where a language has not exactly two.
    public static func drafts(_ documents: [ExaminedDocument]) -> [(old: ExaminedDocument, new: ExaminedDocument)]? {
        var byLanguage: [(tag: Substring, drafts: [ExaminedDocument])] = []
        for document in documents {
            let tag = document.result.language.tag.split(separator: "-").first ?? ""
            if let place = byLanguage.firstIndex(where: { $0.tag == tag }) {
                byLanguage[place].drafts.append(document)
            } else {
                byLanguage.append((tag, [document]))
            }
        }
        guard byLanguage.allSatisfy({ $0.drafts.count == 2 }) else { return nil }
        return byLanguage.map { ($0.drafts[0], $0.drafts[1]) }
    }
}

/// Two drafts and the redline between them.
public struct RedlinedDocuments: Sendable {
    public let old: ExaminedDocument
    public let new: ExaminedDocument
    public let redline: Redline
}
