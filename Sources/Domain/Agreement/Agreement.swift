public import CanonicalBytes

/// What is agreed: the pure fold of the headers of all journals of a mechanism.
///
/// States agree on each version of a matter by the same protocol: one proposes, which counts as its own consent; the
/// others consent, object or stay silent; and a proposal is agreed at the first act of its *proposer's* line that has
/// seen the consent of every other party. Each act is judged once, in its own past, so no clock, no network and no
/// order of arrival decides anything: the same acts give the same register on every machine.
///
/// The fold doesn't check signatures and trees; it is handed acts that belong to their journals.
public struct Agreement: Sendable {
    /// The acts whose pasts are complete, in an order in which each stands after all that it has seen.
    var placed: [PlacedAct] = []
    /// Where each act stands in `placed`, by the root of its journal's tree with it.
    var byRoot: [Digest: Int] = [:]
    /// Acts that wait, by the root that they miss.
    var waiting: [Digest: [AgreementAct]] = [:]
    /// The roots of the acts that wait.
    var waitingRoots: Set<Digest> = []

    /// The journals by their names, and the participants to which they belong.
    var journals: [String: Int] = [:]
    var journalNames: [String] = []
    var participants: [String] = []
    /// Where a second history of a journal begins: the last act before it, nothing for the first history.
    var branches: [Int?] = []
    /// Which acts are followed by another one already.
    var followed: Set<Int> = []
    /// The journals whose first act is placed.
    var begun: Set<Int> = []
    /// The journals that have two histories, or for which another one was recognised.
    var troubled: Set<Int> = []
    /// The acts that recognise another journal in place of the one that is the key.
    var closings: [Int: [Int]] = [:]
    /// What each party's line recognised in place of a journal: the acts and the journals that they name.
    var recognitions: [RecognitionKey: [(act: Int, journal: Int)]] = [:]

    /// The texts of rules by their names; the first is the founding's.
    var rules: [Digest: RulesInForce]
    let founding: Digest
    /// What made a member the speaker of a party, in the order of its line.
    var speakers: [String: [SpeakerChange]] = [:]
    /// The acts that stand in each party's line.
    var lines: [String: [Int]] = [:]

    var proposals: [ProposalState] = []
    /// The proposals by their leaf hashes: one each, unless a journal has two histories with one leaf.
    var proposalsByLeaf: [Digest: [Int]] = [:]
    /// The proposals that replace a version, in the order in which they were placed.
    var proposalsOn: [MatterVersion: [Int]] = [:]
    /// The proposals of new rules in place of those that are the key.
    var rulesProposals: [Digest: [Int]] = [:]
    /// The proposals of each party that may still be concluded.
    var pending: [String: [Int]] = [:]
    /// The proposals on which a party may still consent by silence.
    var silencePending: [String: [Int]] = [:]

    /// What is switched off: for trials that show what a rule is for.
    let switchedOff: Set<AgreementRule>

    /// Begins a register of agreements with the rules that all parties signed at the founding.
    ///
    /// - Parameters:
    ///   - rules: The first rules.
    ///   - name: The hash of the founding text, by which proposals name the rules in force.
    public init(founding rules: RulesInForce, named name: Digest) {
        self.init(founding: rules, named: name, switchedOff: [])
    }

    /// As above, with rules of agreement switched off, to show what breaks without them.
    package init(founding rules: RulesInForce, named name: Digest, switchedOff: Set<AgreementRule>) {
        self.rules = [name: rules]
        self.switchedOff = switchedOff
        founding = name
        for party in rules.parties {
            speakers[party.name] = [SpeakerChange(act: nil, journal: place(of: party.speaker), isHandover: false)]
        }
    }

    /// The place of a journal in pasts.
    mutating func place(of journal: String) -> Int {
        if let place = journals[journal] { return place }
        journals[journal] = journalNames.count
        journalNames.append(journal)
        participants.append(participant(journal))
        return journalNames.count - 1
    }
}

/// A rule of agreement that a trial may switch off.
package enum AgreementRule: Hashable, Sendable, CaseIterable {
    /// Only acts in a party's line count.
    case inTheLine
    /// A party backs at most one proposal on a version.
    case oneVoice
    /// A proposal is concluded only while its own party still backs it.
    case ownPartyStillDoes
    /// Who has consented to new rules does nothing else before it knows their fate.
    case rulesFirst
    /// What a proposal concerns must not be settled.
    case settledOnce
}

/// An act whose past is complete.
struct PlacedAct: Sendable {
    let journal: Int
    let number: Int
    let parent: Int?
    let branch: Int
    let leaf: Digest
    let root: Digest
    /// The latest time that its journal has claimed so far.
    let time: Int
    let post: String?
    let word: Word
    /// All that its author had, the act itself included.
    let past: Past
    /// The rules in force before it takes effect; nothing where it stands in no line.
    var rules: Digest?
    var judgement = Judgement()
}

/// What made a member the speaker of a party.
struct SpeakerChange: Sendable {
    /// The handover, or the conclusion of new rules; nothing for the founding.
    let act: Int?
    /// The journal of the member that speaks from its first act that has seen this.
    let journal: Int
    let isHandover: Bool
}

/// What is known of a proposal.
struct ProposalState: Sendable {
    let act: Int
    let leaf: Digest
    let party: String
    let proposal: Proposal
    /// What each party's line said of it, in the order of the line.
    var said: [String: [Saying]] = [:]
    /// The acts at which it is concluded: one, unless its journal has two histories.
    var concluded: [Int] = []
    /// The acts at which its own party ended it.
    var ended: [Int] = []
    /// The acts at which a line saw it first, and under which speaker.
    var firstSeen: [String: [FirstSight]] = [:]
}

/// One thing that a party's line said of a proposal.
struct Saying: Sendable {
    let act: Int
    let backs: Bool
    let bySilence: Bool
}

/// Where a party's line saw a proposal first under one speaker.
struct FirstSight: Sendable {
    let act: Int
    let journal: Int
    /// The act that made that member the speaker.
    let since: Int?
}

/// Whose recognition, and of which journal.
struct RecognitionKey: Hashable, Sendable {
    let party: String
    let insteadOf: Int
}
