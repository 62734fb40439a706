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
        let blocks = BlockReader(utf8: utf8, apart: apart, headings: headings, items: items)
        var reader = PartReader(lexicon: try lexicon(for: language, blocks: blocks))
        let log = RejectionLog()
        var rejections: [Rejection] = []
        var findings: [Finding] = []
        read(blocks, with: &reader, log: log) { reader, clauses in
            if let passage = reader.passage { rejections += Self.rejections(log, in: passage, beside: clauses) }
            log.clear()
        } done: {
            findings += $0.map(\.finding)
        }
        let result = ReadingResult(language: reader.lexicon.language, findings: findings, facts: reader.queue.facts)
        return Explanation(result: result, rejections: rejections)
    }

    private static func rejections(_ log: RejectionLog, in passage: Passage, beside clauses: [Clause]) -> [Rejection] {
        // A formula that was left in one place of a sentence may have concluded by another way.
        let concluding = Set(clauses.map(\.head.tokens.lowerBound))
        return log.entries.filter { !concluding.contains($0.head.tokens.lowerBound) }
            .sorted { $0.head.tokens.lowerBound < $1.head.tokens.lowerBound }
            .map { entry in
                let tokens = entry.head.tokens
                return Rejection(
                    range: Int(passage.tokens[tokens.lowerBound].start)..<passage.tokens[tokens.upperBound - 1].end,
                    rule: "\(passage.lexicon.language.tag):\(passage.lexicon.formulas[entry.head.formula].line)",
                    cause: entry.cause
                )
            }
    }
}
