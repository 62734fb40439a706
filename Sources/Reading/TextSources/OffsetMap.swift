/// The way from offsets in a readable text to places in the file that it came from, and back.
///
/// Three rulers measure one text: UTF-8 bytes of the readable text, bytes of the original file, and Unicode code points
/// of the decoded file. The decoded file is the whole file without its byte order mark; for a page that is the mark-up
/// itself.
///
/// The map keeps runs, not one entry a byte. A *copied* run is text that stands in the file character for character, so
/// that a place inside is found by walking at most `stride` bytes; a *replaced* run stands for another piece of the file:
/// a reference such as `&eacute;`, several spaces that became one, a `<br>`, or nothing (the empty line between
/// paragraphs). All directions are monotone. An offset outside the text counts as its nearest end, an offset inside a
/// character as that character's beginning, a place in mark-up as the next readable character.
public struct OffsetMap: Hashable, Sendable {
    /// The readable text.
    let utf8: [UInt8]
    /// How wide a character is in the file.
    let encoding: TextEncoding
    /// The runs, in order in all three rulers; the first begins at 0 of the readable text.
    let runs: [Run]
    /// Where the text ends in all three rulers.
    let end: Place

    /// The greatest length of a copied run in bytes.
    static let stride = 512

    /// One place on the three rulers.
    struct Place: Hashable, Sendable {
        var utf8: Int
        var byte: Int
        var codePoint: Int
    }

    /// A piece of the readable text and where it stands in the file.
    ///
    /// 32 bits are enough: files are refused from 1 GiB on, long before an offset needs more.
    struct Run: Hashable, Sendable {
        let utf8: UInt32
        let byte: UInt32
        let codePoint: UInt32
        /// The piece of the file that a replaced run stands for; nothing for a copied run.
        let replaced: Extent?

        var place: Place { Place(utf8: Int(utf8), byte: Int(byte), codePoint: Int(codePoint)) }
    }

    /// How much of the file a replaced run stands for.
    struct Extent: Hashable, Sendable {
        let bytes: UInt32
        let codePoints: UInt32
    }

    /// The code point of the decoded file at which the character at an offset of the readable text begins.
    public func codePoint(at utf8Offset: Int) -> Int { place(at: utf8Offset).codePoint }

    /// The byte of the file at which the character at an offset of the readable text begins.
    public func byte(at utf8Offset: Int) -> Int { place(at: utf8Offset).byte }

    /// The code points of the decoded file that a part of the readable text came from.
    ///
    /// The range ends where the last character ends, so mark-up after it stays out; mark-up between its characters is
    /// inside. An empty range stays empty.
    public func codePoints(of range: Range<Int>) -> Range<Int> {
        let (start, end) = places(of: range)
        return start.codePoint..<end.codePoint
    }

    /// The bytes of the file that a part of the readable text came from.
    public func bytes(of range: Range<Int>) -> Range<Int> {
        let (start, end) = places(of: range)
        return start.byte..<end.byte
    }

    /// The offset in the readable text of the character that stands at a code point of the decoded file.
    public func utf8Offset(ofCodePoint codePoint: Int) -> Int { offset(of: codePoint, on: .codePoints) }

    /// The offset in the readable text of the character that stands at a byte of the file.
    public func utf8Offset(ofByte byte: Int) -> Int { offset(of: byte, on: .bytes) }
}
