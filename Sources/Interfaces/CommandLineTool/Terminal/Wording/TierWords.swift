import Consultations
import Messages
import Operations

/// Who may be shown what, said by a symbol at each field and by words under them.
struct TierWords {
    let console: Console

    /// A value with the symbol of its tier; without one where it has none.
    func marked(_ value: String, _ tier: Tier?) -> String { tier.map { "\($0.symbol) \(value)" } ?? "  \(value)" }

    /// What the symbols mean.
    var legend: String {
        Tier.allCases.map { marked(console.word($0), $0) }.joined(separator: "   ")
    }

    /// Who may be shown an item, and from when or in which words where it is not as simple.
    func line(_ tier: Tier, _ publicity: Publicity) -> String {
        switch publicity {
        case .withheld: console.word(tier)
        case .open(let since?):
            console.text(Message("everybody, since {time}", ["time": since.description]))
        case .open(nil): console.word(Tier.everybody)
        case .embargoed(let until):
            console.text(Message("the parties; everybody from {time} on", ["time": until.description]))
        case .openInEarlierWords:
            console.text(Message("the parties; everybody in its earlier words only"))
        }
    }
}

extension Publicity {
    /// A word for other programs.
    var code: String {
        switch self {
        case .withheld: "withheld"
        case .embargoed: "embargoed"
        case .open: "open"
        case .openInEarlierWords: "open_in_earlier_words"
        }
    }

    /// The moment from which everybody may be shown it, where one was named.
    var from: Instant? {
        switch self {
        case .embargoed(let until): until
        case .open(let since): since
        case .withheld, .openInEarlierWords: nil
        }
    }
}
