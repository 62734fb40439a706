import Consultations
import HTML
import Testing

@testable import WebPages

/// The text of a document with its marks.
@Suite("Marked text")
struct MarkedTextTests {
    private func mark(_ range: Range<Int>, _ position: Int) throws -> DocumentMark {
        DocumentMark(
            range: range,
            state: .concluded(try #require(ConclusionNumber(session: 1, position: position))),
            kind: .commitment,
            grounds: []
        )
    }

    private func html(_ text: String, _ marks: [DocumentMark]) -> [String] {
        let marked = MarkedText(text: Array(text.utf8), headings: [], apart: [], marks: marks)
        return marked.passages.map { marked.html($0).string }
    }

    @Test("Paragraphs are apart by empty lines; lines within one stay")
    func blocks() {
        let text = Array("One\ntwo\n\n  \nThree\r\n\r\nFour".utf8)
        let blocks = TextBlock.blocks(of: text, headings: [14..<19], apart: [])
        #expect(blocks.map { String(decoding: text[$0.range], as: UTF8.self) } == ["One\ntwo", "Three", "Four"])
        #expect(blocks.map(\.role) == [.paragraph, .paragraph, .paragraph])
        let marked = TextBlock.blocks(of: text, headings: [12..<17], apart: [21..<25])
        #expect(marked.map(\.role) == [.paragraph, .heading, .apart])
    }

    @Test("A paragraph without end is cut where a word ends, and never within a character", arguments: ["word ", "щ"])
    func longBlocks(unit: String) {
        let text = Array(String(repeating: unit, count: 9000).utf8)
        let blocks = TextBlock.blocks(of: text, headings: [], apart: [])
        #expect(blocks.count > 3)
        #expect(blocks.allSatisfy { $0.range.count <= TextBlock.longest })
        for block in blocks { #expect(String(validating: text[block.range], as: UTF8.self) != nil) }
        #expect(zip(blocks, blocks.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
    }

    @Test("Marked words carry their identifier, and their number leads to the note")
    func oneMark() throws {
        #expect(
            html("They agree now.", [try mark(5..<10, 7)]) == [
                ##"They <a class="ref" dir="ltr" href="#nc1-7">1/07</a><mark class="concluded" id="c1-7">agree</mark> now."##
            ]
        )
    }

    @Test("Marks that overlap show every word once, each with its own identifier")
    func overlap() throws {
        let shown = html("abcdef", [try mark(0..<4, 1), try mark(2..<6, 2), try mark(0..<2, 3)])
        #expect(
            shown == [
                ##"<a class="ref" dir="ltr" href="#nc1-1">1/01</a><a class="ref" dir="ltr" id="c1-3" href="#nc1-3">1/03</a>"##
                    + #"<mark class="concluded" id="c1-1">ab</mark>"#
                    + ##"<a class="ref" dir="ltr" href="#nc1-2">1/02</a><mark class="concluded" id="c1-2">cd</mark>"##
                    + #"<mark class="concluded">ef</mark>"#
            ]
        )
    }

    @Test("A mark over several paragraphs goes on in each and has its identifier in the first only")
    func severalParagraphs() throws {
        let shown = html("ab\n\ncd\n\nef", [try mark(1..<7, 1)])
        #expect(shown.count == 3)
        #expect(shown[0].hasSuffix(#"<mark class="concluded" id="c1-1">b</mark>"#))
        #expect(shown[1] == #"<mark class="concluded">cd</mark>"#)
        #expect(shown[2] == "ef")
    }

    @Test("A mark outside of the text is left out instead of stopping the page")
    func outside() throws {
        #expect(html("ab", [try mark(1..<9, 1), try mark(2..<2, 2)]) == ["ab"])
    }

    @Test("A long document is divided into parts of bounded size that hold every passage once")
    func parts() throws {
        let paragraph = String(repeating: "<&> ", count: 200)
        let text = Array(Array(repeating: paragraph, count: 60).joined(separator: "\n\n").utf8)
        let marks = try (0..<60).map { try mark($0 * 802..<$0 * 802 + 10, $0 + 1) }
        let marked = MarkedText(text: text, headings: [], apart: [], marks: marks)
        let passages = marked.passages
        let parts = DocumentParts(passages: passages, text: text)
        #expect(parts.ranges.count > 3)
        #expect(parts.ranges.flatMap { Array($0) } == Array(passages.indices))
        for range in parts.ranges {
            let bytes = passages[range].reduce(0) { $0 + marked.html($1).bytes.count }
            #expect(bytes <= DocumentParts.size)
        }
        let last = try #require(ConclusionNumber(session: 1, position: 60))
        #expect(parts.number(of: .around(last), in: passages) == parts.ranges.count)
        #expect(parts.number(of: .number(0), in: passages) == nil)
        #expect(parts.number(of: .number(parts.ranges.count + 1), in: passages) == nil)
    }
}
