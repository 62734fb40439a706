import Consultations

/// Reads sentence after sentence; knows which chapeau («sont convenues de ce qui suit :») governs the list below it.
struct ChapeauReader {
    private var passage: Passage
    private var chapeau: Clause?
    private var isPosition = false
    private var block = -1
    /// Up to which block the list, or the paragraphs that are announced, are followed.
    private var followed = -1
    private var last = -1
    /// The marker of the list; nothing for paragraphs.
    private var marker: Block.Marker?
    private var isOpen = false

    /// How many blocks a list has at most, and how many paragraphs may stand between two numbers of a position.
    private static let longest = 200
    private static let longestAnnouncement = 12
    private static let between = 4

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
        guard let chapeau, sentence.block > block, sentence.block <= last else { return nil }
        return chapeau.tokens
    }

    /// Whether a sentence stands in the list of the chapeau.
    func governs(_ sentence: Sentence) -> Bool {
        chapeau != nil && marker != nil && sentence.block > block && sentence.block <= last
    }

    /// Takes note of a sentence that may open a list.
    mutating func pass(_ sentence: Sentence, clauses: [Clause]) {
        guard let clause = clauses.last, let mark = sentence.tokens.last, passage.tokens[mark].shape == .colon,
            sentence.tokens.upperBound == passage.blocks[sentence.block].tokens.upperBound
        else { return }
        guard case .concludes(let kind) = passage.lexicon.formulas[clause.head.formula].act else { return }
        chapeau = clause
        block = sentence.block
        isPosition = kind == .position
        last = block
        followed = block
        marker = nil
        isOpen = block + 1 < passage.blocks.count
        guard isOpen else { return }
        if passage.blocks[block + 1].marker != .none {
            marker = passage.blocks[block + 1].marker
        } else {
            isOpen = sentence.tokens.contains { passage.token($0, in: .below) }
        }
    }

    /// Follows the list up to a block.
    mutating func follow(to target: Int) {
        while isOpen, followed < target {
            followed += 1
            let next = passage.blocks[followed]
            guard let marker else {
                // The next paragraph that begins with adverbial words is no announced action any more.
                guard followed - block <= Self.longestAnnouncement, next.role == .paragraph,
                    let first = next.tokens.first, !passage.token(first, in: .lead)
                else {
                    isOpen = false
                    return
                }
                last = followed
                continue
            }
            // Items one after another; under a position also the paragraphs between two numbers.
            let end = min(isPosition ? last + Self.between + 1 : followed, block + Self.longest - 1)
            let known = min(end, passage.blocks.count - 1)
            guard followed <= end, let item = item(marker, from: followed, to: known) else {
                isOpen = false
                return
            }
            last = item
            followed = item
        }
    }

    // MARK: from one part to the next

    /// The blocks whose words it still needs.
    func needed() -> [Int] {
        guard let chapeau, isOpen || last >= passage.own.upperBound else { return [] }
        var tokens = [chapeau.tokens, chapeau.head.tokens, chapeau.subject, chapeau.lead, chapeau.chapeau]
            .compactMap(\.self)
        tokens += chapeau.rules.map(\.tokens)
        return tokens.filter { !$0.isEmpty }.map { passage.block(of: $0.lowerBound) }
    }

    /// Goes on with the next part.
    ///
    /// - Parameters:
    ///   - next: the part.
    ///   - places: where the needed blocks stand in it.
    mutating func turn(to next: Passage, places: [Int: Int]) {
        let delta = next.own.lowerBound - passage.own.upperBound
        if let old = chapeau, isOpen || last >= passage.own.upperBound {
            func moved(_ tokens: Range<Int>) -> Range<Int> {
                let block = passage.block(of: tokens.lowerBound)
                guard !tokens.isEmpty, let place = places[block] else { return 0..<0 }
                let shift = next.blocks[place].tokens.lowerBound - passage.blocks[block].tokens.lowerBound
                return tokens.lowerBound + shift..<tokens.upperBound + shift
            }
            var clause = old
            clause.tokens = moved(old.tokens)
            clause.head.tokens = moved(old.head.tokens)
            clause.subject = old.subject.map(moved)
            clause.lead = old.lead.map(moved)
            clause.chapeau = old.chapeau.map(moved)
            clause.rules = old.rules.map { ($0.rule, moved($0.tokens)) }
            clause.items = []
            chapeau = clause
        } else {
            chapeau = nil
            isOpen = false
        }
        block += delta
        followed += delta
        last += delta
        passage = next
    }

    /// The first block with a marker before a title ends the list.
    private func item(_ marker: Block.Marker, from first: Int, to end: Int) -> Int? {
        guard first <= end else { return nil }
        for index in first...end {
            let next = passage.blocks[index]
            if next.role == .heading && next.marker == .none { return nil }
            if next.marker == marker { return index }
        }
        return nil
    }
}
