public import CanonicalBytes
public import Consultations
public import Reading
public import TextSources

/// A file that was read: its text, its findings and where each stands in the file.
///
/// Nothing is stored yet.
public struct ExaminedDocument: Sendable {
    /// The name that the file came with, without folders.
    public let name: String
    /// The bytes of the file as they are.
    public let bytes: [UInt8]
    public let sha256: Digest
    public let source: SourceText
    public let result: ReadingResult
    /// What was considered and left, where somebody asked for it.
    public let rejections: [Rejection]

    /// The findings as passages for review, in the order of the text.
    public var items: [ReviewItem] {
        result.findings.map { finding in
            ReviewItem(
                finding: finding.id,
                range: codePoints(finding.range),
                reading: finding.reading,
                voice: finding.voice,
                confidence: finding.confidence,
                grounds: finding.because.map { Ground(rule: $0.rule, matched: $0.matched) },
                restates: finding.restates
            )
        }
    }

    /// The findings on which no review in a register decided yet: neither made a conclusion nor refused.
    ///
    /// The reader doesn't know which names are those of members; the register does.
    public func items(undecidedIn register: Register) -> [ReviewItem] {
        let concluded = conclusions(in: register).map(\.range)
        let refused = (register.reviews[sha256] ?? []).flatMap(\.refused).map(\.range)
        let decided = concluded + refused
        return items.filter { item in !decided.contains { $0.overlaps(item.range) } }.map { item in
            var item = item
            item.reading.scope = register.scope(of: item.reading)
            return item
        }
    }

    /// The conclusions of a register that quote the document, and the passages that they quote.
    func conclusions(in register: Register) -> [(number: ConclusionNumber, range: Range<Int>)] {
        register.conclusions.values.filter { $0.entry.quotation.document == sha256 }
            .map { ($0.number, $0.entry.quotation.range) }
    }

    /// A range of the readable text as code points of the decoded file.
    public func codePoints(_ range: Range<Int>) -> Range<Int> { source.map.codePoints(of: range) }

    /// The words in a range of code points of the decoded file.
    public func words(in range: Range<Int>) -> String { source.words(inCodePoints: range) }
}

extension Finding {
    /// The finding as a reading of a conclusion: what the text does not give is not stated.
    var reading: ConclusionReading {
        ConclusionReading(
            kind: kind,
            strength: strength,
            actionLevel: actionLevel,
            actors: actors.isEmpty ? .notStated : .statedInText(actors),
            scope: scope,
            addressee: addressee.map(Stated.statedInText) ?? .notStated,
            domain: domain.map(Stated.statedInText) ?? .notStated,
            heading: heading,
            deadline: due.map { .statedInText($0.deadline) } ?? .notStated,
            place: place.map(Stated.statedInText) ?? .notStated
        )
    }
}

extension StatedTime {
    /// The time as a deadline of a conclusion.
    var deadline: Deadline { Deadline(words: text, date: edtf.flatMap { try? ExtendedDate($0) }) }
}
