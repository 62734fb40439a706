public import Consultations

/// Reads a text of any length while it arrives, in constant memory.
///
/// The findings are those of ``Reader/read(_:apart:headings:items:language:)`` for the same bytes.
///
/// ```swift
/// var reading = StreamedReading(reader, language: nil)
/// for piece in pieces { findings += try reading.read(piece) }
/// findings += try reading.finish()
/// ```
public struct StreamedReading {
    private let reader: Reader
    private let known: Language?
    private var parts: PartReader?
    private var isWrapped = false
    /// The blocks that were taken over from the part before, and behind them what has arrived since.
    private var buffer: [UInt8] = []
    private var carried: [(place: Int, block: Block)] = []
    /// Where in the buffer the text goes on.
    private var start = 0
    /// How many bytes and code points of the text lie before that.
    private var before = (bytes: 0, codePoints: 0)
    /// How much must have arrived before the next part is tried.
    private var needed = PartReader.whole + 1

    /// A text that is shorter is read as a whole.
    public static var shortest: Int { PartReader.whole + 1 }

    /// - Parameters:
    ///   - reader: what reads.
    ///   - language: the language of the text, where somebody knows it; else it is told from the words.
    public init(_ reader: Reader, language: Language? = nil) {
        self.reader = reader
        known = language
    }

    /// The language of the text, as soon as it is known.
    public var language: Language? { parts?.lexicon.language }

    /// Goes on with valid UTF-8; pieces may end inside of a character.
    ///
    /// - Returns: the findings that are complete, in the order of the text.
    /// - Throws: `ReadingError` where the language cannot be told or has no lexicon.
    public mutating func read(_ utf8: ArraySlice<UInt8>) throws(ReadingError) -> [StreamedFinding] {
        var done: [StreamedFinding] = []
        try read(utf8) { done += $0 }
        return done
    }

    /// Goes on with valid UTF-8, and gives what each part of it completes before the next part is read.
    public mutating func read(
        _ utf8: ArraySlice<UInt8>,
        _ give: ([StreamedFinding]) -> Void
    ) throws(ReadingError) {
        buffer += utf8
        while buffer.count - start >= needed {
            guard let found = try step(isEnd: false) else {
                needed += PartReader.size
                continue
            }
            give(found)
            needed = PartReader.size + PartReader.size / 4
        }
    }

    /// Reads what is left: the text has ended.
    public mutating func finish() throws(ReadingError) -> [StreamedFinding] {
        var done: [StreamedFinding] = []
        try finish { done += $0 }
        return done
    }

    /// Reads what is left, and gives what each part of it completes.
    public mutating func finish(_ give: ([StreamedFinding]) -> Void) throws(ReadingError) {
        repeat { give(try step(isEnd: true) ?? []) } while start < buffer.count
    }

    /// Reads a part; nothing where more of the text is needed to know where it ends.
    private mutating func step(isEnd: Bool) throws(ReadingError) -> [StreamedFinding]? {
        let blocks = BlockReader(utf8: buffer, apart: [], headings: [])
        let isLong = parts != nil || buffer.count > PartReader.whole
        var parts: PartReader
        if let known = self.parts {
            parts = known
        } else {
            parts = PartReader(lexicon: try reader.lexicon(for: known, blocks: blocks))
            isWrapped = blocks.isWrapped(from: blocks.start)
            start = blocks.start
            before = (start, CodePoints.count(buffer[..<start]))
        }
        self.parts = nil
        var part = BlockReader.TextPart()
        let isComplete = blocks.read(
            &part,
            from: start,
            size: isLong ? PartReader.size : nil,
            wrapped: isWrapped,
            isWhole: isEnd
        )
        guard isComplete else {
            self.parts = parts
            return nil
        }
        let next = part.next ?? buffer.count
        parts.take(part, of: blocks, carried: carried)
        let found = parts.conclusions()
        parts.learn(found.clauses)
        let places = CodePoints(buffer, start..<next)
        parts.write(found) { found in
            let range = found.finding.range
            found.quote = Array(blocks.utf8[range])
            let (first, last) = (places.before(range.lowerBound), places.before(range.upperBound))
            found.codePoints = before.codePoints + first..<before.codePoints + last
            let shift = before.bytes - start
            found.finding.range = range.lowerBound + shift..<range.upperBound + shift
        }
        let done = parts.queue.leave(atEnd: isEnd && part.next == nil)
        before = (before.bytes + next - start, before.codePoints + places.count)
        keep(from: next, of: parts)
        self.parts = parts
        return done.map { StreamedFinding(finding: $0.finding, codePoints: $0.codePoints, quote: $0.quote) }
    }

    /// Leaves behind what was read, but for the blocks that the next part needs.
    private mutating func keep(from next: Int, of parts: PartReader) {
        var kept: [UInt8] = []
        carried = parts.carried()
        for index in carried.indices {
            let first = kept.count
            kept += buffer[carried[index].block.range]
            carried[index].block.range = first..<kept.count
            kept.append(0x0A)
        }
        start = kept.count
        kept += buffer[next...]
        buffer = kept
    }
}

/// A finding in a text that is read as a stream.
public struct StreamedFinding: Sendable {
    /// Its range counts bytes from the beginning of the text.
    public let finding: Finding
    /// Where it stands in Unicode code points.
    public let codePoints: Range<Int>
    /// Its words, in UTF-8.
    public let quote: [UInt8]
}

/// Counts the code points before places of a text.
struct CodePoints {
    private let utf8: [UInt8]
    private let start: Int
    /// How many begin before each step.
    private var counts: [Int] = []
    let count: Int

    private static let step = 1024

    init(_ utf8: [UInt8], _ range: Range<Int>) {
        self.utf8 = utf8
        start = range.lowerBound
        var sum = 0
        var position = start
        while position < range.upperBound {
            counts.append(sum)
            let end = min(position + Self.step, range.upperBound)
            sum += Self.count(utf8[position..<end])
            position = end
        }
        counts.append(sum)
        count = sum
    }

    func before(_ place: Int) -> Int {
        let step = (place - start) / Self.step
        return counts[step] + Self.count(utf8[start + step * Self.step..<place])
    }

    static func count(_ utf8: ArraySlice<UInt8>) -> Int {
        var count = 0
        for byte in utf8 where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
