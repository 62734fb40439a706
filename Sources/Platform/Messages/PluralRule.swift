/// How a language chooses among the forms of a text with a number.
///
/// The rules are those of the Unicode CLDR for whole numbers. The forms stand in the order zero, one, two, few, many,
/// other, of which each language has some; that is also the order of `msgstr[0]`, `msgstr[1]`… in its catalogue.
public enum PluralRule: String, CaseIterable, Hashable, Sendable {
    case arabic = "ar"
    case english = "en"
    case french = "fr"
    case portuguese = "pt"
    case russian = "ru"
    case spanish = "es"

    /// How many forms a text with a number has.
    public var forms: Int {
        switch self {
        case .english: 2
        case .french, .portuguese, .russian, .spanish: 3
        case .arabic: 6
        }
    }

    /// Which form a number takes, counted from zero; the sign of the number plays no part.
    public func form(for count: Int) -> Int {
        let number = count.magnitude
        let lastTwo = number % 100
        switch self {
        case .english:
            return number == 1 ? 0 : 1
        case .french, .portuguese:
            return number <= 1 ? 0 : Self.roundMillions(number) ? 1 : 2
        case .spanish:
            return number == 1 ? 0 : Self.roundMillions(number) ? 1 : 2
        case .russian:
            if number % 10 == 1, lastTwo != 11 { return 0 }
            return 2...4 ~= number % 10 && !(12...14 ~= lastTwo) ? 1 : 2
        case .arabic:
            if number <= 2 { return Int(number) }
            return 3...10 ~= lastTwo ? 3 : 11...99 ~= lastTwo ? 4 : 5
        }
    }

    /// Whether a number reads "so many million", after which French, Portuguese and Spanish put a preposition.
    private static func roundMillions(_ number: UInt) -> Bool { number != 0 && number % 1_000_000 == 0 }
}
