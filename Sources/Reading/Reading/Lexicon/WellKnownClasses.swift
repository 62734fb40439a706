/// The classes of words for which the stages ask.
///
/// A class that a lexicon lacks has no words.
enum WordClass: Int, CaseIterable, Sendable {
    // Sentences and clauses
    case filler, determiner, preposition, lead, and, that, relative, `while`, condition, negation, infinitive
    case notInfinitive, to, of, purpose, gerund, cut, abbreviation, stop, nounStart, comparison
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
    case action

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
}
