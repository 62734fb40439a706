public import CanonicalBytes

/// What agreement reads of an act: its header, and its place in its journal's tree.
///
/// Bodies play no part: what is agreed is computed from headers alone, so late, withheld or redacted bodies never
/// change it.
public struct AgreementAct: Hashable, Sendable {
    /// The journal in which the act stands.
    public let journal: String
    /// Its place there, from 0.
    public let number: Int
    /// When, as its author claims: seconds since 1970.
    ///
    /// It decides nothing but the author's own silence.
    public let at: Int
    /// The post that acted, where one is named.
    public let post: String?
    /// The hash of the leaf, by which other acts name this one.
    public let leaf: Digest
    /// The root of the journal's tree before this act; for the first act it is not looked at.
    public let rootBefore: Digest
    /// The root of the journal's tree with this act: what `seen` of other acts points to.
    public let root: Digest
    /// What the author had of other journals: for each the root of its tree, and where it has two histories, one root
    /// for each of them.
    public let seen: [String: [Digest]]
    /// The sizes that the author gives beside those roots; one that is not its root's makes the act void.
    public let sizes: [Digest: Int]
    public let word: Word

    public init(
        journal: String,
        number: Int,
        at: Int,
        post: String? = nil,
        leaf: Digest,
        rootBefore: Digest,
        root: Digest,
        seen: [String: [Digest]],
        sizes: [Digest: Int] = [:],
        word: Word
    ) {
        self.journal = journal
        self.number = number
        self.at = at
        self.post = post
        self.leaf = leaf
        self.rootBefore = rootBefore
        self.root = root
        self.seen = seen
        self.sizes = sizes
        self.word = word
    }
}

/// What an act says that bears on agreement.
public enum Word: Hashable, Sendable {
    /// Anything else: an acknowledgement, a deposit, a report. It receives what it has seen, and says nothing.
    case other
    case propose(Proposal)
    /// Consents to the proposal with this leaf hash.
    case consent(Digest)
    case object(Digest)
    case withdraw(Digest)
    /// Declares that a proposal is agreed by silence.
    case declare(Digest)
    /// Hands over to the member with this journal.
    case handOver(to: String)
    /// Recognises a journal in place of another one of the same participant.
    case recognise(journal: String, insteadOf: String)
}

/// A proposal, as its header has it.
public struct Proposal: Hashable, Sendable {
    /// The versions that it replaces; all are agreed or none.
    public let replaces: [MatterVersion]
    /// The rules in force: the hash of the founding text, or the leaf hash of the proposal of later rules.
    public let rules: Digest
    /// The hash of what is proposed.
    public let content: Digest
    /// The end of the period of silence, in seconds since 1970, where silence is asked for.
    public let expiry: Int?
    /// New rules: they replace the rules in force, and stand alone in their proposal.
    public let newRules: RulesInForce?

    public init(
        replaces: [MatterVersion],
        rules: Digest,
        content: Digest,
        expiry: Int? = nil,
        newRules: RulesInForce? = nil
    ) {
        self.replaces = replaces
        self.rules = rules
        self.content = content
        self.expiry = expiry
        self.newRules = newRules
    }

    /// Whether this can be a proposal: it replaces something, each matter once; new rules replace nothing else.
    var isWellFormed: Bool {
        if let newRules { return replaces.isEmpty && newRules.isWellFormed }
        return !replaces.isEmpty && Set(replaces.map(\.matter)).count == replaces.count
    }
}
