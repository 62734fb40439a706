public import CanonicalBytes

/// A difference between language versions that touches a conclusion: the reason of the flag `versions_differ`.
public struct ConclusionDifference: Hashable, Sendable {
    /// The document that the conclusion quotes.
    public let document: Digest
    /// The language version beside it.
    public let other: Digest
    public let aspect: VersionDifference.Aspect
    /// What each has; nothing where it has nothing to show.
    public let value: String?
    public let otherValue: String?
    /// Where the other version has the passage, in code points; nothing where it has none.
    public let otherRange: Range<Int>?
    /// Whether a person looked and found a difference in substance.
    public let isConfirmed: Bool
}

extension Register {
    /// The documents of a session that are versions of one text, in the order of their languages: none is the first.
    ///
    /// What was replaced by a newer version of its own language is left out.
    public func versions(of document: Digest) -> [Document] {
        var reached: Set<Digest> = [document]
        var open = [document]
        while let next = open.popLast() {
            for pair in concordanceOrder where pair.other(than: next) != nil {
                if let other = pair.other(than: next), reached.insert(other).inserted { open.append(other) }
            }
        }
        let replaced = Set(documents.values.compactMap(\.replaces))
        return reached.filter { !replaced.contains($0) || $0 == document }.compactMap { documents[$0] }
            .sorted { ($0.language.tag, $0.file.sha256.hexadecimal) < ($1.language.tag, $1.file.sha256.hexadecimal) }
    }

    /// The alignment of two documents that counts now.
    public func concordance(_ first: Digest, _ second: Digest) -> Concordance? {
        VersionPair(first, second).flatMap { concordances[$0] }
    }

    /// In what the language versions of a conclusion differ; empty where they don't, or where a person found them alike.
    public func versionDifferences(of conclusion: Conclusion) -> [ConclusionDifference] {
        let quotation = conclusion.entry.quotation
        return (concordancesOf[quotation.document] ?? []).flatMap { pair -> [ConclusionDifference] in
            guard let concordance = concordances[pair], let other = pair.other(than: quotation.document) else {
                return []
            }
            return concordance.differences(of: quotation.document, in: quotation.range, beside: other)
        }
    }

    func check(_ concordance: Concordance) throws(Refusal) {
        let versions = concordance.versions
        for digest in [versions.one, versions.two] where documents[digest] == nil { throw .unknownDocument(digest) }
        guard documents[versions.one]?.session == documents[versions.two]?.session else {
            throw .versionsOfOtherSessions(versions.one, versions.two)
        }
    }

    mutating func apply(_ concordance: Concordance) {
        let pair = concordance.versions
        if concordances.updateValue(concordance, forKey: pair) == nil {
            concordanceOrder.append(pair)
            concordancesOf[pair.one, default: []].append(pair)
            concordancesOf[pair.two, default: []].append(pair)
        }
    }
}

extension Concordance {
    fileprivate func differences(
        of document: Digest,
        in range: Range<Int>,
        beside other: Digest
    ) -> [ConclusionDifference] {
        let isOne = versions.one == document
        return passages.flatMap { passage -> [ConclusionDifference] in
            guard passage.mark != .alike else { return [] }
            let whole = isOne ? passage.one : passage.two
            var found = passage.differences.compactMap { difference -> ConclusionDifference? in
                guard difference.aspect.isOfTheTexts else { return nil }
                guard let place = (isOne ? difference.one : difference.two) ?? whole, place.overlaps(range) else {
                    return nil
                }
                return ConclusionDifference(
                    document: document,
                    other: other,
                    aspect: difference.aspect,
                    value: isOne ? difference.oneValue : difference.twoValue,
                    otherValue: isOne ? difference.twoValue : difference.oneValue,
                    otherRange: (isOne ? difference.two : difference.one) ?? (isOne ? passage.two : passage.one),
                    isConfirmed: passage.mark == .different
                )
            }
            if found.isEmpty, passage.mark == .different, let whole, whole.overlaps(range) {
                // A person sees what no rule told.
                found.append(
                    ConclusionDifference(
                        document: document,
                        other: other,
                        aspect: .substance,
                        value: nil,
                        otherValue: nil,
                        otherRange: isOne ? passage.two : passage.one,
                        isConfirmed: true
                    )
                )
            }
            return found
        }
    }
}
