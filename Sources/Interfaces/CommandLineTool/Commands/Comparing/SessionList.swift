import Arguments
import CanonicalBytes
import Comparing
import Consultations
import Messages

/// Two sessions side by side: what is new, kept, stronger, weaker, dropped.
struct SessionList {
    let comparison: SessionComparison
    let console: Console

    func print(as format: ComparisonFormat) {
        switch format {
        case .table: printTable()
        case .json: console.write(json: json)
        case .csv: console.write(CSVText.of([Self.head] + csv))
        }
    }

    private func printTable() {
        printPairs(Message("Stronger"), comparison.stronger)
        printPairs(Message("Weaker"), comparison.weaker)
        printPairs(Message("Kept"), comparison.kept)
        printItems(Message("New"), comparison.new)
        printItems(Message("Dropped"), comparison.dropped)
        console.say(
            Message(
                "{new} new, {kept} kept, {stronger} stronger, {weaker} weaker, {dropped} dropped; links are proposals",
                [
                    "new": String(comparison.new.count), "kept": String(comparison.kept.count),
                    "stronger": String(comparison.stronger.count), "weaker": String(comparison.weaker.count),
                    "dropped": String(comparison.dropped.count),
                ]
            )
        )
    }

    private func printPairs(_ title: Message, _ pairs: [SessionPair]) {
        guard !pairs.isEmpty else { return }
        console.say(title)
        var table = TextTable(columns: [.init(), .init(), .init(), .init()])
        for pair in pairs {
            for item in [pair.later, pair.earlier] {
                table.rows.append([
                    "  " + item.number, item.number == pair.later.number ? console.word(pair.relation) : "",
                    "\(console.word(item.kind)), \(console.word(item.strength))", item.words.shown,
                ])
            }
        }
        console.write(table.rendered(width: console.width))
    }

    private func printItems(_ title: Message, _ items: [SessionItem]) {
        guard !items.isEmpty else { return }
        console.say(title)
        var table = TextTable(columns: [.init(), .init(), .init()])
        table.rows = items.map {
            ["  " + $0.number, "\(console.word($0.kind)), \(console.word($0.strength))", $0.words.shown]
        }
        console.write(table.rendered(width: console.width))
    }

    private static let head = [
        "change", "link", "later", "later_kind", "later_strength", "later_quote", "earlier", "earlier_kind",
        "earlier_strength", "earlier_quote", "likeness",
    ]

    private var csv: [[String]] {
        func cells(_ item: SessionItem?) -> [String] {
            guard let item else { return ["", "", "", ""] }
            return [item.number, item.kind.rawValue, item.strength.rawValue, item.words]
        }
        let pairs = comparison.pairs.map { pair in
            [pair.change, pair.relation.rawValue] + cells(pair.later) + cells(pair.earlier) + [pair.percent]
        }
        let new = comparison.new.map { ["new", ""] + cells($0) + cells(nil) + [""] }
        return pairs + new + comparison.dropped.map { ["dropped", ""] + cells(nil) + cells($0) + [""] }
    }

    private var json: JSONValue {
        .object([
            "pairs": .array(
                comparison.pairs.map { pair in
                    .object([
                        "change": .string(pair.change), "link": .string(pair.relation.rawValue),
                        "later": pair.later.json, "earlier": pair.earlier.json,
                        "likeness_percent": .string(pair.percent),
                    ])
                }
            ),
            "new": .array(comparison.new.map(\.json)), "dropped": .array(comparison.dropped.map(\.json)),
        ])
    }
}

extension SessionPair {
    fileprivate var change: String {
        switch relation {
        case .strengthens: "stronger"
        case .weakens: "weaker"
        case .reiterates, .specifies, .supersedes, .takesUp: "kept"
        }
    }

    var percent: String { String(Int((likeness * 100).rounded())) }
}

extension SessionItem {
    fileprivate var json: JSONValue {
        .object([
            "number": .string(number), "kind": .string(kind.rawValue), "strength": .string(strength.rawValue),
            "quote": .string(words), "language": .string(language.tag),
        ])
    }
}

/// Conclusions that say nearly the same, side by side.
struct DuplicateList {
    let pairs: [NearDuplicates.Pair]
    let console: Console

    func print(as format: ComparisonFormat) {
        switch format {
        case .table:
            var table = TextTable(columns: [.init("", .end), .init(), .init()])
            for pair in pairs {
                table.rows.append([percent(pair) + " %", pair.one.number, pair.one.words.shown])
                table.rows.append(["", pair.two.number, pair.two.words.shown])
                if let difference = pair.difference, !(difference.one + difference.two).isEmpty {
                    let sides = [difference.one, difference.two].map { $0.isEmpty ? "–" : $0.joined(separator: " … ") }
                    table.rows.append([
                        "", console.text(Message("Difference")), sides.map { "«\($0.shown)»" }.joined(separator: " · "),
                    ])
                }
            }
            if !pairs.isEmpty { console.write(table.rendered(width: console.width)) }
            console.say(.plural(one: "{count} pair", other: "{count} pairs", count: pairs.count))
            if let mergeable {
                console.say(Message("Next: {command}", ["command": "suivi merge \(mergeable.two) \(mergeable.one)"]))
            }
        case .json:
            console.write(
                json: .object([
                    "pairs": .array(
                        pairs.map { pair in
                            let difference = pair.difference
                            let members: [String: JSONValue?] = [
                                "one": pair.one.json, "two": pair.two.json, "likeness_percent": .string(percent(pair)),
                                "only_one": difference.map { .strings($0.one) },
                                "only_two": difference.map { .strings($0.two) },
                            ]
                            return .object(members.compactMapValues { $0 })
                        }
                    )
                ])
            )
        case .csv:
            console.write(
                CSVText.of(
                    [["one", "one_quote", "two", "two_quote", "likeness_percent"]]
                        + pairs.map { [$0.one.number, $0.one.words, $0.two.number, $0.two.words, percent($0)] }
                )
            )
        }
    }

    /// The first two conclusions of the register that can be followed as one: they are of one session.
    private var mergeable: (one: ConclusionNumber, two: ConclusionNumber)? {
        pairs.lazy.compactMap { pair -> (one: ConclusionNumber, two: ConclusionNumber)? in
            guard let one = ConclusionNumber(pair.one.number), let two = ConclusionNumber(pair.two.number),
                one.session == two.session
            else { return nil }
            return (min(one, two), max(one, two))
        }.first
    }

    private func percent(_ pair: NearDuplicates.Pair) -> String { String(Int((pair.likeness * 100).rounded())) }
}
