import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations
import Reading
import TextSources

/// How `suivi read` prints findings.
enum FindingFormat: String, CaseIterable {
    case table
    case json
    case jsonl
    case csv
}

/// The findings of documents, printed for a person or for another program.
struct FindingList {
    let documents: [ExaminedDocument]
    let console: Console

    func print(as format: FindingFormat) {
        switch format {
        case .table: for document in documents { printTable(document) }
        case .json:
            console.write(
                json: documents.count == 1 ? documents[0].json : .array(documents.map(\.json))
            )
        case .jsonl: for document in documents { console.write(document.jsonLine) }
        case .csv: console.write(CSVText.of([Self.head] + documents.flatMap(csv)))
        }
    }

    // MARK: - Table

    private func printTable(_ document: ExaminedDocument) {
        console.say(
            Message(
                "{file} · language: {language} · encoding: {encoding}",
                [
                    "file": document.name.shown, "language": document.result.language.tag,
                    "encoding": document.source.encoding.name,
                ]
            )
        )
        var table = TextTable(columns: [
            .init(console.text(Message("No")), .end), .init(console.text(Message("Kind"))),
            .init(console.text(Message("Who"))), .init(console.text(Message("By when"))),
            .init(console.text(Message("Domain"))), .init(console.text(Message("What"))),
        ])
        for item in document.items {
            let reading = item.reading
            table.rows.append([
                String(item.finding), console.word(reading.kind),
                console.stated(reading.actors) { console.list($0) }.shown.shortened(to: 28),
                console.stated(reading.deadline) { $0.words }.shown.shortened(to: 18),
                console.stated(reading.domain) { $0.rawValue },
                document.words(in: item.range).shown,
            ])
        }
        console.write(table.rendered(width: console.width))
        console.say(
            .plural(one: "{count} finding", other: "{count} findings", count: document.items.count)
        )
    }

    // MARK: - Comma-separated values

    private static let head = [
        "file", "finding", "start", "end", "kind", "strength", "actors", "domain", "due", "due_edtf", "voice",
        "confidence", "quote", "because",
    ]

    private func csv(_ document: ExaminedDocument) -> [[String]] {
        document.items.map { item in
            let reading = item.reading
            return [
                document.name, String(item.finding), String(item.range.lowerBound), String(item.range.upperBound),
                reading.kind.rawValue, reading.strength.rawValue,
                reading.actors.value?.joined(separator: "; ") ?? reading.actors.readiness.rawValue,
                reading.domain.value?.rawValue ?? reading.domain.readiness.rawValue,
                reading.deadline.value?.words ?? reading.deadline.readiness.rawValue,
                reading.deadline.value?.date?.edtf ?? "", item.voice.rawValue, item.confidence.rawValue,
                document.words(in: item.range), item.grounds.map(\.rule).joined(separator: " "),
            ]
        }
    }
}

extension ExaminedDocument {
    /// The findings for other programs; places are Unicode code points of the decoded file.
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "file": .string(name), "sha256": .string(sha256.hexadecimal), "language": .string(result.language.tag),
            "format": .string(source.format.rawValue), "encoding": .string(source.encoding.name),
            "reader": .string(Reader.version), "findings": .array(items.map(json)),
        ]
        if !rejections.isEmpty { members["left_aside"] = .array(leftAside) }
        if let producer = source.producer { members["text_by"] = .string(producer) }
        return .object(members)
    }

    /// What was considered and left.
    var leftAside: [JSONValue] { rejections.map(json) }

    private func json(_ rejection: Rejection) -> JSONValue {
        let range = codePoints(rejection.range)
        return .object([
            "start": .integer(range.lowerBound), "end": .integer(range.upperBound),
            "words": .string(words(in: range)), "rule": .string(rejection.rule),
            "cause": .string(rejection.cause.rawValue),
        ])
    }

    private func json(_ item: ReviewItem) -> JSONValue {
        let reading = item.reading
        var members: [String: JSONValue] = [
            "finding": .integer(item.finding), "start": .integer(item.range.lowerBound),
            "end": .integer(item.range.upperBound), "quote": .string(words(in: item.range)),
            "kind": .string(reading.kind.rawValue), "strength": .string(reading.strength.rawValue),
            "action_level": .integer(reading.actionLevel.rawValue),
            "actors": .strings(reading.actors.value ?? []), "scope": .string(reading.scope.rawValue),
            "domain": .string(reading.domain.value?.rawValue ?? Readiness.notStated.rawValue),
            "due": .deadline(reading.deadline), "voice": .string(item.voice.rawValue),
            "confidence": .string(item.confidence.rawValue),
            "because": .array(
                item.grounds.map { .object(["rule": .string($0.rule), "matched": .string($0.matched)]) }
            ),
        ]
        if let addressee = reading.addressee.value { members["addressee"] = .string(addressee) }
        if let place = reading.place.value { members["place"] = .string(place) }
        if let heading = reading.heading { members["heading"] = .string(heading) }
        if let restates = item.restates { members["restates"] = .integer(restates) }
        return .object(members)
    }
}
