import CanonicalBytes
public import Consultations
public import TextSources

/// One conclusion with everything that is known about it.
public struct ShownConclusion: Sendable {
    public let conclusion: Conclusion
    public let document: Document
    public let status: ThreefoldStatus
    public let flags: Set<Flag>
    /// The words before the quotation and after it, to the limits of the paragraph or of 240 characters.
    public let before: String
    public let after: String
    /// Whether the words stand at their place in the file now: checked each time.
    public let isAnchored: Bool
    /// Every act about it, oldest first, with who wrote it.
    public let acts: [HistoryAct]
    /// What each party decided on its text: the agreed version first, then what is on the table.
    public let decisions: [ShownDecisions]
    /// What parties declared on it on their own, oldest first.
    public let statements: [DatedStatement]
    /// What is said of its links, refusals among them.
    public let links: [ShownLink]
    /// In what its language versions differ.
    public let versionDifferences: [ShownDifference]
}

/// A link of a conclusion, with the words of the other one.
public struct ShownLink: Hashable, Sendable {
    public let said: DatedLink
    /// The conclusion at the other end.
    public let other: ConclusionNumber
    public let words: String
}

/// A difference of language versions, with the words of the other version.
public struct ShownDifference: Hashable, Sendable {
    public let difference: ConclusionDifference
    public let language: Language
    /// Nothing where the other version has no such passage.
    public let words: String?
}

/// What each party decided on a text, with the name of its proposal.
public struct ShownDecisions: Hashable, Sendable {
    public let proposal: ProposalReference
    public let decisions: Decisions
    /// What the text changes of the conclusion, beside what it replaces and beside the proposal that it answers.
    public let changes: [ProposedChange]
}

extension Document {
    /// The text in which quotations stand: in a kept copy where there is one, else in the file.
    func source(file: [UInt8], copy: [UInt8]?) throws(TextSourceError) -> SourceText {
        if let text, let copy { return try ReadingCopy.read(copy, name: text.name) }
        return try SourceReader(encoding: TextEncoding(label: encoding)).read(file, name: self.file.name)
    }
}

extension Node {
    /// How many characters of context are shown on either side.
    private static let contextLength = 240

    /// Shows one conclusion; the quotation is checked against its file.
    public func show(_ number: ConclusionNumber, on day: CalendarDay) throws(OperationError) -> ShownConclusion {
        guard let conclusion = register.conclusions[number] else { throw .refused(.unknownConclusion(number)) }
        let quotation = conclusion.entry.quotation
        guard let document = register.documents[quotation.document] else {
            throw .refused(.unknownDocument(quotation.document))
        }
        let source = try text(of: document)
        let range = quotation.range
        let (before, after) = source.context(of: range, length: Self.contextLength)
        return ShownConclusion(
            conclusion: conclusion,
            document: document,
            status: register.status(of: conclusion, seenBy: party),
            flags: register.flags(of: conclusion, seenBy: party, on: day),
            before: Self.lastParagraph(of: before),
            after: Self.firstParagraph(of: after),
            isAnchored: source.anchors(quotation),
            acts: try history(of: number),
            decisions: decisions(on: number),
            statements: record.statements(on: number),
            links: links(of: number),
            versionDifferences: try versionDifferences(of: conclusion)
        )
    }

    private func decisions(on number: ConclusionNumber) -> [ShownDecisions] {
        record.decisions(on: .conclusion(number), about: .conclusion(number)).compactMap { decisions in
            record.reference(of: decisions.proposal).map { reference in
                ShownDecisions(
                    proposal: reference,
                    decisions: decisions,
                    changes: record.instrument(of: decisions.proposal)
                        .map { record.changes(by: $0, of: .conclusion(number)) } ?? []
                )
            }
        }
    }

    private func links(of number: ConclusionNumber) -> [ShownLink] {
        register.links(of: number).compactMap { said in
            let other = said.link.from == number ? said.link.to : said.link.from
            guard let words = register.conclusions[other]?.entry.quotation.text else { return nil }
            return ShownLink(said: said, other: other, words: words)
        }
    }

    private func versionDifferences(of conclusion: Conclusion) throws(OperationError) -> [ShownDifference] {
        var shown: [ShownDifference] = []
        var texts: [Digest: SourceText] = [:]
        for difference in register.versionDifferences(of: conclusion) {
            guard let other = register.documents[difference.other] else { continue }
            let source: SourceText
            if let known = texts[difference.other] { source = known } else { source = try text(of: other) }
            texts[difference.other] = source
            shown.append(
                ShownDifference(
                    difference: difference,
                    language: other.language,
                    words: difference.otherRange.map { source.words(inCodePoints: $0) }
                )
            )
        }
        return shown
    }

    /// The text of a document, decoded as it was when it was deposited.
    public func text(of document: Document) throws(OperationError) -> SourceText {
        try source(of: document, bytes: document.text == nil ? try file(document.file.sha256) : [])
    }

    /// The text of a document: the one that was kept when it was deposited, or else the file itself.
    func source(of document: Document, bytes: [UInt8]) throws(OperationError) -> SourceText {
        let copy: [UInt8]? = if let text = document.text { try file(text.sha256) } else { nil }
        do { return try document.source(file: bytes, copy: copy) } catch { throw .source(error) }
    }

    private static func lastParagraph(of text: String) -> String {
        guard let end = text.range(ofLast: "\n\n") else { return text }
        return String(text[end...])
    }

    private static func firstParagraph(of text: String) -> String {
        guard let start = text.firstRange(of: "\n\n")?.lowerBound else { return text }
        return String(text[..<start])
    }
}

extension String {
    /// Where the last occurrence of a text ends; nothing where it does not occur.
    fileprivate func range(ofLast text: String) -> String.Index? { ranges(of: text).last?.upperBound }
}
