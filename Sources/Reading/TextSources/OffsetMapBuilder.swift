/// Builds the readable text of a decoded file together with its map, from front to back.
struct OffsetMapBuilder {
    /// The readable text so far.
    private(set) var utf8: [UInt8] = []
    private var runs: [OffsetMap.Run] = []
    private let source: DecodedText
    /// The place in the decoded file up to which code points and bytes are counted; it only moves forwards.
    private var cursor: OffsetMap.Place
    /// Where in the decoded file the last copied run goes on, or nothing after a replaced one.
    private var continuation: Int?
    /// Where in the decoded file the last piece ends.
    private var lastEnd = 0

    init(source: DecodedText) {
        self.source = source
        cursor = OffsetMap.Place(utf8: 0, byte: source.markLength, codePoint: 0)
    }

    /// The map of a file that is kept as it stands.
    static func identity(of source: DecodedText) -> OffsetMap {
        var builder = OffsetMapBuilder(source: source)
        builder.continuation = 0
        var start = 0
        while start < source.utf8.count {
            // Runs begin with a character, so a run may be up to three bytes shorter than the stride.
            var end = min(start + OffsetMap.stride, source.utf8.count)
            while end < source.utf8.count, source.utf8[end] & 0xC0 == 0x80 { end -= 1 }
            builder.runs.append(builder.run(at: start, utf8: start, replaced: nil))
            start = end
        }
        builder.utf8 = source.utf8
        return builder.finish()
    }

    /// Copies whole characters of the decoded file.
    mutating func copy(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            var end = min(start + OffsetMap.stride, range.upperBound)
            while end < range.upperBound, source.utf8[end] & 0xC0 == 0x80 { end -= 1 }
            if continuation != start || runStart + OffsetMap.stride < utf8.count + (end - start) {
                runs.append(run(at: start, utf8: utf8.count, replaced: nil))
            }
            utf8.append(contentsOf: source.utf8[start..<end])
            continuation = end
            lastEnd = end
            start = end
        }
    }

    /// Puts an empty line that stands for nothing in the file after what was written last.
    mutating func separateParagraphs() {
        replace(lastEnd..<lastEnd, by: [0x0A, 0x0A])
    }

    /// Lets an ASCII character stand for one ASCII character of the decoded file, as a space for a line end.
    mutating func copy(_ byte: UInt8, insteadOf offset: Int) {
        if continuation != offset || runStart + OffsetMap.stride < utf8.count + 1 {
            runs.append(run(at: offset, utf8: utf8.count, replaced: nil))
        }
        utf8.append(byte)
        continuation = offset + 1
        lastEnd = offset + 1
    }

    /// Puts text in the place of a piece of the decoded file, which may be empty.
    mutating func replace(_ range: Range<Int>, by text: some Collection<UInt8>) {
        guard !text.isEmpty else { return }
        let start = runPlace(at: range.lowerBound)
        let end = runPlace(at: range.upperBound)
        let extent = OffsetMap.Extent(
            bytes: UInt32(clamping: end.byte - start.byte),
            codePoints: UInt32(clamping: end.codePoint - start.codePoint)
        )
        runs.append(
            OffsetMap.Run(
                utf8: UInt32(clamping: utf8.count),
                byte: UInt32(clamping: start.byte),
                codePoint: UInt32(clamping: start.codePoint),
                replaced: extent
            )
        )
        utf8.append(contentsOf: text)
        continuation = nil
        lastEnd = range.upperBound
    }

    /// The text and its map.
    consuming func finish() -> OffsetMap {
        let place = runPlace(at: source.utf8.count)
        return OffsetMap(
            utf8: utf8,
            encoding: source.encoding,
            runs: runs,
            end: OffsetMap.Place(utf8: utf8.count, byte: place.byte, codePoint: place.codePoint)
        )
    }

    private var runStart: Int { runs.last.map { Int($0.utf8) } ?? 0 }

    private mutating func run(at offset: Int, utf8: Int, replaced: OffsetMap.Extent?) -> OffsetMap.Run {
        let place = runPlace(at: offset)
        return OffsetMap.Run(
            utf8: UInt32(clamping: utf8),
            byte: UInt32(clamping: place.byte),
            codePoint: UInt32(clamping: place.codePoint),
            replaced: replaced
        )
    }

    /// Counts on to an offset of the decoded file.
    private mutating func runPlace(at offset: Int) -> OffsetMap.Place {
        if source.encoding == .utf8, cursor.utf8 < offset {
            cursor.codePoint += UTF8Check.characters(in: source.utf8, cursor.utf8..<offset)
            cursor.byte += offset - cursor.utf8
            cursor.utf8 = offset
        }
        while cursor.utf8 < offset {
            let width = utf8Width(of: source.utf8[cursor.utf8])
            cursor.utf8 += width
            cursor.byte += source.encoding.byteWidth(ofUTF8Width: width)
            cursor.codePoint += 1
        }
        return cursor
    }
}
