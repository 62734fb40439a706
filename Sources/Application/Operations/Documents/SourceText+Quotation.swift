import Consultations
import Signing
public import TextSources

extension SourceText {
    /// The readable words that stand in a range of code points of the decoded file.
    ///
    /// For plain text that is the file itself; for a page, the words without the mark-up between them.
    public func words(inCodePoints range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        let start = map.utf8Offset(ofCodePoint: range.lowerBound)
        // The end of a range is the end of its last character; what follows may be mark-up.
        var end = min(map.utf8Offset(ofCodePoint: range.upperBound - 1) + 1, utf8.count)
        while end < utf8.count, utf8[end] & 0xC0 == 0x80 { end += 1 }
        return start < end ? text(in: start..<end) : ""
    }

    /// Whether the words of a quotation stand at its place.
    func anchors(_ quotation: Quotation) -> Bool {
        words(inCodePoints: quotation.range) == quotation.text
            && SHA256().digest(Array(quotation.text.utf8)) == quotation.sha256
    }

    /// The readable words before a range of code points and after it, at most so many bytes on either side.
    func context(of range: Range<Int>, length: Int) -> (before: String, after: String) {
        let start = map.utf8Offset(ofCodePoint: range.lowerBound)
        let words = words(inCodePoints: range)
        let end = min(start + words.utf8.count, utf8.count)
        var first = max(0, start - length)
        while first < start, utf8[first] & 0xC0 == 0x80 { first += 1 }
        var last = min(utf8.count, end + length)
        while last > end, last < utf8.count, utf8[last] & 0xC0 == 0x80 { last -= 1 }
        return (text(in: first..<start), text(in: end..<last))
    }
}
