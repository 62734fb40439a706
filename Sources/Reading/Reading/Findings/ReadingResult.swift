public import Consultations

/// What a reader made of one text.
public struct ReadingResult: Hashable, Sendable {
    /// The language in which most of the text is written.
    public let language: Language
    /// In the order of the text.
    public let findings: [Finding]
    public let facts: MechanismFacts

    public init(language: Language, findings: [Finding], facts: MechanismFacts) {
        self.language = language
        self.findings = findings
        self.facts = facts
    }
}

/// Why a text could not be read.
public enum ReadingError: Error, Hashable, Sendable {
    /// The text is in no language for which there is a lexicon, or in none that can be told.
    case unknownLanguage(readable: [Language])
    /// The language that was asked for has no lexicon.
    case noLexicon(Language, readable: [Language])
    /// The lexicon of the text's language is not as it should be.
    case brokenLexicon(LexiconError)
}

extension ReadingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownLanguage(let readable):
            "the language of the text is not clear; name it with --language-of-text, one of \(Self.list(readable))"
        case .noLexicon(let language, let readable):
            "there is no lexicon for '\(language)'; there are lexicons for \(Self.list(readable))"
        case .brokenLexicon(let error): error.description
        }
    }

    private static func list(_ languages: [Language]) -> String {
        languages.map(\.tag).sorted().joined(separator: ", ")
    }
}
