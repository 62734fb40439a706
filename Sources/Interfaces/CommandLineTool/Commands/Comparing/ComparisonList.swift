import Arguments
import CanonicalBytes
import Comparing
import Consultations
import Messages
import Operations
import Reading

/// Accounts side by side, printed for a person or for another program.
struct ComparisonList {
    let compared: [ComparedDocuments]
    let console: Console
    /// Every aligned passage, not only those that differ.
    let everything: Bool
    /// Words that stand for each other as well.
    let terms: Bool

    func print(as format: ComparisonFormat) {
        switch format {
        case .table: for pair in compared { printTable(pair) }
        case .json: console.write(json: .object(["comparisons": .array(compared.map(json))]))
        case .csv: console.write(CSVText.of([Self.head] + compared.flatMap(csv)))
        }
    }

    /// The entries that are shown: those that differ in a conclusion, or all.
    private func entries(_ comparison: AccountComparison) -> [ComparedConclusion] {
        guard everything else {
            return comparison.differing.filter { $0.isConclusion || $0.differences.contains { $0.code != .missing } }
        }
        return comparison.passages.flatMap { passage in
            let differing = passage.conclusions.filter { !$0.differences.isEmpty }
            return differing.isEmpty ? [passage.undivided] : differing
        }
    }

    // MARK: - Table

    private func printTable(_ pair: ComparedDocuments) {
        let comparison = pair.comparison
        console.say(
            Message(
                "{left} ({leftLanguage}) · {right} ({rightLanguage}): {aligned} of {total} passages aligned, {conclusions} conclusions in both",
                [
                    "left": pair.left.name.shown, "leftLanguage": comparison.left.language.tag,
                    "right": pair.right.name.shown, "rightLanguage": comparison.right.language.tag,
                    "aligned": String(comparison.pairedCount), "total": String(comparison.passages.count),
                    "conclusions": String(comparison.pairedConclusions),
                ]
            )
        )
        let all = entries(comparison)
        let unread = all.filter { $0.differences.map(\.code) == [.unread] }
        let others = all.filter { $0.differences.map(\.code) != [.unread] }
        printEntries(others, comparison, from: 1)
        if !unread.isEmpty {
            console.say(Message("Both have these passages, but a conclusion was read in one only; look at both:"))
            printEntries(unread, comparison, from: others.count + 1)
        }
        if terms { printTerms(comparison) }
        let count = comparison.differing.count { $0.isConclusion && $0.differences.map(\.code) != [.unread] }
        console.say(
            .plural(
                one: "{count} conclusion differs; the text doesn't say which is right",
                other: "{count} conclusions differ; the text doesn't say which is right",
                count: count
            )
        )
    }

    private func printEntries(_ entries: [ComparedConclusion], _ comparison: AccountComparison, from first: Int) {
        var table = TextTable(columns: [
            .init(console.text(Message("No")), .end), .init(console.text(Message("Difference"))),
            .init(console.text(Message("Text"))), .init(console.text(Message("Reads"))),
            .init(console.text(Message("What"))),
        ])
        for (offset, entry) in entries.enumerated() {
            for side in Side.allCases {
                let isFirst = side == .left
                table.rows.append([
                    isFirst ? String(first + offset) : "",
                    isFirst ? console.list(entry.differences.map { console.word($0.code) }) : "",
                    label(side, comparison),
                    console.list(entry.differences.compactMap { value($0, on: side) }.filter { !$0.isEmpty })
                        .shown
                        .shortened(to: 40),
                    quote(entry, side, comparison)?.shown ?? "–",
                ])
            }
        }
        if !entries.isEmpty { console.write(table.rendered(width: console.width)) }
    }

    /// The language where that tells the accounts apart, else the name of the file.
    private func label(_ side: Side, _ comparison: AccountComparison) -> String {
        let account = side == .left ? comparison.left : comparison.right
        return comparison.left.language == comparison.right.language
            ? account.name.shown.shortened(to: 20) : account.language.tag
    }

    private func quote(_ entry: ComparedConclusion, _ side: Side, _ comparison: AccountComparison) -> String? {
        let range = side == .left ? entry.left : entry.right
        let account = side == .left ? comparison.left : comparison.right
        return range.map { account.words(in: $0) }
    }

    /// What one account reads where they differ.
    private func value(_ difference: Difference, on side: Side) -> String? {
        switch difference {
        case .missing(let place): side == place ? console.text(Message("not there")) : nil
        case .unread(let place): side == place ? console.text(Message("no conclusion read")) : nil
        case .strength(let left, let right): console.word(side == .left ? left : right)
        case .kind(let left, let right): console.word(side == .left ? left : right)
        case .number(let left, let right), .date(let left, let right), .actor(let left, let right),
            .name(let left, let right):
            (side == .left ? left : right).joined(separator: "; ")
        case .negation(let place): console.text(side == place ? Message("denied") : Message("affirmed"))
        }
    }

    private func printTerms(_ comparison: AccountComparison) {
        guard !comparison.terms.isEmpty else { return RegisterTermList.sayNone(console) }
        var table = TextTable(columns: [
            .init(comparison.left.language.tag), .init(comparison.right.language.tag),
            .init(console.text(Message("Passages")), .end),
        ])
        table.rows = comparison.terms.map { [$0.leftWord.shown, $0.rightWord.shown, String($0.count)] }
        console.write(table.rendered(width: console.width))
    }

    // MARK: - Other programs

    private static let head = [
        "left_file", "right_file", "differences", "left_value", "right_value", "left_start", "left_end", "left_quote",
        "right_start", "right_end", "right_quote",
    ]

    private func csv(_ pair: ComparedDocuments) -> [[String]] {
        entries(pair.comparison).map { entry in
            func values(_ side: Side) -> String {
                entry.differences.compactMap { $0.value(on: side) }.joined(separator: "; ")
            }
            func place(_ side: Side) -> [String] {
                let range = side == .left ? entry.left : entry.right
                guard let range else { return ["", "", ""] }
                let document = side == .left ? pair.left : pair.right
                let points = document.codePoints(range)
                return [
                    String(points.lowerBound), String(points.upperBound), quote(entry, side, pair.comparison) ?? "",
                ]
            }
            return [
                pair.left.name, pair.right.name, entry.differences.map(\.code.rawValue).joined(separator: " "),
                values(.left), values(.right),
            ] + place(.left) + place(.right)
        }
    }

    private func json(_ pair: ComparedDocuments) -> JSONValue {
        let comparison = pair.comparison
        func document(_ document: ExaminedDocument) -> JSONValue {
            .object([
                "file": .string(document.name), "sha256": .string(document.sha256.hexadecimal),
                "language": .string(document.result.language.tag),
            ])
        }
        func place(_ entry: ComparedConclusion, _ side: Side) -> JSONValue? {
            guard let range = side == .left ? entry.left : entry.right else { return nil }
            let points = (side == .left ? pair.left : pair.right).codePoints(range)
            var members: [String: JSONValue] = [
                "start": .integer(points.lowerBound), "end": .integer(points.upperBound),
                "quote": .string(quote(entry, side, comparison) ?? ""),
            ]
            if let finding = side == .left ? entry.leftFinding : entry.rightFinding {
                members["finding"] = .integer(finding.id)
                members["kind"] = .string(finding.kind.rawValue)
                members["strength"] = .string(finding.strength.rawValue)
            }
            return .object(members)
        }
        let shown = entries(comparison).map { entry -> JSONValue in
            var members: [String: JSONValue] = [
                "differences": .array(
                    entry.differences.map { difference in
                        var parts: [String: JSONValue] = ["class": .string(difference.code.rawValue)]
                        if let value = difference.value(on: .left) { parts["left"] = .string(value) }
                        if let value = difference.value(on: .right) { parts["right"] = .string(value) }
                        return .object(parts)
                    }
                )
            ]
            members["left"] = place(entry, .left)
            members["right"] = place(entry, .right)
            return .object(members)
        }
        var members: [String: JSONValue] = [
            "left": document(pair.left), "right": document(pair.right),
            "passages": .integer(comparison.passages.count), "aligned": .integer(comparison.pairedCount),
            "conclusions_in_both": .integer(comparison.pairedConclusions),
            everything ? "clauses" : "differing": .array(shown),
        ]
        if terms {
            members["terms"] = .array(
                comparison.terms.map {
                    .object([
                        "left": .string($0.leftWord), "right": .string($0.rightWord), "passages": .integer($0.count),
                    ])
                }
            )
        }
        return .object(members)
    }
}
