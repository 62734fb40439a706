public import Consultations

/// A passage that a reader holds to be a conclusion, how it understands it, and why.
public struct Finding: Hashable, Sendable {
    /// Its place in the order of the text, from 1.
    public internal(set) var id: Int
    /// Where the exact words stand in the UTF-8 text that was read.
    public internal(set) var range: Range<Int>
    public let kind: ConclusionKind
    public let strength: Strength
    public let actionLevel: ActionLevel
    /// The parties that are bound or that speak, as the text names them; empty where it names nobody.
    public let actors: [String]
    public let scope: ActorScope
    /// Who is asked or addressed.
    public let addressee: String?
    public let domain: PolicyDomain?
    /// The heading under which the words are printed.
    public let heading: String?
    /// The time that the text gives; nothing where it is silent.
    public let due: StatedTime?
    /// Where the thing is to happen.
    public let place: String?
    public let voice: Voice
    public let confidence: Confidence
    /// What led to the finding, in the order of the stages; never empty.
    public let because: [Reason]
    /// The finding that says the same more fully, where this one only repeats it.
    public internal(set) var restates: Int?

    public init(
        id: Int,
        range: Range<Int>,
        kind: ConclusionKind,
        strength: Strength,
        actionLevel: ActionLevel,
        actors: [String],
        scope: ActorScope,
        addressee: String?,
        domain: PolicyDomain?,
        heading: String?,
        due: StatedTime?,
        place: String?,
        voice: Voice,
        confidence: Confidence,
        because: [Reason],
        restates: Int?
    ) {
        self.id = id
        self.range = range
        self.kind = kind
        self.strength = strength
        self.actionLevel = actionLevel
        self.actors = actors
        self.scope = scope
        self.addressee = addressee
        self.domain = domain
        self.heading = heading
        self.due = due
        self.place = place
        self.voice = voice
        self.confidence = confidence
        self.because = because
        self.restates = restates
    }
}

/// A time that the words of a text give.
public struct StatedTime: Hashable, Sendable {
    /// The words themselves.
    public let text: String
    /// The date that follows from them in EDTF (ISO 8601-2:2019); nothing for an open or a recurring time.
    public let edtf: String?
    /// How the date follows from the words: `explicit`, `document_year`, `relative_to_document`.
    public let basis: String?

    public init(text: String, edtf: String?, basis: String? = nil) {
        self.text = text
        self.edtf = edtf
        self.basis = basis
    }
}

/// One reason for a finding: the rule that fired, and the words on which it fired.
public struct Reason: Hashable, Sendable {
    /// A line of a lexicon (`fr:112`) or the name of a stage's rule (`clause.ellipsis`).
    public let rule: String
    /// The words as they stand in the text.
    public let matched: String

    public init(rule: String, matched: String) {
        self.rule = rule
        self.matched = matched
    }
}
