/// Reads the whole text once; writes the parties that it names and in which words.
struct PartyNames {
    private(set) var passage: Passage
    /// How many tokens the parts before had.
    private var before = 0
    /// How often each party is named by its adjective: in all, and already counted.
    private var adjectives: [Int: (count: Int, counted: Int, entry: KnownNames.Entry)] = [:]
    private(set) var parties: [Party] = []
    private var byKnown: [Int: Int] = [:]
    private(set) var byKey: [[UInt8]: Int] = [:]
    /// The first bytes of the names that only this text has.
    private(set) var firsts = [Bool](repeating: false, count: 256)
    private let base: [(atom: UInt16, text: String)]

    /// A party that the text names.
    struct Party {
        /// The place among the names of the lexicon, where it is one of them.
        var known: Int?
        /// The folded letters of its most telling word.
        var key: [UInt8]
        var isOrganisation = false
        var count = 0
        /// What the text calls it, in the order of the text.
        var forms: [Form] = []
        /// The first token that names it.
        var first = 0
    }

    struct Form {
        var text: String
        var count: Int
        var isStatehood: Bool
        var isShort: Bool
    }

    /// A place where a party is named.
    struct Mention {
        var tokens: Range<Int>
        var known: KnownNames.Entry?
        var key: [UInt8]
        var isStatehood = false
        var isShort = false
    }

    /// A text that names more parties than this names them no more.
    private static let most = 80
    private static let mostForms = 6

    init(passage: Passage) {
        self.passage = passage
        base = passage.lexicon.baseForms
    }

    /// How many tokens there are up to the end of the part.
    var tokenCount: Int { before + passage.ownTokens.count }

    /// Goes on with the next part.
    mutating func turn(to next: Passage) {
        before = tokenCount
        passage = next
    }

    /// Goes back to a part that was counted before.
    mutating func look(at part: Passage) {
        before = tokenCount - part.ownTokens.count
        passage = part
    }

    /// Takes note of the parties that the part names.
    mutating func read() {
        for block in passage.blocks[passage.own] {
            var index = block.tokens.lowerBound
            while index < block.tokens.upperBound {
                // Most words are neither written like a name nor known as one.
                guard passage.tokens[index].marks.contains(.name) || passage.mayBeName(index) else {
                    index += 1
                    continue
                }
                guard let mention = mention(at: index, end: block.tokens.upperBound) else {
                    if let entry = adjective(index) { adjectives[entry.party, default: (0, 0, entry)].count += 1 }
                    index += 1
                    continue
                }
                let place = note(mention)
                index = mention.tokens.upperBound
                // «Confédération des États du Sahel (AES)»: two names of one party.
                if let place, index + 2 < block.tokens.upperBound, passage.tokens[index].shape == .open,
                    passage.tokens[index + 1].isWord, passage.tokens[index + 1].capital,
                    passage.tokens[index + 2].shape == .close
                {
                    let short = key(of: index + 1..<index + 2)
                    if byKey[short] == nil, parties[place].known == nil {
                        byKey[short] = place
                        if let entry = entry(index + 1) { byKnown[entry.party] = place }
                    }
                }
            }
        }
        for (_, found) in adjectives.sorted(by: { $0.key < $1.key }) {
            // Named only by its adjective, and more than once: still a party.
            guard byKnown[found.entry.party] != nil || found.count > 1, let place = place(of: found.entry) else {
                continue
            }
            parties[place].count += found.count - found.counted
            adjectives[found.entry.party]?.counted = found.count
        }
    }

    private mutating func note(_ mention: Mention) -> Int? {
        let place: Int
        if let found = self.place(of: mention) {
            place = found
        } else {
            guard parties.count < Self.most else { return nil }
            place = parties.count
            parties.append(
                Party(
                    known: mention.known?.party,
                    key: mention.key,
                    isOrganisation: mention.known?.role == .organisation,
                    first: before + mention.tokens.lowerBound - passage.ownTokens.lowerBound
                )
            )
            if let known = mention.known {
                byKnown[known.party] = place
            } else {
                byKey[mention.key] = place
                if let first = mention.key.first { firsts[Int(first)] = true }
            }
        }
        parties[place].count += 1
        let text = nominative(mention)
        if let form = parties[place].forms.firstIndex(where: { $0.text == text }) {
            parties[place].forms[form].count += 1
        } else if parties[place].forms.count < Self.mostForms {
            parties[place].forms.append(
                Form(text: text, count: 1, isStatehood: mention.isStatehood, isShort: mention.isShort)
            )
        }
        return place
    }

    func place(of mention: Mention) -> Int? {
        if let known = mention.known, let place = byKnown[known.party] { return place }
        return mention.known == nil ? byKey[mention.key] : nil
    }

    /// The party of the lexicon, which the text may name only by an adjective or a seat.
    mutating func place(of entry: KnownNames.Entry) -> Int? {
        if let place = byKnown[entry.party] { return place }
        guard parties.count < Self.most else { return nil }
        byKnown[entry.party] = parties.count
        parties.append(Party(known: entry.party, key: [], isOrganisation: entry.role == .organisation, first: .max))
        return parties.count - 1
    }

    /// The words of a name, the word for its form in the first case.
    private func nominative(_ mention: Mention) -> String {
        var text = ArabicForms.plain(passage.words(mention.tokens))
        // «واتحاد»: the conjunction is no part of the name.
        if passage.token(mention.tokens.lowerBound, in: .withAnd), text.unicodeScalars.count > 3 {
            text.unicodeScalars.removeFirst()
        }
        guard mention.isStatehood, mention.tokens.count > 1,
            let first = base.first(where: { passage.has(mention.tokens.lowerBound, $0.atom) })
        else { return text }
        return first.text + " " + passage.words(mention.tokens.lowerBound + 1..<mention.tokens.upperBound)
    }

    /// What a party is called: the full name that the text has most, else the name of the lexicon, else what there is.
    func text(_ place: Int) -> String {
        let party = parties[place]
        // Where nouns decline, only a name with its form in the first case is in the first case.
        let declines = passage.lexicon.wellKnown[.article] == .max
        var best: Form?
        for form in party.forms where !form.isShort && (!declines || form.isStatehood || party.known == nil) {
            let weight = form.count * (form.isStatehood ? 3 : 1)
            if weight > (best.map { $0.count * ($0.isStatehood ? 3 : 1) } ?? 0) { best = form }
        }
        if let best { return best.text }
        if let known = party.known, !(party.isOrganisation && !party.forms.isEmpty && !declines) {
            return passage.lexicon.names.displays[known]
        }
        return party.forms.first?.text ?? ""
    }
}
