public import Consultations

extension Reader {
    /// Reads what a text says of itself, from its first and last paragraphs.
    ///
    /// The work does not grow with the length of the text, but for the search of its paragraphs.
    ///
    /// - Parameters:
    ///   - utf8: valid UTF-8.
    ///   - apart: the parts that belong to the page and not to its text.
    ///   - headings: the parts that the page marks as headings.
    ///   - language: the language of the text.
    /// - Returns: what the text gives, and nothing that it does not.
    /// - Throws: `ReadingError` where the language has no lexicon.
    public func facts(
        _ utf8: [UInt8],
        apart: [Range<Int>] = [],
        headings: [Range<Int>] = [],
        language: Language
    ) throws(ReadingError) -> DocumentFacts {
        let blocks = BlockReader(utf8: utf8, apart: apart, headings: headings)
        let edges = DocumentEdges(blocks.blocks())
        let passage = try passage(utf8, blocks: edges.blocks, language: language)
        return DocumentFactsReader(passage: passage, edges: edges, frontMatter: blocks.frontMatter()).facts()
    }

    /// Reads what the name of a file says, without its folders: a date, the number of a session.
    ///
    /// - Throws: `ReadingError` where the language has no lexicon.
    public func facts(
        ofFileNamed name: String,
        language: Language
    ) throws(ReadingError) -> (date: ToldFact<String>?, session: ToldFact<Int>?) {
        let utf8 = Array(name.utf8.prefix(1_000))
        let passage = try passage(
            utf8,
            blocks: [Block(range: 0..<utf8.count, role: .heading)],
            language: language
        )
        let numbers = SessionNumberReader(passage: passage).numbers(in: 0..<passage.tokens.count)
        var session: ToldFact<Int>?
        if let first = numbers.first, numbers.allSatisfy({ $0.value == first.value }) {
            session = ToldFact(value: first.value, basis: .fileName, words: name)
        }
        let date = FileNameDate.date(in: utf8).map { ToldFact(value: $0, basis: .fileName, words: name) }
        return (date, session)
    }

    private func passage(
        _ utf8: [UInt8],
        blocks: [Block],
        language: Language
    ) throws(ReadingError) -> Passage {
        let lexicon = try lexicon(of: language)
        var draft = PassageDraft(utf8: utf8, lexicon: lexicon)
        draft.blocks = blocks
        var tokeniser = Tokeniser(vocabulary: lexicon.vocabulary)
        for index in draft.blocks.indices {
            let first = draft.tokens.count
            tokeniser.tokens(utf8, in: draft.blocks[index].range, into: &draft.tokens, atoms: &draft.atoms)
            draft.blocks[index].tokens = first..<draft.tokens.count
        }
        SentenceReader.read(&draft)
        return Passage(draft)
    }
}

/// The first and the last paragraphs of a text: where it says what it is.
struct DocumentEdges {
    /// The first paragraphs, then the last ones.
    let blocks: [Block]
    /// How many of them are the first.
    let headCount: Int

    private static let headBytes = 12_000
    private static let tailBytes = 6_000
    private static let mostHead = 40
    private static let mostTail = 14

    init(_ all: [Block]) {
        var head: [Block] = []
        var bytes = 0
        for block in all {
            guard head.count < Self.mostHead, bytes < Self.headBytes else { break }
            let range = block.range.prefix(Self.headBytes - bytes)
            head.append(Block(range: range, role: block.role, marker: block.marker))
            bytes += range.count
        }
        var tail: [Block] = []
        bytes = 0
        for block in all.dropFirst(head.count).reversed() {
            guard tail.count < Self.mostTail, bytes + block.range.count <= Self.tailBytes else { break }
            tail.append(Block(range: block.range, role: block.role, marker: block.marker))
            bytes += block.range.count
        }
        blocks = head + tail.reversed()
        headCount = head.count
    }
}
