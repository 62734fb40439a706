public import CanonicalBytes

/// What an act amounts to, judged once and in its own past.
public struct Judgement: Hashable, Sendable {
    /// The party in whose line the act stands; nothing where it stands in none.
    public internal(set) var party: String?
    /// Why its word has no effect; nothing where it has, or where it says nothing.
    public internal(set) var void: VoidReason?
    /// The proposals, by their leaf hashes, that are agreed from this act on.
    public internal(set) var concluded: [Digest] = []
    /// The proposals to which the party consents by silence from this act on.
    public internal(set) var consentedBySilence: [Digest] = []
    /// The proposals that end with this act, because their own party no longer backs them.
    public internal(set) var ended: [Digest] = []
}

/// Why the word of an act has no effect.
///
/// The act is kept and shown all the same.
public enum VoidReason: Hashable, Sendable, CustomStringConvertible {
    /// Its `seen` shrinks, or leaves out what an act that it has seen had seen.
    case pastNotClosed
    /// Its time lies before that of the act before it.
    case timeRunsBackwards
    /// Its journal does not speak for a party there: before a handover was seen, or after it.
    case outsideTheLine
    /// A proposal that replaces nothing, one matter twice, or rules that can't be.
    case malformed
    /// It names rules that are not in force in its past.
    case otherRules
    /// It replaces a version that its past does not show as agreed.
    case unknownVersion
    /// A version that it concerns is settled in its past.
    case settled
    /// It answers something that is no proposal in its past.
    case unknownProposal
    /// The proposal was ended before by its own party.
    case ended
    /// Its party has consented to new rules and does not know yet what became of them.
    case rulesFirst
    /// It gives a consent that stands already.
    case alreadyGiven
    /// It takes back what was not given.
    case nothingToWithdraw
    /// It declares a conclusion that does not follow, or the post may not declare it.
    case notConcluded
    /// It hands over to a journal that is no other member of the party.
    case notAMember
    /// It recognises a journal of its own party, of another participant, or one that was set aside before.
    case notToBeRecognised

    public var description: String {
        switch self {
        case .pastNotClosed: "it leaves out what it had seen, or what the acts that it has seen had seen"
        case .timeRunsBackwards: "its time lies before that of the act before it"
        case .outsideTheLine: "its author does not speak for a party there"
        case .malformed: "it replaces nothing, or one matter twice, or its rules can't be"
        case .otherRules: "it names rules that are not in force there"
        case .unknownVersion: "it replaces a version that was not agreed there"
        case .settled: "what it concerns was settled there already"
        case .unknownProposal: "it answers something that is no proposal there"
        case .ended: "the proposal had been ended by its own party"
        case .rulesFirst: "its party had consented to new rules, whose fate it did not know yet"
        case .alreadyGiven: "its party had consented already"
        case .nothingToWithdraw: "it takes back what was not given"
        case .notConcluded: "the conclusion that it declares does not follow"
        case .notAMember: "it hands over to a journal that is no other member of its party"
        case .notToBeRecognised: "the journal can't be recognised in place of the other"
        }
    }
}
