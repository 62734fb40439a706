/// A text as a reader gets it, with the way back to the file it came from.
///
/// **Offsets.** Every place outside this module is counted in Unicode code points of the *decoded text*. For plain text
/// and pages the decoded text is the file itself as characters, mark-up included, and `map` leads to its bytes. The other
/// formats have no such text: their characters are packed, in styles, or mere strokes of ink. For them the decoded text
/// *is* `utf8`, the readable text that is made here by fixed rules; `map` is the identity, and its bytes are those of
/// `utf8`. The file is kept by its SHA-256 and never altered, and the same bytes give the same text on every machine,
/// with the same `producer` where there is one.
public struct SourceText: Hashable, Sendable {
    /// The readable text in valid UTF-8, without a byte order mark.
    ///
    /// For plain text it's the whole file as it stands, line ends and odd spaces included. For all other formats it's
    /// the text that a person would see: paragraphs apart by an empty line, white space collapsed, references decoded.
    public var utf8: [UInt8] { map.utf8 }
    /// What kind of file it came from.
    public let format: SourceFormat
    /// How the bytes of the file stand for characters; for a message, of the parts that don't say so themselves.
    public let encoding: TextEncoding
    /// How the encoding is known.
    public let evidence: EncodingEvidence
    /// The parts of `utf8` that don't belong to the text proper: navigation, menus, share links, footers of a page;
    /// headers, footers, footnotes and tables of contents of a document; the addresses of a message.
    ///
    /// They are in order, apart from each other and never empty. Plain text has none.
    public let apart: [Range<Int>]
    /// The parts of `utf8` that the file marks as headings; in order, none in plain text.
    public let headings: [Range<Int>]
    /// The parts of `utf8` that the file marks as items of a list; in order, none in plain text.
    public let items: [Range<Int>]
    /// The program that took the text out, with its version and languages, where another machine may have another one.
    public let producer: String?
    /// How sure the words of a scan are on average, from 0 to 100; nothing for all other formats.
    public let confidence: Int?
    /// What of the file is not in the text.
    public let omissions: [Omission]
    /// The way from `utf8` to the file and back.
    public let map: OffsetMap

    init(
        format: SourceFormat,
        encoding: TextEncoding,
        evidence: EncodingEvidence,
        apart: [Range<Int>],
        headings: [Range<Int>],
        items: [Range<Int>] = [],
        producer: String? = nil,
        confidence: Int? = nil,
        omissions: [Omission] = [],
        map: OffsetMap
    ) {
        self.format = format
        self.encoding = encoding
        self.evidence = evidence
        self.apart = apart
        self.headings = headings
        self.items = items
        self.producer = producer
        self.confidence = confidence
        self.omissions = omissions
        self.map = map
    }

    /// The characters of a part of `utf8`; what lies outside or cuts a character in two is left out or replaced.
    public func text(in range: Range<Int>) -> String {
        String(decoding: utf8[range.clamped(to: 0..<utf8.count)], as: UTF8.self)
    }
}
