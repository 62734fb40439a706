public import Consultations

extension Reader {
    /// Reads a text and tells also which words a formula matched that conclude nothing, and why.
    ///
    /// The findings are those of ``read(_:apart:headings:items:language:)``; asking for the rest takes longer.
    ///
    /// - Parameters:
    ///   - utf8: valid UTF-8.
    ///   - apart: the parts that belong to the page and not to its text, in order and apart from each other.
    ///   - headings: the parts that the page marks as headings, in order.
    ///   - items: the parts that the file marks as items of a list, in order.
    ///   - language: the language of the text, where somebody knows it; else it is told from the words.
    /// - Returns: the findings, and what was considered and left, each in the order of the text.
    /// - Throws: `ReadingError` where the language cannot be told or has no lexicon.
    public func explain(
        _ utf8: [UInt8],
        apart: [Range<Int>] = [],
        headings: [Range<Int>] = [],
        items: [Range<Int>] = [],
        language: Language? = nil
    ) throws(ReadingError) -> Explanation {
        let passage = try passage(utf8, apart: apart, headings: headings, items: items, language: language)
        let log = RejectionLog()
        let conclusions = ConclusionReader(passage: passage, log: log).conclusions()
        var writer = FindingWriter(passage: passage, clauses: conclusions.clauses)
        let result = writer.result(conclusions.clauses, times: conclusions.times)
        // A formula that was left in one place of a sentence may have concluded by another way.
        let concluding = Set(conclusions.clauses.map(\.head.tokens.lowerBound))
        let rejections = log.entries.filter { !concluding.contains($0.head.tokens.lowerBound) }
            .sorted { $0.head.tokens.lowerBound < $1.head.tokens.lowerBound }
            .map { entry in
                let tokens = entry.head.tokens
                return Rejection(
                    range: Int(passage.tokens[tokens.lowerBound].start)..<passage.tokens[tokens.upperBound - 1].end,
                    rule: "\(passage.lexicon.language.tag):\(passage.lexicon.formulas[entry.head.formula].line)",
                    cause: entry.cause
                )
            }
        return Explanation(result: result, rejections: rejections)
    }
}
