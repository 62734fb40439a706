/// The classes of words for which the stages ask.
///
/// A class that a lexicon lacks has no words.
enum WordClass: Int, CaseIterable, Sendable {
    // Sentences and clauses
    case filler, determiner, preposition, lead, and, that, relative, `while`, condition, negation, infinitive
    case notInfinitive, to, of, purpose, gerund, cut, abbreviation, finalAbbreviation, stop, nounStart, comparison
    // Who
    case party, pronoun, state, statehood, joint, each, some, body, document, speaker, titleName
    // What is told and by whom
    case attribution, hearsay, pastPerfect, conditional, saying, function, boilerplate, history
    // What it is about
    case meeting, procedure, found, create, view, consider, specific, continuing, minimal, general
    // When and where
    case until, within, inTime, endOf, recurrent, yearly, everyTwo, everyThree, alternating, channel, next, yearWord,
        monthWord, dayWord
    case inverted, auxiliary, asWell
    case article, including, baseForm, statePrefix
    case placeBefore, coming, current, past, every, anchor, today, periodWord, midOf, plural, monthLink, future
    case afterAct, below, amount, over
    case seat, adjectival, government, participants, bloc, singular, company, agentBefore, agent, between
    case earlier, oblique, firstPlural, oneself, institution, page, opens, strengthening, nounEnd, verbFirst, withAnd,
        definite
    case untilLead, dateOnly, same
    case action, outsider, regional, instance, nameArticle

    var name: String { "\(self)" }
}

/// The atoms of those classes.
struct WellKnownClasses: Sendable {
    private var atoms: [UInt16] = Array(repeating: .max, count: WordClass.allCases.count)

    init() {}

    init(_ classes: [String: UInt16]) {
        for word in WordClass.allCases { if let atom = classes[word.name] { atoms[word.rawValue] = atom } }
    }

    subscript(word: WordClass) -> UInt16 { atoms[word.rawValue] }

    /// By atom, the classes that it stands for.
    func sets(atoms count: Int) -> [ClassSet] {
        var sets = [ClassSet](repeating: ClassSet(), count: count)
        for word in WordClass.allCases where Int(atoms[word.rawValue]) < count {
            sets[Int(atoms[word.rawValue])].insert(word)
        }
        return sets
    }
}

/// Some of the classes: one bit each, so that asking costs one instruction.
struct ClassSet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// How many classes there may be.
    static let capacity = 2 * UInt64.bitWidth

    @inline(__always)
    func contains(_ word: WordClass) -> Bool {
        let place = word.rawValue
        return (place < 64 ? low : high) &>> UInt64(truncatingIfNeeded: place) & 1 == 1
    }

    mutating func insert(_ word: WordClass) {
        let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: word.rawValue)
        if word.rawValue < 64 { low |= bit } else { high |= bit }
    }

    mutating func formUnion(_ other: ClassSet) {
        low |= other.low
        high |= other.high
    }
}
