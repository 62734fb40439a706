public import Consultations

/// Finds the conclusions of a text.
///
/// The same bytes give the same findings on every machine. Nothing is guessed: what the text does not say is absent.
public struct Reader: Sendable {
    /// The version of rules and lexicons; kept with every review.
    public static let version = "1"

    public let lexicons: [LexiconSource]

    private let languages: LanguageDetector

    /// - Parameter sources: the lexicons of the languages that it reads; each is parsed when it is needed first.
    public init(sources: [LexiconSource]) {
        lexicons = sources
        languages = LanguageDetector(sources)
    }

    public init(lexicons: [Lexicon]) { self.init(sources: lexicons.map { LexiconSource($0) }) }

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
        var memory = ReadingMemory()
        return try read(utf8, apart: apart, headings: headings, items: items, language: language, &memory)
    }

    /// Reads one of many texts: as ``read(_:apart:headings:items:language:)``, with the memory of those before.
    public func read(
        _ utf8: [UInt8],
        apart: [Range<Int>] = [],
        headings: [Range<Int>] = [],
        items: [Range<Int>] = [],
        language: Language? = nil,
        _ memory: inout ReadingMemory
    ) throws(ReadingError) -> ReadingResult {
        let blocks = BlockReader(utf8: utf8, apart: apart, headings: headings, items: items)
        let lexicon = try lexicon(for: language, blocks: blocks, &memory)
        // The memory keeps the vocabulary alive, so that no other takes its place.
        let key = ObjectIdentifier(lexicon.vocabulary)
        var reader = PartReader(lexicon: lexicon, words: memory.words.removeValue(forKey: key))
        defer { memory.words[key] = reader.words }
        var findings: [Finding] = []
        read(blocks, with: &reader) { for found in $0 { findings.append(found.finding) } }
        return ReadingResult(language: reader.lexicon.language, findings: findings, facts: reader.queue.facts)
    }

    /// Reads all parts of a text.
    ///
    /// - Parameters:
    ///   - blocks: the text.
    ///   - reader: what reads it.
    ///   - log: takes what is left aside.
    ///   - learn: sees each part before its findings are written.
    ///   - done: takes findings that are complete.
    func read(
        _ blocks: BlockReader,
        with reader: inout PartReader,
        log: RejectionLog? = nil,
        learn: (PartReader, [Clause]) -> Void = { _, _ in },
        done: ([FindingQueue.Found]) -> Void
    ) {
        let size = blocks.utf8.count > PartReader.whole ? PartReader.size : nil
        let wrapped = blocks.isWrapped(from: blocks.start)
        var start: Int? = blocks.start
        while let place = start {
            var part = BlockReader.TextPart()
            _ = blocks.read(&part, from: place, size: size, wrapped: wrapped)
            reader.take(part, of: blocks, carried: reader.carried())
            let found = reader.conclusions(log)
            reader.learn(found.clauses)
            learn(reader, found.clauses)
            reader.write(found)
            start = part.next
            done(reader.queue.leave(atEnd: start == nil))
        }
    }

    /// The text with its blocks, tokens and sentences, before anything is found in it.
    func passage(
        _ utf8: [UInt8],
        apart: [Range<Int>],
        headings: [Range<Int>],
        items: [Range<Int>] = [],
        language: Language?
    ) throws(ReadingError) -> Passage {
        let blocks = BlockReader(utf8: utf8, apart: apart, headings: headings, items: items)
        var reader = PartReader(lexicon: try lexicon(for: language, blocks: blocks))
        var part = BlockReader.TextPart()
        _ = blocks.read(&part, from: blocks.start, wrapped: blocks.isWrapped(from: blocks.start))
        reader.take(part, of: blocks, carried: [])
        return reader.passage ?? Passage(PassageDraft(utf8: utf8, lexicon: reader.lexicon))
    }

    /// The lexicon of a text whose language is known, or is told from the words at its beginning.
    func lexicon(for language: Language?, blocks: BlockReader) throws(ReadingError) -> Lexicon {
        var memory = ReadingMemory()
        return try lexicon(for: language, blocks: blocks, &memory)
    }

    private func lexicon(
        for language: Language?,
        blocks: BlockReader,
        _ memory: inout ReadingMemory
    ) throws(ReadingError) -> Lexicon {
        if let language { return try lexicon(of: language) }
        guard let place = languages.detect(blocks, &memory) else {
            throw .unknownLanguage(readable: lexicons.map(\.language))
        }
        return try parsed(lexicons[place])
    }

    /// The lexicon of a language.
    func lexicon(of language: Language) throws(ReadingError) -> Lexicon {
        guard let source = lexicons.first(where: { $0.language == language }) else {
            throw .noLexicon(language, readable: lexicons.map(\.language))
        }
        return try parsed(source)
    }

    private func parsed(_ source: LexiconSource) throws(ReadingError) -> Lexicon {
        do { return try source.lexicon() } catch { throw .brokenLexicon(error) }
    }
}
