import Consultations
import Messages
import Reading

// The words for the vocabularies of the field, in the language of the user.

extension Console {
    func word(_ kind: ConclusionKind) -> String { term("kind", kind.rawValue) }
    func word(_ strength: Strength) -> String { term("strength", strength.rawValue) }
    func word(_ status: ProgressStatus) -> String { term("progress", status.rawValue) }
    func word(_ readiness: Readiness) -> String { term("readiness", readiness.rawValue) }
    func word(_ voice: Voice) -> String { term("voice", voice.rawValue) }
    func word(_ confidence: Confidence) -> String { term("confidence", confidence.rawValue) }
    func word(_ scope: ActorScope) -> String { term("actor scope", scope.rawValue) }
    func word(_ status: SessionStatus) -> String { term("session status", status.rawValue) }
    func word(_ status: MechanismStatus) -> String { term("mechanism status", status.rawValue) }
    func word(_ type: DocumentType) -> String { term("document type", type.rawValue) }
    func word(_ flag: Flag) -> String { term("flag", flag.rawValue) }
    func word(_ kind: PartyKind) -> String { term("party kind", kind.rawValue) }
    func word(_ duty: Duty) -> String { term("duty", duty.rawValue) }
    func word(_ answer: ClearanceAnswer) -> String { term("clearance", answer.rawValue) }
    func word(_ rule: ClearanceRule) -> String { term("clearance rule", rule.code) }
    func word(_ decision: Decision) -> String { term("decision", decision.rawValue) }
    func word(_ tier: Tier) -> String { term("tier", tier.englishName) }
    func word(_ handling: Handling) -> String { term("handling", handling.englishName) }
    func word(_ kind: StatementKind) -> String { term("statement", kind.rawValue) }
    /// What an act does, by the code in its header; a code that this version does not know stays as it is.
    func word(act code: String) -> String { term("act", code) }
    func word(_ parameter: RuleParameter) -> String { term("rule", parameter.rawValue) }

    /// The value of a rule of procedure: the word for its code, or the words that stand there.
    func word(_ value: String, of parameter: RuleParameter) -> String {
        parameter.codes?.contains(value) == true ? term("rule value", value) : value
    }

    func word(_ cause: Rejection.Cause) -> String { term("left aside", cause.englishName) }
    func word(_ domain: PolicyDomain) -> String { term("domain", domain.englishName) }
    func word(_ level: ActionLevel) -> String { term("action level", level.englishName) }

    /// Flags in their fixed order, between commas.
    func words(_ flags: Set<Flag>) -> String {
        list(Flag.allCases.filter(flags.contains).map(word))
    }

    /// A detail in words: its value, or which of the cases without a value it is.
    func stated<Value>(_ detail: Stated<Value>, _ text: (Value) -> String) -> String {
        guard let value = detail.value else { return word(detail.readiness) }
        switch detail {
        case .statedInText: return text(value)
        default: return "\(text(value)) (\(word(detail.readiness)))"
        }
    }
}
