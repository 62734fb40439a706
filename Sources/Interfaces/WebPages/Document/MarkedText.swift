import Consultations
import HTML

/// The text of a document with its marks, cut into blocks.
struct MarkedText {
    let text: [UInt8]
    let blocks: [TextBlock]
    /// By where they begin; of two that begin together the longer comes first.
    let marks: [DocumentMark]

    init(text: [UInt8], headings: [Range<Int>], apart: [Range<Int>], marks: [DocumentMark]) {
        self.text = text
        blocks = TextBlock.blocks(of: text, headings: headings, apart: apart)
        self.marks = marks.filter { $0.range.lowerBound >= 0 && $0.range.upperBound <= text.count && !$0.range.isEmpty }
            .sorted { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
    }

    /// A block with the marks that touch it and those that begin in it.
    struct Passage {
        let block: TextBlock
        let marks: [DocumentMark]
        let beginning: [DocumentMark]
    }

    /// All blocks in order, each with its marks.
    var passages: [Passage] {
        var passages: [Passage] = []
        var open: [DocumentMark] = []
        var next = 0
        for (index, block) in blocks.enumerated() {
            // A mark that begins between two blocks is noted at the second, one after the last block at the last.
            let end = index == blocks.count - 1 ? Int.max : block.range.upperBound
            var beginning: [DocumentMark] = []
            while next < marks.count, marks[next].range.lowerBound < end {
                beginning.append(marks[next])
                next += 1
            }
            open = open.filter { $0.range.upperBound > block.range.lowerBound } + beginning
            passages.append(Passage(block: block, marks: open, beginning: beginning))
        }
        return passages
    }

    /// The words of a passage with their marks.
    func html(_ passage: Passage) -> HTML {
        let range = passage.block.range
        var changes = Set([range.lowerBound, range.upperBound])
        for mark in passage.marks {
            changes.insert(max(mark.range.lowerBound, range.lowerBound))
            changes.insert(min(mark.range.upperBound, range.upperBound))
        }
        let cuts = changes.filter { range.lowerBound...range.upperBound ~= $0 }.sorted()
        let beginnings = Dictionary(grouping: passage.beginning) { max($0.range.lowerBound, range.lowerBound) }
        var depth: [String: Int] = [:]
        let starts = Dictionary(grouping: passage.marks) { max($0.range.lowerBound, range.lowerBound) }
        let ends = Dictionary(grouping: passage.marks) { min($0.range.upperBound, range.upperBound) }
        var html = HTML()
        for (start, end) in zip(cuts, cuts.dropFirst()) {
            for mark in ends[start] ?? [] { depth[mark.look, default: 0] -= 1 }
            for mark in starts[start] ?? [] { depth[mark.look, default: 0] += 1 }
            let words = HTML.shown(String(decoding: text[start..<end], as: UTF8.self))
            html += segment(words, look: Self.look(depth), beginnings[start] ?? [])
        }
        return html
    }

    private func segment(_ words: HTML, look: String?, _ beginnings: [DocumentMark]) -> HTML {
        guard let look else { return words }
        // The first mark has its identifier on the words, others that begin at the same place on their references.
        let references = beginnings.enumerated().map { place, mark -> HTML in
            let anchor = place == 0 ? nil : mark.anchor
            return ##"""
                <a class="ref" dir="ltr"\##(attribute: "id", anchor) href="#\##(mark.noteAnchor)">\##(mark.label)</a>
                """##
        }
        return #"\#(references)<mark class="\#(look)"\#(attribute: "id", beginnings.first?.anchor)>\#(words)</mark>"#
    }

    /// How words look that several marks may share: what was decided goes before what was not.
    private static func look(_ depth: [String: Int]) -> String? {
        ["concluded", "proposed", "refused"].first { depth[$0, default: 0] > 0 }
    }
}
