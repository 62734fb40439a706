import Agreement
public import Consultations
import Journal

/// Hands over to another member of the confederation: it speaks from its first act that has seen this.
public struct HandOver: Sendable {
    /// The member that speaks from then on.
    public var member: PartyID
    /// Where it is written that the presidency passes.
    public var source: FactSource
    public var post: PostID?

    public init(to member: PartyID, source: FactSource, post: PostID? = nil) {
        self.member = member
        self.source = source
        self.post = post
    }

    /// Records the handover; it changes nothing that is open.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        try writer.record.requireFounded()
        if let number = source.conclusion, writer.register.conclusions[number] == nil {
            throw .refused(.unknownConclusion(number))
        }
        guard let journal = writer.register.journal(of: member) else {
            throw .agreement(.unknownParticipant(member.text))
        }
        return try writer.record(
            entries: [NewEntry(.handOver(source: source), word: .handOver(to: journal))],
            by: post
        )
    }
}
