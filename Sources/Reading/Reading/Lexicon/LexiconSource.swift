public import Consultations
internal import Synchronization

/// The lines of a lexicon, which are parsed when a text of its language comes first: a reader that knows six languages
/// starts as fast as one that knows one.
public final class LexiconSource: Sendable {
    public let language: Language
    /// The words that tell the language of a text: known before the rest is.
    let functionWords: [LexiconWord]
    private let text: String
    private let parsed: Mutex<Lexicon?>

    /// Takes a lexicon that is parsed.
    public init(_ lexicon: Lexicon) {
        language = lexicon.language
        functionWords = lexicon.functionWords
        text = ""
        parsed = Mutex(lexicon)
    }

    /// Takes the lines of a lexicon; whether they are as they should be shows when they are parsed.
    ///
    /// - Parameters:
    ///   - text: the lines of the lexicon (`docs/reading.md` describes them).
    ///   - language: the language whose formulas they are.
    init(_ text: String, language: Language) {
        self.language = language
        self.text = text
        functionWords = Self.functionWords(of: text)
        parsed = Mutex(nil)
    }

    /// Parses the lexicon, the first time.
    ///
    /// - Returns: the lexicon.
    /// - Throws: the first line that is not as it should be, and why.
    public func lexicon() throws(LexiconError) -> Lexicon {
        try parsed.withLock { (known) throws(LexiconError) in
            if let known { return known }
            let lexicon = try Lexicon(text, language: language)
            known = lexicon
            return lexicon
        }
    }

    private static func functionWords(of text: String) -> [LexiconWord] {
        var words: [LexiconWord] = []
        var proclitics: [[UInt8]] = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.starts(with: "class ".utf8) {
            if line.starts(with: "class function:".utf8) {
                let own = Substring(line.dropFirst("class function:".utf8.count)).parts(by: " ")
                words += own.map { LexiconWord($0, proclitics: proclitics) }
            } else if line.starts(with: "class proclitic:".utf8) {
                proclitics = Substring(line.dropFirst("class proclitic:".utf8.count)).parts(by: " ").map(Fold.word)
            }
        }
        return words
    }
}
