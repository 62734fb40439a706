import Arguments
import CanonicalBytes
import Comparing
import Consultations
import Messages
import Operations

/// Redlines between drafts, printed for a person or for another program.
struct RedlineList {
    let redlines: [RedlinedDocuments]
    let console: Console
    /// Every clause, not only those that differ.
    let everything: Bool

    func print(as format: ComparisonFormat) {
        switch format {
        case .table: for redline in redlines { printTable(redline) }
        case .json: console.write(json: .object(["redlines": .array(redlines.map(json))]))
        case .csv: console.write(CSVText.of([Self.head] + redlines.flatMap(csv)))
        }
    }

    private func clauses(_ redline: Redline) -> [Redline.Clause] {
        everything ? redline.clauses : redline.clauses.filter { $0.change != .kept || $0.isMoved }
    }

    // MARK: - Table

    private func printTable(_ documents: RedlinedDocuments) {
        console.say(Self.summary(documents, console))
        let clauses = clauses(documents.redline)
        guard !clauses.isEmpty else { return }
        var table = TextTable(columns: [
            .init(console.text(Message("Old line")), .end), .init(console.text(Message("New line")), .end),
            .init(console.text(Message("Words"))),
        ])
        for clause in clauses {
            let words = RedlineWords.line(clause.words.pieces)
            let notes = Self.notes(clause).map(console.text)
            table.rows.append([
                Self.lines(clause.oldLines), Self.lines(clause.newLines),
                notes.isEmpty ? words : "(\(console.list(notes))) \(words)",
            ])
        }
        console.write(table.rendered(width: console.width))
    }

    /// What became of how many clauses.
    static func summary(_ documents: RedlinedDocuments, _ console: Console) -> Message {
        Message(
            "{old} → {new} ({language}): {list}",
            [
                "old": documents.old.name.shown, "new": documents.new.name.shown,
                "language": documents.redline.new.language.tag,
                "list": console.list(counts(documents.redline).map(console.text)),
            ]
        )
    }

    private static func counts(_ redline: Redline) -> [Message] {
        guard redline.hasChanges else { return [Message("no word differs")] }
        let moved = redline.clauses.count(where: \.isMoved)
        let counts: [(Int, Message)] = [
            (
                redline.count(.changed),
                .plural(
                    one: "{count} clause changed",
                    other: "{count} clauses changed",
                    count: redline.count(.changed)
                )
            ),
            (
                redline.count(.added),
                .plural(one: "{count} new clause", other: "{count} new clauses", count: redline.count(.added))
            ),
            (
                redline.count(.struck),
                .plural(
                    one: "{count} clause struck out",
                    other: "{count} clauses struck out",
                    count: redline.count(.struck)
                )
            ),
            (moved, .plural(one: "{count} clause moved", other: "{count} clauses moved", count: moved)),
            (
                redline.count(.kept),
                .plural(
                    one: "{count} clause as it was",
                    other: "{count} clauses as they were",
                    count: redline.count(.kept)
                )
            ),
        ]
        return counts.filter { $0.0 > 0 }.map(\.1)
    }

    /// What the words alone don't tell of a clause.
    static func notes(_ clause: Redline.Clause) -> [Message] {
        (clause.isMoved ? [Message("moved")] : []) + (clause.isAside ? [Message("apart from the text")] : [])
    }

    /// The lines on which a clause stands.
    static func lines(_ lines: ClosedRange<Int>?) -> String {
        guard let lines else { return "–" }
        return lines.count == 1 ? "\(lines.lowerBound)" : "\(lines.lowerBound)–\(lines.upperBound)"
    }

    // MARK: - Other programs

    private static let head = [
        "old_file", "new_file", "language", "change", "moved", "old_line", "old_last_line", "new_line", "new_last_line",
        "words",
    ]

    private func csv(_ documents: RedlinedDocuments) -> [[String]] {
        clauses(documents.redline).map { clause in
            [
                documents.old.name, documents.new.name, documents.redline.new.language.tag, clause.change.rawValue,
                clause.isMoved ? "true" : "false",
            ]
                + [clause.oldLines, clause.newLines].flatMap { lines in
                    [lines.map { String($0.lowerBound) } ?? "", lines.map { String($0.upperBound) } ?? ""]
                } + [RedlineWords.line(clause.words.pieces)]
        }
    }

    /// One redline for other programs.
    func json(_ documents: RedlinedDocuments) -> JSONValue {
        func document(_ document: ExaminedDocument) -> JSONValue {
            .object(["file": .string(document.name), "sha256": .string(document.sha256.hexadecimal)])
        }
        func place(_ range: Range<Int>, _ lines: ClosedRange<Int>, in document: ExaminedDocument) -> JSONValue {
            let points = document.codePoints(range)
            return .object([
                "start": .integer(points.lowerBound), "end": .integer(points.upperBound),
                "line": .integer(lines.lowerBound), "last_line": .integer(lines.upperBound),
            ])
        }
        let redline = documents.redline
        let clauses = clauses(redline).map { clause -> JSONValue in
            var members: [String: JSONValue] = [
                "change": .string(clause.change.rawValue), "moved": .boolean(clause.isMoved),
                "apart": .boolean(clause.isAside),
                "words": .array(clause.words.pieces.map(\.json)),
            ]
            if let range = clause.old, let lines = clause.oldLines {
                members["old"] = place(range, lines, in: documents.old)
            }
            if let range = clause.new, let lines = clause.newLines {
                members["new"] = place(range, lines, in: documents.new)
            }
            return .object(members)
        }
        let counts = Redline.Change.allCases.map { ($0.rawValue, JSONValue.integer(redline.count($0))) }
        return .object([
            "old": document(documents.old), "new": document(documents.new),
            "language": .string(redline.new.language.tag), "clauses": .array(clauses),
            "counts": .object(Dictionary(counts) { first, _ in first }),
        ])
    }
}
