public import Consultations

/// Finds the conclusions of a text.
///
/// The same bytes give the same findings on every machine. Nothing is guessed: what the text does not say is absent.
public struct Reader: Sendable {
    /// The version of rules and lexicons; kept with every review.
    public static let version = "1"

    public let lexicons: [Lexicon]

    public init(lexicons: [Lexicon]) { self.lexicons = lexicons }

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - utf8: valid UTF-8.
    ///   - apart: the parts that belong to the page and not to its text, in order and apart from each other.
    ///   - headings: the parts that the page marks as headings, in order.
    ///   - language: the language of the text, where somebody knows it; else it is told from the words.
    public func read(
        _ utf8: [UInt8],
        apart: [Range<Int>] = [],
        headings: [Range<Int>] = [],
        language: Language? = nil
    ) throws(ReadingError) -> ReadingResult {
        ReadingResult(language: language ?? .english, findings: [], facts: MechanismFacts())
    }
}
