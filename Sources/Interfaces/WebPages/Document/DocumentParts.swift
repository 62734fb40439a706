import Consultations

/// How a long document is divided, so that each part is a page of bounded size.
struct DocumentParts {
    /// The passages of each part; at least one part.
    let ranges: [Range<Int>]

    /// How many bytes of markup a part may have, roughly.
    static let size = 30_000

    init(passages: [MarkedText.Passage], text: [UInt8]) {
        var ranges: [Range<Int>] = []
        var start = 0
        var used = 0
        for (index, passage) in passages.enumerated() {
            let cost = Self.cost(of: passage, in: text)
            if used + cost > Self.size, index > start {
                ranges.append(start..<index)
                start = index
                used = 0
            }
            used += cost
        }
        ranges.append(start..<passages.count)
        self.ranges = ranges
    }

    /// The number of a part, from 1; nothing where there is no such part.
    func number(of part: DocumentPart, in passages: [MarkedText.Passage]) -> Int? {
        switch part {
        case .number(let number): return ranges.indices.contains(number - 1) ? number : nil
        case .around(let conclusion):
            let index = passages.firstIndex { passage in
                passage.beginning.contains { $0.state == .concluded(conclusion) }
            }
            guard let index else { return nil }
            return ranges.firstIndex { $0.contains(index) }.map { $0 + 1 }
        }
    }

    /// How many bytes a passage takes: its escaped text, and each note with its reasons.
    private static func cost(of passage: MarkedText.Passage, in text: [UInt8]) -> Int {
        var cost = 80
        for byte in text[passage.block.range] {
            switch byte {
            case UInt8(ascii: "&"), UInt8(ascii: "'"): cost += 5
            case UInt8(ascii: "<"), UInt8(ascii: ">"): cost += 4
            case UInt8(ascii: "\""): cost += 6
            default: cost += 1
            }
        }
        for mark in passage.beginning {
            cost += 300 + mark.grounds.reduce(0) { $0 + 60 + $1.rule.utf8.count + min($1.matched.utf8.count, 400) }
        }
        return cost
    }
}
