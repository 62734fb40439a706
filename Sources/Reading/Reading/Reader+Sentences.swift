public import Consultations

extension Reader {
    /// The sentences of a text in their order: what is aligned where two texts are compared.
    ///
    /// - Parameters:
    ///   - utf8: valid UTF-8.
    ///   - apart: the parts that belong to the page and not to its text.
    ///   - headings: the parts that the page marks as headings.
    ///   - language: the language of the text, where somebody knows it.
    /// - Returns: the sentences, headings and items of lists included.
    /// - Throws: `ReadingError` where the language cannot be told or has no lexicon.
    public func sentences(
        _ utf8: [UInt8],
        apart: [Range<Int>] = [],
        headings: [Range<Int>] = [],
        language: Language? = nil
    ) throws(ReadingError) -> [TextSentence] {
        let passage = try passage(utf8, apart: apart, headings: headings, language: language)
        return passage.sentences.compactMap { sentence in
            guard let first = sentence.tokens.first, let last = sentence.tokens.last else { return nil }
            let role: TextSentence.Role =
                switch passage.blocks[sentence.block].role {
                case .heading: .heading
                case .item: .item
                case .paragraph: .paragraph
                }
            let range = Int(passage.tokens[first].start)..<passage.tokens[last].end
            return TextSentence(range: range, paragraph: sentence.block, role: role)
        }
    }
}

/// A sentence of a text, and in which paragraph it stands.
public struct TextSentence: Hashable, Sendable {
    /// What sort of paragraph it belongs to.
    public enum Role: Hashable, Sendable {
        case heading
        case paragraph
        case item
    }

    /// Where it stands in the UTF-8 text.
    public let range: Range<Int>
    /// The number of its paragraph in the text, from 0.
    public let paragraph: Int
    public let role: Role

    public init(range: Range<Int>, paragraph: Int, role: Role) {
        self.range = range
        self.paragraph = paragraph
        self.role = role
    }
}
