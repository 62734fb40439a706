import Arguments
import CanonicalBytes
import Comparing
import Consultations
import Messages
import Operations

/// Words of two languages that stand for each other in the versions of a register.
struct RegisterTermList {
    let terms: [RegisterTerms]
    let console: Console

    func print(as format: ComparisonFormat) {
        switch format {
        case .table:
            let told = terms.filter { !$0.pairs.isEmpty }
            if told.isEmpty { Self.sayNone(console) }
            for languages in told { printTable(languages) }
        case .csv:
            console.write(
                CSVText.of(
                    [["left_language", "left", "right_language", "right", "passages", "strength_percent"]]
                        + terms.flatMap { languages in
                            languages.pairs.map {
                                [
                                    languages.left.tag, $0.leftWord, languages.right.tag, $0.rightWord,
                                    String($0.count), $0.percent,
                                ]
                            }
                        }
                )
            )
        case .json: console.write(json: .object(["terms": .array(terms.map(json))]))
        }
    }

    /// Says that nothing was learned.
    static func sayNone(_ console: Console) {
        console.say(
            Message("No words stand for each other often enough; it takes a longer document in two language versions.")
        )
    }

    private func printTable(_ languages: RegisterTerms) {
        var table = TextTable(columns: [
            .init(languages.left.tag), .init(languages.right.tag), .init(console.text(Message("Passages")), .end),
        ])
        table.rows = languages.pairs.map { [$0.leftWord.shown, $0.rightWord.shown, String($0.count)] }
        console.write(table.rendered(width: console.width))
    }

    private func json(_ languages: RegisterTerms) -> JSONValue {
        .object([
            "left_language": .string(languages.left.tag), "right_language": .string(languages.right.tag),
            "pairs": .array(
                languages.pairs.map {
                    .object([
                        "left": .string($0.leftWord), "right": .string($0.rightWord), "passages": .integer($0.count),
                        "strength_percent": .string($0.percent),
                    ])
                }
            ),
        ])
    }
}

extension TermPair {
    /// How seldom one stands without the other.
    fileprivate var percent: String { String(Int((strength * 100).rounded())) }
}
