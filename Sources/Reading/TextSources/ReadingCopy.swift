/// The text that was taken out of a file, as a file of its own: what was read stays what it was, whatever program or
/// version of one takes texts out later.
///
/// Lines of a head say how the text came about; an empty line ends the head; the rest is the text in UTF-8. Ranges are
/// bytes of that text.
///
/// ```
/// suivi-text/1
/// format: pdf
/// encoding: utf-8
/// producer: pdftotext 22.12.0
/// apart: 0-40 712-760
/// headings: 41-60
///
/// The Parties …
/// ```
public enum ReadingCopy {
    private static let magic = "suivi-text/1"
    private static let most = 1 << 20

    /// The file for a text; the same text gives the same bytes.
    public static func bytes(of text: SourceText) -> [UInt8] {
        var head = "\(magic)\nformat: \(text.format.rawValue)\nencoding: \(text.encoding.name)\n"
        if let producer = text.producer {
            head += "producer: \(String(producer.unicodeScalars.filter { $0.value >= 0x20 }))\n"
        }
        for (name, ranges) in [("apart", text.apart), ("headings", text.headings), ("items", text.items)]
        where !ranges.isEmpty {
            head += name + ": "
            head += ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " ") + "\n"
        }
        return Array((head + "\n").utf8) + text.utf8
    }

    /// Reads such a file; `name` stands for it in errors.
    ///
    /// - Throws: `TextSourceError.damaged` with the number of the line that is not as it should be.
    public static func read(_ bytes: [UInt8], name: String) throws(TextSourceError) -> SourceText {
        var head = Head()
        var line = 1
        var start = 0
        while true {
            guard let end = bytes[start...].firstIndex(of: 0x0A) else {
                throw .damaged(name: name, part: magic, line: line)
            }
            let text = String(decoding: bytes[start..<end], as: UTF8.self)
            start = end + 1
            if text.isEmpty, line > 1 { break }
            guard line == 1 ? text == magic : head.take(text) else {
                throw .damaged(name: name, part: magic, line: line)
            }
            line += 1
        }
        let utf8 = Array(bytes[start...])
        let end = [head.apart, head.headings, head.items].compactMap { $0.last?.upperBound }.max() ?? 0
        guard let format = head.format, let encoding = head.encoding, UTF8Check.firstInvalidByte(of: utf8) == nil,
            !utf8.isEmpty, end <= utf8.count
        else { throw .damaged(name: name, part: magic, line: nil) }
        return SourceText(
            format: format,
            encoding: encoding,
            evidence: .given,
            apart: head.apart,
            headings: head.headings,
            items: head.items,
            producer: head.producer,
            map: OffsetMapBuilder.identity(of: DecodedText(utf8: utf8))
        )
    }

    /// What the head says.
    private struct Head {
        var format: SourceFormat?
        var encoding: TextEncoding?
        var producer: String?
        var apart: [Range<Int>] = []
        var headings: [Range<Int>] = []
        var items: [Range<Int>] = []

        /// Takes a line; says whether it is one.
        mutating func take(_ line: String) -> Bool {
            guard let colon = line.firstRange(of: ": ") else { return false }
            let value = line[colon.upperBound...]
            switch line[..<colon.lowerBound] {
            case "format":
                format = SourceFormat(rawValue: String(value))
                return format != nil
            case "encoding":
                encoding = TextEncoding(label: String(value))
                return encoding != nil
            case "producer": producer = String(value)
            case "apart": return Self.read(value, into: &apart)
            case "headings": return Self.read(value, into: &headings)
            case "items": return Self.read(value, into: &items)
            default: return false
            }
            return true
        }

        /// Reads ranges that are in order, apart from each other and not empty.
        private static func read(_ text: Substring, into ranges: inout [Range<Int>]) -> Bool {
            guard ranges.isEmpty else { return false }
            var end = 0
            for part in text.split(separator: " ") {
                let bounds = part.split(separator: "-", omittingEmptySubsequences: false)
                guard bounds.count == 2, let low = Int(bounds[0]), let high = Int(bounds[1]), low >= end, low < high,
                    ranges.count < most
                else { return false }
                ranges.append(low..<high)
                end = high
            }
            return !ranges.isEmpty
        }
    }
}
