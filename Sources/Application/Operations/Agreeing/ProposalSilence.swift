public import Agreement
public import CanonicalBytes
public import Consultations

/// How the silence on a proposal stands, seen from one side: until when one may speak, and who may declare it agreed.
public struct ProposalSilence: Hashable, Sendable {
    /// What the acts say of it.
    public let standing: SilenceStanding
    /// Whether the proposal can still be agreed.
    public let isOpen: Bool
    /// Until when the own party may speak before it consents by saying nothing; nothing where its silence says nothing.
    public let ownDeadline: Instant?
    /// Whether silence has consented and only the declaration is missing, which a post of the proposer makes.
    public let awaitsDeclaration: Bool
    /// Whether that proposer is the own side.
    public let isOurs: Bool

    /// The posts that the rules let declare it, in the order of their names.
    public var posts: [String] { standing.rule.posts.sorted() }

    /// The end of the period that the proposal asks for.
    public var expiry: Instant? { Instant(secondsSinceEpoch: standing.expiry) }
}

extension JointRecord {
    /// How the silence on a proposal stands; nothing where the proposal asks for none.
    public func silence(on proposal: Digest) -> ProposalSilence? {
        guard let standing = agreement?.silence(on: proposal), let act = proposals[proposal],
            let place = agreement?.standing().proposals[proposal]
        else { return nil }
        let own = party(of: journal)?.text
        var deadline: Instant?
        for party in standing.parties where party.name == own {
            if case .runs(let until) = party.course { deadline = Instant(secondsSinceEpoch: until) }
        }
        let isOpen = place.course == .open
        let hasPassed =
            standing.parties.contains { $0.course == .consented }
            && standing.parties.allSatisfy { place.backers.contains($0.name) }
        return ProposalSilence(
            standing: standing,
            isOpen: isOpen,
            ownDeadline: isOpen ? deadline : nil,
            awaitsDeclaration: isOpen && hasPassed,
            isOurs: party(of: act.header.journal)?.text == own
                && agreement?.speaking(for: own ?? "")?.journal == journal
        )
    }
}
