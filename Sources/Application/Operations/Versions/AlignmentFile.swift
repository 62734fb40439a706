import CanonicalBytes
import Comparing
import Consultations
public import Reading

/// An alignment as a file that people can edit: one line a passage.
///
/// `3 = 3`, `4-5 = 4`, `6 = -`, `- = 6`, `7 = 7 alike`: the sentences of the first document, those of the second that
/// stand for them, and what a person found on looking. Everything after `#` is for the eye.
public enum AlignmentFile {
    /// A line: sentences by their places from 0; an empty range where a text has no counterpart.
    struct Line: Hashable {
        var left: Range<Int>
        var right: Range<Int>
        var mark: AlignedPassage.Mark?
    }

    /// What is wrong with a line, counted from 1.
    public enum LineError: Error, Hashable, Sendable, CustomStringConvertible {
        case notALine(line: Int, String)
        case noSentence(line: Int, Int, of: Int)
        case usedTwice(line: Int, Int)
        case notUTF8(String)
        /// A file without any passage would take every passage apart.
        case empty(String)
        /// The head of the file names another document, or the two the other way round.
        case otherDocument(line: Int)

        public var description: String {
            switch self {
            case .notALine(let line, let text):
                "line \(line): '\(text)' is no passage; write for example '4-5 = 4', '6 = -' or '7 = 7 alike'"
            case .noSentence(let line, let number, let count):
                "line \(line): there is no sentence \(number); the text has \(count)"
            case .usedTwice(let line, let number): "line \(line): sentence \(number) stands in an earlier line already"
            case .notUTF8(let path): "\(path) is not UTF-8 text"
            case .empty(let path): "\(path) has no passage; write for example '4-5 = 4'"
            case .otherDocument(let line):
                "line \(line): this is the alignment of other documents; name them in the order of the file"
            }
        }
    }

    /// The file for two versions as they are aligned now.
    public static func text(_ versions: AlignedVersions) -> String {
        let comparison = versions.comparison
        var text = "# \(versions.left.language) = \(versions.right.language)\n"
        for document in [versions.left, versions.right] {
            text += "# \(document.language): \(document.file.name.onOneLine) \(document.file.sha256.hexadecimal)\n"
        }
        text += "# sentences = sentences [alike|different]; '-' where there is no counterpart\n"
        for (place, passage) in comparison.passages.enumerated() {
            let left = passage.left.map(comparison.left.sentences(in:)) ?? 0..<0
            let right = passage.right.map(comparison.right.sentences(in:)) ?? 0..<0
            text += "\n\(numbers(left)) = \(numbers(right))"
            if let mark = versions.marks[place] { text += " \(mark.rawValue)" }
            text += "\n"
            let classes = passage.differences.map(\.code.rawValue)
            if !classes.isEmpty { text += "# ? \(classes.joined(separator: " "))\n" }
            for (account, places) in [(comparison.left, left), (comparison.right, right)] {
                for sentence in places {
                    let words = account.words(in: account.sentences[sentence].range)
                    text += "# \(account.language) \(sentence + 1): \(words)\n"
                }
            }
        }
        return text
    }

    private static func numbers(_ places: Range<Int>) -> String {
        switch places.count {
        case 0: "-"
        case 1: String(places.lowerBound + 1)
        default: "\(places.lowerBound + 1)-\(places.upperBound)"
        }
    }

    /// The versions by the alignment of a file.
    ///
    /// Sentences that no line names have no counterpart.
    public static func versions(
        _ bytes: [UInt8],
        path: String,
        of versions: AlignedVersions,
        reader: Reader
    ) throws(LineError) -> AlignedVersions {
        try checkHead(bytes, of: [versions.left.file.sha256, versions.right.file.sha256])
        let counts = (versions.comparison.left.sentences.count, versions.comparison.right.sentences.count)
        return AlignedVersions(versions, lines: try lines(bytes, path: path, of: counts), reader: reader)
    }

    static func lines(_ bytes: [UInt8], path: String, of counts: (Int, Int)) throws(LineError) -> [Line] {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8(path) }
        var lines: [Line] = []
        var used: (Set<Int>, Set<Int>) = ([], [])
        for (offset, whole) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = whole.prefix { $0 != "#" }
            let words = line.split(whereSeparator: \.isWhitespace)
            guard !words.isEmpty else { continue }
            let number = offset + 1
            guard (3...4).contains(words.count), words[1] == "=", let left = places(words[0]),
                let right = places(words[2]), !left.isEmpty || !right.isEmpty
            else { throw .notALine(line: number, String(line)) }
            let mark = words.count == 4 ? AlignedPassage.Mark(rawValue: String(words[3])) : nil
            guard words.count == 3 || mark != nil else { throw .notALine(line: number, String(line)) }
            try take(left, of: counts.0, line: number, into: &used.0)
            try take(right, of: counts.1, line: number, into: &used.1)
            lines.append(Line(left: left, right: right, mark: mark))
        }
        guard !lines.isEmpty else { throw .empty(path) }
        return lines
    }

    /// Whether the digests before the first passage, where there are any, are those of the two documents in order.
    private static func checkHead(_ bytes: [UInt8], of documents: [Digest]) throws(LineError) {
        var expected = documents[...]
        for (offset, line) in bytes.split(separator: 0x0A, maxSplits: 8, omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            guard line.first == UInt8(ascii: "#") else { return }
            let word = line.split { $0 == 0x20 || $0 == 0x0D }.last.map { String(decoding: $0, as: UTF8.self) }
            guard let digest = word.flatMap(Digest.init(hexadecimal:)), let next = expected.popFirst() else { continue }
            guard digest == next else { throw .otherDocument(line: offset + 1) }
        }
    }

    private static func take(
        _ places: Range<Int>,
        of count: Int,
        line: Int,
        into used: inout Set<Int>
    ) throws(LineError) {
        guard places.upperBound <= count else { throw .noSentence(line: line, places.upperBound, of: count) }
        for place in places {
            guard used.insert(place).inserted else { throw .usedTwice(line: line, place + 1) }
        }
    }

    /// `4`, `4-6` or `-`.
    private static func places(_ text: Substring) -> Range<Int>? {
        if text == "-" { return 0..<0 }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ (1...9).contains($0.utf8.count) }),
            let first = parts.first.flatMap({ Int($0) }), let last = parts.last.flatMap({ Int($0) }), first >= 1,
            last >= first
        else { return nil }
        return first - 1..<last
    }
}
