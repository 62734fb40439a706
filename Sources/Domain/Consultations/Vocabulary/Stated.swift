/// A detail that a text may give or leave out.
///
/// The cases are seven different facts. They are never flattened to "missing": a register that mixed them up would
/// invent agreements.
public enum Stated<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The adopted text gives this value.
    case statedInText(Value)
    /// The parties agreed on this value after the text.
    case agreedLater(Value)
    /// One side proposes this value; the other has not accepted.
    case proposed(Value)
    /// The text is silent.
    case notStated
    /// The parties say that there is none.
    case noneAgreed
    /// A side will not say.
    case declined
    /// Nobody has looked yet.
    case notYetEntered
}

extension Stated {
    /// The value, whoever gave it; nothing for the four cases without one.
    public var value: Value? {
        switch self {
        case .statedInText(let value), .agreedLater(let value), .proposed(let value): value
        case .notStated, .noneAgreed, .declined, .notYetEntered: nil
        }
    }

    /// The code of the case in records and exports.
    public var readiness: Readiness {
        switch self {
        case .statedInText: .statedInText
        case .agreedLater: .agreedLater
        case .proposed: .proposed
        case .notStated: .notStated
        case .noneAgreed: .noneAgreed
        case .declined: .declined
        case .notYetEntered: .notYetEntered
        }
    }
}

/// The codes of the seven cases of ``Stated``.
public enum Readiness: String, CaseIterable, Hashable, Sendable {
    case statedInText = "stated_in_text"
    case agreedLater = "agreed_later"
    case proposed
    case notStated = "not_stated"
    case noneAgreed = "none_agreed"
    case declined
    case notYetEntered = "not_yet_entered"
}
