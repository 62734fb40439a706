import Reading

/// The text of a draft as the sentences that are aligned, and what stands apart from them.
///
/// Nothing of the text is left out: marks and numbers that no sentence holds belong to the sentence behind them.
struct RedlineUnits {
    let utf8: [UInt8]
    /// The range of each sentence, in the order of the text.
    private(set) var sentences: [Range<Int>] = []
    /// The parts that are no sentences of the text: headers and footers, notes, menus of a page.
    private(set) var asides: [Range<Int>] = []

    init(_ account: PreparedAccount, apart: [Range<Int>]) {
        utf8 = account.account.utf8
        var position = 0
        var parts = apart[...]
        /// Sets apart what ends before a place, with what stands before it and belongs to nothing.
        func set(apartBefore limit: Int) {
            while let part = parts.first, part.lowerBound < limit {
                parts.removeFirst()
                let end = min(part.upperBound, limit)
                guard end > position else { continue }
                add(aside: position..<end)
                position = end
            }
        }
        for unit in account.units {
            set(apartBefore: unit.range.lowerBound)
            let end = max(position, unit.range.upperBound)
            sentences.append(position..<end)
            position = end
        }
        set(apartBefore: utf8.count)
        // What stands behind the last sentence belongs to it, unless something was set apart in between.
        if let last = sentences.indices.last, sentences[last].upperBound == position {
            sentences[last] = sentences[last].lowerBound..<utf8.count
        } else {
            add(aside: position..<utf8.count)
        }
    }

    private mutating func add(aside range: Range<Int>) {
        let words = visible(range)
        if !words.isEmpty { asides.append(words) }
    }

    /// A range without the white space at its ends.
    func visible(_ range: Range<Int>) -> Range<Int> {
        let range = range.clamped(to: 0..<utf8.count)
        let tokens = RedlineToken.tokens(utf8, in: range)
        guard let first = tokens.first, let last = tokens.last else { return range.lowerBound..<range.lowerBound }
        return first.range.lowerBound..<last.range.upperBound
    }
}
