/// A text as a reader gets it, with the way back to the file it came from.
public struct SourceText: Hashable, Sendable {
    /// The readable text in valid UTF-8, without a byte order mark.
    ///
    /// For plain text it's the whole file as it stands, line ends and odd spaces included. For a page it's the text
    /// that a browser would show: paragraphs apart by an empty line, white space collapsed, references decoded.
    public var utf8: [UInt8] { map.utf8 }
    /// What kind of file it came from.
    public let format: SourceFormat
    /// How the bytes of the file stand for characters.
    public let encoding: TextEncoding
    /// How the encoding is known.
    public let evidence: EncodingEvidence
    /// The parts of `utf8` that belong to the page and not to its text: navigation, menus, share links, footers.
    ///
    /// They are in order, apart from each other and never empty. Plain text has none.
    public let apart: [Range<Int>]
    /// The parts of `utf8` that the page marks as headings; in order, none in plain text.
    public let headings: [Range<Int>]
    /// The way from `utf8` to the file and back.
    public let map: OffsetMap

    /// The characters of a part of `utf8`; what lies outside or cuts a character in two is left out or replaced.
    public func text(in range: Range<Int>) -> String {
        String(decoding: utf8[range.clamped(to: 0..<utf8.count)], as: UTF8.self)
    }
}
