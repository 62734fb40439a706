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

    public init() throws(OperationError) { self.init(reader: try ExamineDocument.carriedReader()) }

    init(reader: Reader) { self.reader = reader }

    /// Aligns documents that were just deposited with those of their session in other languages.
    ///
    /// Press releases and other accounts in words of their own are no versions; nothing is recorded of them.
    public func perform(_ documents: [Digest], with writer: Writer) throws(OperationError) -> [AlignedVersions] {
        let pairs = Self.pairs(of: documents, in: writer.register)
        if pairs.isEmpty { return [] }
        let node = try Node.open(writer.folder)
        var aligned: [AlignedVersions] = []
        for (one, two) in pairs {
            let versions = try AlignedVersions(one, two, in: node, reader: reader)
            guard versions.comparison.isOneText, versions.comparison.passages.count <= Self.longest,
                let concordance = versions.concordance()
            else { continue }
            try writer.record([.concordance(concordance)])
            aligned.append(versions)
        }
        return aligned
    }

    /// What may be versions and is not aligned yet: pairs with one of the documents, the older one first.
    private static func pairs(of documents: [Digest], in register: Register) -> [(Document, Document)] {
        let wanted = Set(documents)
        let replaced = Set(register.documents.values.compactMap(\.replaces))
        let known = register.documentOrder.compactMap { register.documents[$0] }
        var pairs: [(Document, Document)] = []
        var before: [Int: [Document]] = [:]
        for two in known {
            let earlier = before[two.session] ?? []
            before[two.session] = earlier + [two]
            for one in earlier where wanted.contains(one.file.sha256) || wanted.contains(two.file.sha256) {
                guard one.language.base != two.language.base, one.type == two.type,
                    !replaced.contains(one.file.sha256), !replaced.contains(two.file.sha256),
                    register.concordance(one.file.sha256, two.file.sha256) == nil
                else { continue }
                pairs.append((one, two))
            }
        }
        return pairs
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
