public import Consultations

/// The formulas of one language: the words by which its texts conclude.
///
/// A lexicon never changes. It is one object, because every stage of the reading holds it and copies of its many lists
/// would cost more than reading.
public final class Lexicon: Sendable {
    public let language: Language
    private let parts: Parts

    /// What a lexicon is made of, while it is read.
    struct Parts: Sendable {
        var vocabulary = Vocabulary()
        var automaton = FormulaAutomaton()
        var formulas: [Formula] = []
        /// Names of atoms: classes by their name, forms of verbs, words of patterns.
        var atomNames: [String] = []
        var classes: [String: UInt16] = [:]
        var wellKnown = WellKnownClasses()
        var names = KnownNames()
        /// The atoms of the fields of policy, in the order of all fields; `max` where there are no words for one.
        var domains: [UInt16] = []
        /// The words that tell the language of a text.
        var functionWords: [LexiconWord] = []
        var functionAtom: UInt16?
        /// By atom, what it says of time (``TimeWords``).
        var timeRoles: [UInt16] = []
    }

    init(language: Language, parts: Parts) {
        self.language = language
        self.parts = parts
        baseForms = parts.classes.compactMap { name, atom in
            name.hasPrefix("base.") ? (atom, String(name.dropFirst("base.".count))) : nil
        }.sorted { $0.0 < $1.0 }
    }

    /// Reads a lexicon.
    ///
    /// - Parameters:
    ///   - text: the lines of the lexicon (`docs/reading.md` describes them).
    ///   - language: the language whose formulas they are.
    /// - Throws: the first line that is not as it should be, and why.
    public convenience init(_ text: String, language: Language) throws(LexiconError) {
        var parser = LexiconParser(language: language)
        self.init(language: language, parts: try parser.read(text))
    }

    var vocabulary: Vocabulary { parts.vocabulary }
    var automaton: FormulaAutomaton { parts.automaton }
    var formulas: [Formula] { parts.formulas }
    var wellKnown: WellKnownClasses { parts.wellKnown }
    var names: KnownNames { parts.names }
    var functionWords: [LexiconWord] { parts.functionWords }
    var domains: [UInt16] { parts.domains }
    var timeRoles: [UInt16] { parts.timeRoles }

    /// How many atoms the words and patterns use.
    var atomCount: Int { parts.atomNames.count }

    /// The classes `base.WORD`: the forms of a word, and the word as it stands alone.
    let baseForms: [(atom: UInt16, text: String)]

    func atom(_ name: String) -> UInt16? { parts.classes[name] }

    /// Whether a sentence begins with its verb, and the subject follows.
    var isVerbFirst: Bool { wellKnown[.verbFirst] != .max }
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
