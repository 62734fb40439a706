public import CanonicalBytes
import Comparing
public import Consultations
public import Reading

/// Aligns two language versions of a document of the register: when the second is deposited, or when a person has
/// corrected the alignment.
public struct AlignVersions: Sendable {
    public let reader: Reader

    /// Longer texts are compared on demand and not at import.
    private static let longest = 8_000

    public init() throws(OperationError) { reader = try ExamineDocument.carriedReader() }

    /// Aligns a document that was just deposited with the documents of its session in other languages.
    ///
    /// Press releases and other accounts in words of their own are no versions; nothing is recorded of them.
    public func perform(_ document: Digest, with writer: Writer) throws(OperationError) -> [AlignedVersions] {
        let node = try Node.open(writer.folder)
        guard let deposited = node.register.documents[document] else { return [] }
        let replaced = Set(node.register.documents.values.compactMap(\.replaces))
        let others = node.register.documentOrder.compactMap { node.register.documents[$0] }.filter { other in
            other.session == deposited.session && other.language.base != deposited.language.base
                && other.type == deposited.type && !replaced.contains(other.file.sha256)
                && node.register.concordance(document, other.file.sha256) == nil
        }
        var aligned: [AlignedVersions] = []
        for other in others {
            let versions = try AlignedVersions(other, deposited, in: node, reader: reader)
            guard versions.comparison.isOneText, versions.comparison.passages.count <= Self.longest,
                let concordance = versions.concordance()
            else { continue }
            try writer.record([.concordance(concordance)])
            aligned.append(versions)
        }
        return aligned
    }

    /// Records the alignment that a person wrote down.
    public func correct(
        _ versions: AlignedVersions,
        with writer: Writer,
        post: PostID? = nil
    ) throws(OperationError) -> [ActPlace] {
        guard let concordance = versions.concordance() else { return [] }
        if writer.register.concordances[concordance.versions] == concordance { return [] }
        return try writer.record([.concordance(concordance)], by: post)
    }
}

extension Language {
    /// The language without region and script.
    var base: Substring { tag.split(separator: "-").first ?? "" }
}
