import Consultations

/// The words of one language by which quantities, dates and negations are read; folded.
///
/// A language that has no table is compared by digits, names and what its texts teach.
struct LanguageWords: Sendable {
    /// Number words and their values.
    var cardinals: [String: Int] = [:]
    /// Words that multiply what stands before them.
    var multipliers: [String: Int] = [:]
    /// Beginnings of ordinal words and their values.
    var ordinals: [(stem: String, value: Int)] = []
    /// The names of months, January first; an asterisk stands for any ending.
    var months: [[String]] = []
    /// Months that are also other words: only with a number beside them.
    var doubtfulMonths: Set<String> = []
    /// Words that may stand between the parts of a number or a date.
    var links: Set<String> = []
    /// Words that deny.
    var negations: Set<String> = []
    /// Words that deny as well, in their own way: «unable», «refuse».
    var implicitNegations: [String] = []
    /// Beginnings of words that take the denial from a negation beside them: «no later than».
    var comparisons: Set<String> = []

    static func of(_ language: Language) -> LanguageWords {
        let primary = language.tag.split(separator: "-").first.map(String.init) ?? language.tag
        return tables[primary] ?? LanguageWords()
    }

    private static let tables: [String: LanguageWords] = [
        "en": english, "fr": french, "ru": russian, "es": spanish, "pt": portuguese, "ar": arabic,
    ]

    /// Reads `word value` pairs between commas.
    static func values(_ text: String) -> [String: Int] {
        var values: [String: Int] = [:]
        for part in text.split(separator: ",") {
            let words = part.split(separator: " ")
            guard let value = words.last.flatMap({ Int($0) }) else { continue }
            for word in words.dropLast() { values[String(word)] = value }
        }
        return values
    }

    static func stems(_ text: String) -> [(stem: String, value: Int)] {
        values(text).map { ($0.key, $0.value) }.sorted { $0.stem.utf8.count > $1.stem.utf8.count }
    }

    static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

    static func months(_ text: String) -> [[String]] {
        text.split(separator: ",").map { $0.split(separator: " ").map(String.init) }
    }
}
