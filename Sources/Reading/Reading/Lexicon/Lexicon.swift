public import Consultations

/// The formulas of one language: the words by which its texts conclude.
public struct Lexicon: Sendable {
    public let language: Language

    /// The lexicons that the program carries.
    public static func carried() throws(LexiconError) -> [Lexicon] { [] }
}

/// What is wrong with a lexicon, and in which line.
public struct LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
    public let lexicon: String
    /// From 1.
    public let line: Int
    public let reason: String

    public init(lexicon: String, line: Int, reason: String) {
        self.lexicon = lexicon
        self.line = line
        self.reason = reason
    }

    public var description: String { "\(lexicon).lexicon, line \(line): \(reason)" }
}
