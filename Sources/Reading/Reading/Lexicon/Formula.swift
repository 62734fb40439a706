import Consultations

/// A line of a lexicon that concludes something, or that keeps a passage from being a conclusion.
struct Formula: Sendable {
    /// What the words do.
    enum Act: Hashable, Sendable {
        case concludes(ConclusionKind)
        /// Says more of the conclusion before and is of its kind («cela comprend»).
        case continues
        /// Says that somebody says what follows («informe que»).
        case reports
        /// Gives a time that no calendar date follows from («sans délai», «chaque année»).
        case times
        /// Words that look like a conclusion and are none.
        case excludes
    }

    /// Who must be the subject.
    enum Subject: String, Sendable {
        /// A party, a pronoun for one, or nobody in an ellipsis.
        case party
        /// A coming meeting, a session, a dialogue.
        case meeting
        /// Whatever the sentence is about.
        case any
        /// Nobody: the words open a paragraph, as a measure in a list.
        case opening
        /// The formula is impersonal («il a été convenu»).
        case none
    }

    /// What follows the words.
    enum Frame: String, Sendable {
        /// An infinitive; coordinated infinitives are undertakings of their own.
        case infinitive
        /// A noun, or a clause: it stays whole.
        case noun
        /// A clause that may hold a formula of its own, which then counts in its place.
        case clause
        /// Nothing: the words end the clause («sont inacceptables»).
        case predicate
    }

    let line: Int
    let act: Act
    let strength: Strength
    let subject: Subject
    let frame: Frame

    /// Of two formulas as long as each other, the one that excludes counts.
    var rank: Int { act == .excludes ? 0 : subject == .meeting ? 1 : 2 }
}

/// The form in which a verb of a formula stands.
enum VerbForm: UInt8, Sendable {
    case finite
    /// A past participle that has lost its auxiliary («et exprimé leur souhait»).
    case bare
    /// A participle or gerund as main statement («s’engageant à»).
    case gerund
}
