import TextSources

/// Finds words that a person typed in a document, and says where they stand.
///
/// White space counts as one space, whatever it is, so that words may be copied across the ends of lines. Words with an
/// ellipsis between them (`The Parties will … by 2030`) mean the passage from the first to the last.
struct PassageFinder {
    private let document: ExaminedDocument
    /// The text with single spaces, and for each byte where it stands in the readable text.
    private let bytes: [UInt8]
    private let places: [Int]

    init(document: ExaminedDocument) {
        self.document = document
        (bytes, places) = Self.spaced(document.source.utf8)
    }

    /// Where words stand, in Unicode code points of the decoded file.
    func range(of words: String) throws(ReviewError) -> Range<Int> {
        let parts = Self.parts(words)
        guard let first = parts.first, let last = parts.last, !first.isEmpty, !last.isEmpty else {
            throw .noPassage(words)
        }
        guard let start = place(of: first, from: 0) else { throw .noPassage(words) }
        guard place(of: first, from: start + 1) == nil else { throw .severalPassages(words) }
        var end = start + first.count
        if parts.count == 2 {
            guard let place = place(of: last, from: end) else { throw .noPassage(words) }
            end = place + last.count
        }
        return document.codePoints(places[start]..<places[end - 1] + 1)
    }

    /// Whether words stand anywhere in the text.
    func has(_ words: String) -> Bool {
        let needle = Self.needle(words)
        return !needle.isEmpty && place(of: needle, from: 0) != nil
    }

    /// The words before and after an ellipsis, or all of them.
    private static func parts(_ words: String) -> [[UInt8]] {
        for ellipsis in [" … ", " ... ", " […] ", " [...] "] {
            if let place = words.firstRange(of: ellipsis) {
                return [String(words[..<place.lowerBound]), String(words[place.upperBound...])].map(needle)
            }
        }
        return [needle(words)]
    }

    private static func needle(_ words: String) -> [UInt8] {
        var bytes = spaced(Array(words.utf8)).bytes
        while bytes.last == space { bytes.removeLast() }
        return Array(bytes.drop { $0 == space })
    }

    private static let space = UInt8(ascii: " ")

    /// Bytes with each run of white space as one space.
    private static func spaced(_ utf8: [UInt8]) -> (bytes: [UInt8], places: [Int]) {
        var bytes: [UInt8] = []
        var places: [Int] = []
        bytes.reserveCapacity(utf8.count)
        places.reserveCapacity(utf8.count)
        var index = 0
        while index < utf8.count {
            let width = whiteSpace(at: index, in: utf8)
            if width == 0 {
                bytes.append(utf8[index])
                places.append(index)
            } else if bytes.last != space {
                bytes.append(space)
                places.append(index)
            }
            index += max(1, width)
        }
        return (bytes, places)
    }

    /// How many bytes of white space begin at a place: ASCII, U+00A0, U+2000 to U+200A, U+202F.
    private static func whiteSpace(at index: Int, in utf8: [UInt8]) -> Int {
        switch utf8[index] {
        case 0x20, 0x09...0x0D: return 1
        case 0xC2: return index + 1 < utf8.count && utf8[index + 1] == 0xA0 ? 2 : 0
        case 0xE2:
            guard index + 2 < utf8.count, utf8[index + 1] == 0x80 else { return 0 }
            return (0x80...0x8A).contains(utf8[index + 2]) || utf8[index + 2] == 0xAF ? 3 : 0
        default: return 0
        }
    }

    private func place(of needle: [UInt8], from start: Int) -> Int? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        var index = start
        while index + needle.count <= bytes.count {
            if bytes[index] == first, bytes[index..<index + needle.count].elementsEqual(needle) { return index }
            index += 1
        }
        return nil
    }
}
