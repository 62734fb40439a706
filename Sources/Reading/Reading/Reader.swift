public import Consultations

/// Finds the conclusions of a text.
///
/// The same bytes give the same findings on every machine. Nothing is guessed: what the text does not say is absent.
public struct Reader: Sendable {
    /// The version of rules and lexicons; kept with every review.
    public static let version = "1"

    public let lexicons: [Lexicon]

    private let languages: LanguageDetector

    public init(lexicons: [Lexicon]) {
        self.lexicons = lexicons
        languages = LanguageDetector(lexicons)
    }

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - utf8: valid UTF-8.
    ///   - apart: the parts that belong to the page and not to its text, in order and apart from each other.
    ///   - headings: the parts that the page marks as headings, in order.
    ///   - items: the parts that the file marks as items of a list, in order.
    ///   - language: the language of the text, where somebody knows it; else it is told from the words.
    /// - Returns: the findings in the order of the text, and the facts about the mechanism that follow from them.
    /// - Throws: `ReadingError` where the language cannot be told or has no lexicon.
    public func read(
        _ utf8: [UInt8],
        apart: [Range<Int>] = [],
        headings: [Range<Int>] = [],
        items: [Range<Int>] = [],
        language: Language? = nil
    ) throws(ReadingError) -> ReadingResult {
        let passage = try passage(utf8, apart: apart, headings: headings, items: items, language: language)
        let conclusions = ConclusionReader(passage: passage).conclusions()
        var writer = FindingWriter(passage: passage, clauses: conclusions.clauses)
        return writer.result(conclusions.clauses, times: conclusions.times)
    }

    /// The text with its blocks, tokens and sentences, before anything is found in it.
    func passage(
        _ utf8: [UInt8],
        apart: [Range<Int>],
        headings: [Range<Int>],
        items: [Range<Int>] = [],
        language: Language?
    ) throws(ReadingError) -> Passage {
        let blockReader = BlockReader(utf8: utf8, apart: apart, headings: headings, items: items)
        let blocks = blockReader.blocks()
        let lexicon = try lexicon(for: language, utf8: utf8, blocks: blocks)
        var draft = PassageDraft(utf8: utf8, lexicon: lexicon)
        draft.blocks = blocks
        // A word with the space behind it takes six bytes or more; one word has its atoms once.
        draft.tokens.reserveCapacity(utf8.count / 6)
        draft.atoms.reserveCapacity(utf8.count / 12)
        var tokeniser = Tokeniser(vocabulary: lexicon.vocabulary)
        for index in draft.blocks.indices {
            let first = draft.tokens.count
            tokeniser.tokens(utf8, in: draft.blocks[index].range, into: &draft.tokens, atoms: &draft.atoms)
            draft.blocks[index].tokens = first..<draft.tokens.count
        }
        SentenceReader.read(&draft)
        let undated = Passage(draft)
        draft.documentDate = DocumentDateReader(passage: undated).date(frontMatter: blockReader.frontMatter())
        draft.isPress = VoiceReader(passage: undated).isAccount()
        return Passage(draft)
    }

    private func lexicon(for language: Language?, utf8: [UInt8], blocks: [Block]) throws(ReadingError) -> Lexicon {
        let readable = lexicons.map(\.language)
        if let language {
            guard let lexicon = lexicons.first(where: { $0.language == language }) else {
                throw .noLexicon(language, readable: readable)
            }
            return lexicon
        }
        guard let lexicon = languages.detect(utf8, blocks: blocks) else {
            throw .unknownLanguage(readable: readable)
        }
        return lexicon
    }
}
