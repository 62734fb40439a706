import Consultations

/// Reads sentence after sentence; knows which chapeau («sont convenues de ce qui suit :») governs the list below it.
struct ChapeauReader {
    let passage: Passage
    private var chapeau: Clause?
    private var isPosition = false
    private var block = -1
    private var lastItem = -1
    private var lastParagraph = -1

    init(passage: Passage) { self.passage = passage }

    /// The sentence as an item of the list, where it stands in one and has no formula of its own.
    ///
    /// What has to be done is no position any more: an item that opens with a measure is one.
    func item(_ sentence: Sentence, measure: Clause?) -> Clause? {
        guard let chapeau, governs(sentence) else { return nil }
        if isPosition, var measure {
            measure.subject = chapeau.subject
            measure.chapeau = chapeau.tokens
            measure.rules.append(("list.chapeau", chapeau.head.tokens))
            return measure
        }
        var end = sentence.tokens.upperBound
        while end > sentence.tokens.lowerBound, !passage.tokens[end - 1].isWord,
            passage.tokens[end - 1].shape != .number,
            passage.tokens[end - 1].shape != .close, passage.tokens[end - 1].shape != .closing
        {
            end -= 1
        }
        var start = sentence.tokens.lowerBound
        while start < end, !passage.tokens[start].isWord, passage.tokens[start].shape != .number { start += 1 }
        guard end > start + 1 else { return nil }
        var item = Clause(head: chapeau.head, tokens: start..<end)
        item.subject = chapeau.subject
        item.chapeau = chapeau.tokens
        item.rules = [("list.chapeau", chapeau.head.tokens)]
        return item
    }

    /// The chapeau under which a sentence with a formula of its own stands.
    func above(_ sentence: Sentence) -> Range<Int>? {
        guard let chapeau, sentence.block > block, sentence.block <= max(lastItem, lastParagraph) else { return nil }
        return chapeau.tokens
    }

    /// Whether a sentence stands in the list of the chapeau.
    func governs(_ sentence: Sentence) -> Bool {
        guard chapeau != nil, sentence.block > block else { return false }
        return sentence.block <= lastItem
    }

    /// Takes note of a sentence that may open a list.
    mutating func pass(_ sentence: Sentence, clauses: [Clause]) {
        guard let last = clauses.last, let mark = sentence.tokens.last, passage.tokens[mark].shape == .colon,
            sentence.tokens.upperBound == passage.blocks[sentence.block].tokens.upperBound
        else { return }
        guard case .concludes(let kind) = passage.lexicon.formulas[last.head.formula].act else { return }
        chapeau = last
        block = sentence.block
        isPosition = kind == .position
        lastItem = listEnd(after: sentence.block)
        lastParagraph = lastItem > block ? lastItem : paragraphEnd(after: sentence)
    }

    /// The last of the paragraphs that «the following actions:» announces: the next that begins with adverbial words is
    /// no action any more.
    private func paragraphEnd(after sentence: Sentence) -> Int {
        var last = sentence.block
        guard sentence.tokens.contains(where: { passage.token($0, in: .below) }) else { return last }
        while last + 1 < passage.blocks.count, last - sentence.block < 12 {
            let next = passage.blocks[last + 1]
            guard next.role == .paragraph, let first = next.tokens.first, !passage.token(first, in: .lead) else {
                break
            }
            last += 1
        }
        return last
    }

    /// The last block of the list: items one after another; under a position also the paragraphs between two numbers.
    private func listEnd(after block: Int) -> Int {
        var last = block
        var index = block + 1
        guard index < passage.blocks.count else { return block }
        let marker = passage.blocks[index].marker
        guard marker != .none else { return block }
        while index < passage.blocks.count, index - block < 200 {
            let next = passage.blocks[index]
            if next.role == .heading && next.marker == .none { break }
            if next.marker == marker {
                last = index
            } else if !isPosition || index - last > 4 {
                break
            }
            index += 1
        }
        return last
    }
}
