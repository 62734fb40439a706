/// How far a session has come from idea to record.
public enum SessionStatus: String, CaseIterable, Hashable, Sendable {
    /// The rules or a text foresee it.
    case expected
    /// One side has proposed a date.
    case proposed
    /// Both sides have confirmed the date.
    case fixed
    case postponed
    case held
    case cancelled
}

/// How a mechanism stands.
public enum MechanismStatus: String, CaseIterable, Hashable, Sendable {
    case proposed
    case established
    case active
    /// Asleep by a decision of people; a machine only hints.
    case dormant
    case suspended
    case replaced
    case ended
}

/// What sort of party a party is.
public enum PartyKind: String, CaseIterable, Hashable, Sendable {
    case state
    case organisation
    /// A composite party, whose members act through one speaker.
    case confederation
}

/// What a post does for a conclusion.
public enum Duty: String, CaseIterable, Hashable, Sendable {
    /// Answers for it.
    case contact
    /// Stands in for the contact.
    case alternate
    /// Validates a report before it leaves.
    case validator
}
