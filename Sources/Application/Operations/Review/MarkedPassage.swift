import Consultations
import Reading
import TextSources

extension ExaminedDocument {
    /// A passage that the reader missed and a person marked, as a passage for review.
    ///
    /// No rule found it, so it has no grounds. Time, domain, heading, place and voice are read in its words; who is bound
    /// is not yet entered. The range is in Unicode code points of the decoded file; the passage goes under the number
    /// `finding`.
    func passage(
        marked range: Range<Int>,
        as kind: ConclusionKind,
        finding: Int,
        reader: Reader
    ) throws(OperationError) -> ReviewItem {
        let words = words(in: range)
        guard range.upperBound <= source.map.codePoints(of: 0..<source.utf8.count).upperBound,
            words.contains(where: { !$0.isWhitespace })
        else { throw .review(.outsideText(range)) }
        let start = source.map.utf8Offset(ofCodePoint: range.lowerBound)
        let details: PassageDetails
        do {
            details = try reader.describe(
                start..<start + words.utf8.count,
                as: kind,
                in: source.utf8,
                apart: source.apart,
                headings: source.headings,
                language: result.language
            )
        } catch { throw .reading(error) }
        return ReviewItem(
            finding: finding,
            range: range,
            reading: ConclusionReading(
                kind: kind,
                strength: kind.plainStrength,
                actionLevel: kind.following == .attributed ? .nothing : .general,
                actors: .notYetEntered,
                scope: .unstated,
                addressee: .notYetEntered,
                domain: details.domain.map(Stated.statedInText) ?? .notStated,
                heading: details.heading,
                deadline: details.due.map { .statedInText($0.deadline) } ?? .notStated,
                place: details.place.map(Stated.statedInText) ?? .notStated
            ),
            voice: details.voice,
            confidence: .high,
            grounds: [],
            restates: nil,
            decision: .accepted
        )
    }
}

extension ConclusionKind {
    /// The strength of a passage whose words no formula weighed: the least that its kind means.
    fileprivate var plainStrength: Strength {
        switch self {
        case .procedural, .decision, .mandate, .commitment: .firm
        case .offer, .intention, .request, .support: .soft
        case .position, .appreciation, .information: .none
        }
    }
}
