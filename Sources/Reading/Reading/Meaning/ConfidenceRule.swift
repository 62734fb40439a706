import Consultations

/// Reads what is sure and what is doubtful about a finding; writes how far it can be relied on.
///
/// Each doubt counts one or two. No doubt is high, one is medium, more are low. The doubts follow from how readers err:
/// who acts is lost with the subject, a reporter rewords, a single soft word has other uses, and a long clause has run
/// over its end. `scripts/measure-reading` prints how often each level is right.
struct ConfidenceRule {
    /// The formula is a verb in a finite form, with its auxiliary.
    var isFinite: Bool
    /// The clause names its subject.
    var hasSubject: Bool
    /// The subject is a pronoun.
    var isPronoun: Bool
    /// The text says who acts.
    var hasActor: Bool
    /// A verb that opens a paragraph, without subject.
    var isMeasure: Bool
    /// The formula is a single word.
    var isOneWord: Bool
    var kind: ConclusionKind
    var strength: Strength
    /// The formula takes any subject or none.
    var isImpersonal: Bool
    /// The words stand in a heading.
    var isTitle: Bool
    /// How long the conclusion is, in words and marks.
    var words: Int
    var voice: Voice

    /// From so many words on a clause may have run over its end, and from twice as many it likely has.
    static let long = 40

    var confidence: Confidence {
        switch doubts {
        case 0: .high
        case 1: .medium
        default: .low
        }
    }

    var doubts: Int {
        var doubts = 0
        let isAccount = voice != .primaryText
        if !isFinite { doubts += 2 }
        if voice == .commentary { doubts += 2 }
        if !hasSubject, isAccount || isMeasure { doubts += 1 }
        if isPronoun, isAccount { doubts += 1 }
        if !hasActor { doubts += 1 }
        if isOneWord, isAccount, kind == .intention || kind == .offer || kind == .decision { doubts += 1 }
        if isImpersonal, strength == .soft { doubts += 1 }
        if isTitle, isAccount { doubts += 1 }
        if words >= Self.long { doubts += words >= 2 * Self.long ? 2 : 1 }
        return doubts
    }
}
