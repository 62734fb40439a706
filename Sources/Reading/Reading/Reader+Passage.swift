public import Consultations

extension Reader {
    /// Describes a passage that a person marked: what its words and its heading say of time, domain, place and voice.
    ///
    /// Who is bound is not read: without a formula there is no subject to trust, and nothing is guessed.
    ///
    /// - Parameters:
    ///   - range: where the passage stands in `utf8`; what lies outside of the text is left out.
    ///   - kind: the kind that the person gave it.
    ///   - utf8: the text, in valid UTF-8.
    ///   - apart: the parts that belong to the page and not to its text.
    ///   - headings: the parts that the page marks as headings.
    ///   - language: the language in which the text was read.
    /// - Returns: what the words say, and nothing that they do not.
    /// - Throws: `ReadingError` where the language has no lexicon.
    public func describe(
        _ range: Range<Int>,
        as kind: ConclusionKind,
        in utf8: [UInt8],
        apart: [Range<Int>] = [],
        headings: [Range<Int>] = [],
        language: Language
    ) throws(ReadingError) -> PassageDetails {
        let passage = try passage(utf8, apart: apart, headings: headings, language: language)
        let first = passage.tokens.firstIndex { Int($0.start) >= range.lowerBound } ?? passage.tokens.count
        let last = passage.tokens.lastIndex { $0.end <= range.upperBound } ?? -1
        guard first <= last else { return PassageDetails() }
        return FindingWriter(passage: passage, parties: PartyReader(passage: passage))
            .details(of: first..<last + 1, kind: kind)
    }
}

/// What the words of a passage say beside its kind; absent is what they do not say.
public struct PassageDetails: Hashable, Sendable {
    public var domain: PolicyDomain?
    public var heading: String?
    public var due: StatedTime?
    public var place: String?
    public var voice: Voice

    public init(
        domain: PolicyDomain? = nil,
        heading: String? = nil,
        due: StatedTime? = nil,
        place: String? = nil,
        voice: Voice = .primaryText
    ) {
        self.domain = domain
        self.heading = heading
        self.due = due
        self.place = place
        self.voice = voice
    }
}
