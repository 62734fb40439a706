import Testing
import TextSources
import XML

/// Holds the map of a text against the file it came from.
///
/// For every character: the characters of the file at the mapped place decode to it, by Foundation's decoder and
/// libxml2's references; bytes and code points name the same piece; the way back leads to the same offset; and nothing
/// runs backwards.
func checkMap(of text: SourceText, file: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let markLength = text.evidence == .byteOrderMark ? (text.encoding == .utf8 ? 3 : 2) : 0
    let source = try Samples.scalars(file.dropFirst(markLength), as: text.encoding)
    var offset = 0
    var last = (codePoint: 0, byte: 0)
    for scalar in text.string.unicodeScalars {
        let range = offset..<offset + UTF8.width(scalar)
        let codePoints = text.map.codePoints(of: range)
        let bytes = text.map.bytes(of: range)
        guard codePoints.upperBound <= source.count, bytes.upperBound <= file.count else {
            Issue.record("offset \(offset) is mapped outside the file", sourceLocation: sourceLocation)
            return
        }
        let piece = source[codePoints]
        if text.map.codePoint(at: offset) != codePoints.lowerBound || text.map.byte(at: offset) != bytes.lowerBound
            || codePoints.lowerBound < last.codePoint || bytes.lowerBound < last.byte
        {
            Issue.record("offset \(offset) runs backwards or is mapped twice", sourceLocation: sourceLocation)
        }
        last = (codePoints.lowerBound, bytes.lowerBound)
        if try Samples.scalars(file[bytes], as: text.encoding) != Array(piece) {
            Issue.record("bytes and code points differ at offset \(offset)", sourceLocation: sourceLocation)
        }
        if !stands(for: scalar, piece, in: text.format) {
            Issue.record("offset \(offset): '\(scalar)' came from \(Array(piece))", sourceLocation: sourceLocation)
        }
        if !codePoints.isEmpty {
            let back = (
                text.map.utf8Offset(ofCodePoint: codePoints.lowerBound), text.map.utf8Offset(ofByte: bytes.lowerBound)
            )
            if back != (offset, offset) {
                Issue.record("offset \(offset) comes back as \(back)", sourceLocation: sourceLocation)
            }
        }
        offset = range.upperBound
    }
}

/// Whether a piece of the file may appear as a character.
private func stands(for scalar: Unicode.Scalar, _ piece: ArraySlice<Unicode.Scalar>, in format: SourceFormat) -> Bool {
    if piece.elementsEqual([scalar]) { return true }
    guard format == .html else { return false }
    let characters = String(String.UnicodeScalarView(piece))
    if scalar == "\n", piece.isEmpty || characters.lowercased().hasPrefix("<br") || characters.lowercased() == "</br>" {
        return true
    }
    if scalar == " ", !piece.isEmpty {
        let rest = ["&#32;", "&#10;", "&#9;", "&#x20;", "&Tab;", "&NewLine;"].reduce(characters) {
            $0.split(separator: $1, omittingEmptySubsequences: false).joined()
        }
        return rest.unicodeScalars.allSatisfy { " \t\n\r\u{C}".unicodeScalars.contains($0) }
    }
    guard characters.hasPrefix("&"), !characters.contains("<") else { return false }
    // Names of later standards and numbers without a character are checked by tables of their own.
    // Only names of ISO 8859-1 may lack the semicolon (HTML standard §13.5), which libxml2 always wants.
    guard characters.hasSuffix(";") || scalar.value < 0x100 || characters.hasPrefix("&#") else { return false }
    let whole = characters.hasSuffix(";") ? characters : characters + ";"
    let events = try? HTMLParser().events(of: Array("<p>\(whole)".utf8))
    let judged = events?.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
    return judged == String(Character(scalar)) || scalar == "\u{FFFD}" || ReferenceTests.later.contains(characters)
        || characters.hasPrefix("&#")
}
