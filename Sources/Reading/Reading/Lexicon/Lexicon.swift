public import Consultations

/// The formulas of one language: the words by which its texts conclude.
public struct Lexicon: Sendable {
    public let language: Language
    var vocabulary = Vocabulary()
    var automaton = FormulaAutomaton()
    var formulas: [Formula] = []
    /// Names of atoms: classes by their name, forms of verbs, words of patterns.
    var atomNames: [String] = []
    var classes: [String: UInt16] = [:]
    var wellKnown = WellKnownClasses()
    var names = KnownNames()

    init(language: Language) { self.language = language }

    /// Reads a lexicon.
    ///
    /// - Parameters:
    ///   - text: the lines of the lexicon (`docs/reading.md` describes them).
    ///   - language: the language whose formulas they are.
    /// - Throws: the first line that is not as it should be, and why.
    public init(_ text: String, language: Language) throws(LexiconError) {
        var parser = LexiconParser(language: language)
        self = try parser.read(text)
    }

    /// Whether a sentence begins with its verb, and the subject follows.
    var isVerbFirst: Bool { wellKnown[.verbFirst] != .max }

    func atom(_ name: String) -> UInt16? { classes[name] }
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
