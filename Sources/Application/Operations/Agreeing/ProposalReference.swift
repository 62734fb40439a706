public import CanonicalBytes
public import Consultations

/// How people name a proposal: its participant and the number of its act, as in `norvane#41`.
public struct ProposalReference: Hashable, Sendable, CustomStringConvertible {
    public let participant: PartyID
    public let number: Int

    public init(participant: PartyID, number: Int) {
        self.participant = participant
        self.number = number
    }

    /// Reads a reference; nothing where the text is none.
    public init?(_ text: String) {
        let parts = text.split(separator: "#", omittingEmptySubsequences: false)
        guard parts.count == 2, let participant = try? PartyID(String(parts[0])), let number = Int(parts[1]),
            number >= 0, String(number) == parts[1]
        else { return nil }
        self.init(participant: participant, number: number)
    }

    public var description: String { "\(participant)#\(number)" }
}

extension JointRecord {
    /// How people name a proposal.
    public func reference(of proposal: Digest) -> ProposalReference? {
        guard let place = proposals[proposal]?.place, let participant = register.participant(of: place.journal) else {
            return nil
        }
        return ProposalReference(participant: participant, number: place.number)
    }

    /// The proposal that people name so.
    func proposal(named text: String) throws(OperationError) -> Digest {
        guard let reference = ProposalReference(text) else { throw .agreement(.notAReference(text)) }
        let found = proposals.first { _, act in
            act.place.number == reference.number
                && register.participant(of: act.place.journal) == reference.participant
        }
        guard let found else { throw .agreement(.noProposal(text)) }
        return found.key
    }
}
