import Consultations

/// What the words of a passage say that can be held against another version: quantities, dates, names, negations.
struct ClauseFacts: Hashable, Sendable {
    var quantities: [Quantity] = []
    var dates: [DateMention] = []
    /// Words with a capital letter inside a sentence, and where they stand.
    var names: [ComparedWord] = []
    /// Negations that bear on what is said.
    var negations: Int = 0
    /// Whether a word denies without a negation: «unable», «refused».
    var deniesOtherwise = false
    /// Other words, in their order.
    var words: [ComparedWord] = []
}

/// A number that a passage gives in digits or in words.
struct Quantity: Hashable, Sendable {
    let value: Double
    /// «both», «second», «two»: words that versions often do without.
    let isWeak: Bool
    let range: Range<Int>
}

/// A day, a month or a year that a passage names.
struct DateMention: Hashable, Sendable {
    var year: Int?
    var month: Int?
    var day: Int?
    var range: Range<Int>

    /// Whether both may mean the same: no part differs.
    func agrees(with other: DateMention) -> Bool {
        func same(_ one: Int?, _ two: Int?) -> Bool { one == nil || two == nil || one == two }
        return same(year, other.year) && same(month, other.month) && same(day, other.day)
    }
}

extension ClauseFacts {
    /// Joins the facts of sentences that stand for one passage.
    static func joined(_ facts: some Sequence<ClauseFacts>) -> ClauseFacts {
        facts.reduce(into: ClauseFacts()) { all, part in
            all.quantities += part.quantities
            all.dates += part.dates
            all.names += part.names
            all.negations += part.negations
            all.deniesOtherwise = all.deniesOtherwise || part.deniesOtherwise
            all.words += part.words
        }
    }
}

/// Reads words; writes facts.
struct FactsReader {
    let utf8: [UInt8]
    let language: LanguageWords

    init(utf8: [UInt8], language: Language) {
        self.utf8 = utf8
        self.language = LanguageWords.of(language)
    }

    func facts(in range: Range<Int>) -> ClauseFacts {
        let words = WordReader.words(utf8, in: range)
        var facts = ClauseFacts()
        var taken = Set<Int>()
        facts.dates = dates(words, taken: &taken)
        facts.quantities = quantities(words, taken: &taken)
        for (index, word) in words.enumerated() {
            if isNegation(words, at: index) { facts.negations += 1 }
            if language.implicitNegations.contains(where: word.text.hasPrefix) { facts.deniesOtherwise = true }
            if taken.contains(index) || word.isNumber { continue }
            facts.words.append(word)
            if word.isCapital, !word.isFirst, word.key.utf8.count >= 3 { facts.names.append(word) }
        }
        return facts
    }

    private func isNegation(_ words: [ComparedWord], at index: Int) -> Bool {
        guard language.negations.contains(words[index].text) else { return false }
        // «ne … que», «no later than», «non-refoulement»: no denial.
        let reach = words[index].text == "ne" || words[index].text == "n" ? 8 : 2
        let next = words[(index + 1)...].prefix(reach)
        if words[index].text == "ne" || words[index].text == "n" {
            for word in next {
                if ["pas", "point", "jamais", "aucun", "aucune", "plus", "ni"].contains(word.text) { return true }
                if word.text == "que" || word.text == "qu" { return false }
            }
            return true
        }
        if ["aucun", "aucune", "jamais"].contains(words[index].text) {
            // «ne … aucun» is one denial.
            return !words[max(0, index - 8)..<index].contains { $0.text == "ne" || $0.text == "n" }
        }
        if index + 1 < words.count, touches(words[index], words[index + 1], by: 0x2D) { return false }
        // «et non» denies, «non contraignant» is an adjective.
        if words[index].text == "non" { return index > 0 && ["et", "ou", "mais"].contains(words[index - 1].text) }
        return !next.contains { word in language.comparisons.contains(where: word.text.hasPrefix) }
    }

    /// Whether one byte, and it alone, stands between two words.
    func touches(_ left: ComparedWord, _ right: ComparedWord, by byte: UInt8) -> Bool {
        right.range.lowerBound == left.range.upperBound + 1 && utf8[left.range.upperBound] == byte
    }
}
