import Arguments
import Consultations
import Messages
import Operations
import Reading
import TextSources

/// `suivi read --explain`: the paragraphs of a document with the findings marked in them, why each was found, and what
/// was considered and left.
struct ExplainedText {
    let document: ExaminedDocument
    let console: Console

    func print() {
        console.say(
            Message(
                "{file} · language: {language} · encoding: {encoding}",
                [
                    "file": document.name.shown, "language": document.result.language.tag,
                    "encoding": document.source.encoding.name,
                ]
            )
        )
        let items = Dictionary(document.items.map { ($0.finding, $0) }) { first, _ in first }
        for paragraph in paragraphs {
            var table = TextTable(columns: [.init(), .init()])
            table.rows = [["", marked(paragraph).shown]]
            for finding in paragraph.findings {
                guard let item = items[finding.id] else { continue }
                table.rows += rows(item)
            }
            for rejection in paragraph.rejections {
                table.rows.append(["  –", reason(rejection)])
            }
            console.write("\n" + table.rendered(width: console.width))
        }
        console.say(
            .plural(one: "{count} finding", other: "{count} findings", count: document.items.count)
        )
        console.say(Message("Considered and left: {count}", ["count": String(document.rejections.count)]))
    }

    // MARK: - Paragraphs

    private struct Paragraph {
        var range: Range<Int>
        var findings: [Finding] = []
        var rejections: [Rejection] = []
    }

    /// The lines of the text in which something was found or considered, each once and in order.
    private var paragraphs: [Paragraph] {
        var paragraphs: [Int: Paragraph] = [:]
        for finding in document.result.findings {
            let range = lines(around: finding.range)
            paragraphs[range.lowerBound, default: Paragraph(range: range)].findings.append(finding)
        }
        for rejection in document.rejections {
            let range = lines(around: rejection.range)
            paragraphs[range.lowerBound, default: Paragraph(range: range)].rejections.append(rejection)
        }
        return paragraphs.values.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func lines(around range: Range<Int>) -> Range<Int> {
        let utf8 = document.source.utf8
        var (low, high) = (range.lowerBound, range.upperBound)
        while low > 0, utf8[low - 1] != 0x0A { low -= 1 }
        while high < utf8.count, utf8[high] != 0x0A { high += 1 }
        return low..<high
    }

    /// The words of a paragraph with the findings between brackets, each with its number.
    private func marked(_ paragraph: Paragraph) -> String {
        var text = ""
        var place = paragraph.range.lowerBound
        for finding in paragraph.findings where finding.range.lowerBound >= place {
            text += document.source.text(in: place..<finding.range.lowerBound)
            text += "⟦\(finding.id) " + document.source.text(in: finding.range) + "⟧"
            place = finding.range.upperBound
        }
        return text + document.source.text(in: place..<max(place, paragraph.range.upperBound))
    }

    // MARK: - Reasons

    private func rows(_ item: ReviewItem) -> [[String]] {
        let reading = item.reading
        var rows = [
            [
                "  \(item.finding)",
                [
                    console.word(reading.kind), console.word(reading.strength), console.word(reading.actionLevel),
                    console.word(item.confidence), console.word(item.voice),
                ].joined(separator: " · "),
            ],
            ["", line(Message("Who"), console.stated(reading.actors) { $0.joined(separator: ", ") })],
            ["", line(Message("By when"), console.stated(reading.deadline, deadline))],
            ["", line(Message("Domain"), console.stated(reading.domain, console.word))],
        ]
        if let heading = reading.heading { rows.append(["", line(Message("Under the heading"), heading)]) }
        rows += item.grounds.map { ["", "\($0.rule) «\($0.matched)»".shown] }
        return rows
    }

    private func deadline(_ deadline: Deadline) -> String {
        guard let date = deadline.date else { return deadline.words }
        return "\(deadline.words) = \(date.edtf)"
    }

    private func line(_ label: Message, _ value: String) -> String {
        console.text(Message("{label}: {value}", ["label": console.text(label), "value": value.shown]))
    }

    private func reason(_ rejection: Rejection) -> String {
        let words = document.source.text(in: rejection.range)
        return "\(rejection.rule) «\(words)»: ".shown + console.word(rejection.cause)
    }
}
