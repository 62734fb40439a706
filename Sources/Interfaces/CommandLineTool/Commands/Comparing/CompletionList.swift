import Arguments
import CanonicalBytes
import Comparing
import Consultations
import Messages
import Operations

/// What is said and not said of each conclusion, printed for a completion round.
struct CompletionList {
    let rows: [CompletionRow]
    let context: CommandContext

    private var console: Console { context.console }

    func print() {
        if context.wantsJSON {
            console.write(json: .object(["conclusions": .array(rows.map(json))]))
        } else if context.arguments.flag("csv") {
            console.write(CSVText.of([Self.head] + rows.map(csv)))
        } else {
            printTable()
        }
    }

    private func printTable() {
        var table = TextTable(columns: [
            .init(console.text(Message("No"))), .init(console.text(Message("Kind"))),
            .init(console.text(Message("Owner"))), .init(console.text(Message("By when"))),
            .init(console.text(Message("Deliverable"))), .init(console.text(Message("Indicator"))),
            .init(console.text(Message("Resources"))), .init(console.text(Message("What"))),
        ])
        for row in rows {
            let completion = row.completion
            table.rows.append([
                row.number, console.word(row.reading.kind), cell(completion.owner),
                cell(completion.deadline) { $0.words },
                // The thing itself stands in the last column.
                completion.deliverable.value == nil ? console.word(completion.deliverable.readiness) : "+",
                cell(completion.indicator), cell(completion.resources), row.words.shown,
            ])
        }
        console.write(table.rendered(width: console.width))
        console.say(
            Message(
                "{conclusions} conclusions, {open} of {all} details not said",
                [
                    "conclusions": String(rows.count),
                    "open": String(rows.reduce(0) { $0 + $1.completion.openCount }), "all": String(rows.count * 5),
                ]
            )
        )
    }

    private func cell(_ detail: Stated<String>) -> String { cell(detail) { $0 } }

    private func cell<Value>(_ detail: Stated<Value>, _ text: (Value) -> String) -> String {
        console.stated(detail, text).shown.shortened(to: 24)
    }

    private static let head = [
        "number", "kind", "owner", "owner_readiness", "by_when", "by_when_edtf", "by_when_readiness",
        "deliverable_readiness", "indicator", "indicator_readiness", "resources", "resources_readiness", "what",
    ]

    private func csv(_ row: CompletionRow) -> [String] {
        let completion = row.completion
        return [
            row.number, row.reading.kind.rawValue, completion.owner.value ?? "", completion.owner.readiness.rawValue,
            completion.deadline.value?.words ?? "", completion.deadline.value?.date?.edtf ?? "",
            completion.deadline.readiness.rawValue, completion.deliverable.readiness.rawValue,
            completion.indicator.value ?? "", completion.indicator.readiness.rawValue,
            completion.resources.value ?? "", completion.resources.readiness.rawValue, row.words,
        ]
    }

    private func json(_ row: CompletionRow) -> JSONValue {
        func detail(_ value: Stated<String>) -> JSONValue { .stated(value) { ["text": .string($0)] } }
        return .object([
            "number": .string(row.number), "kind": .string(row.reading.kind.rawValue), "words": .string(row.words),
            "owner": detail(row.completion.owner), "due": .deadline(row.completion.deadline),
            "deliverable": detail(row.completion.deliverable), "indicator": detail(row.completion.indicator),
            "resources": detail(row.completion.resources),
        ])
    }
}
