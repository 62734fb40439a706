import Agreement
public import Consultations
import Journal

/// Recognises another journal of a participant: after a lost key, a lost or forked journal, a speaker that is gone.
///
/// From then on the old journal counts only as far as somebody's line had seen it. The successor speaks once every other
/// party has recognised it.
public struct RecogniseJournal: Sendable {
    /// The file with the card of the successor.
    public var card: String
    public var reason: String
    public var post: PostID?

    public init(card: String, reason: String, post: PostID? = nil) {
        self.card = card
        self.reason = reason
        self.post = post
    }

    /// The card, with its signatures checked, and the journal in whose place it is.
    public func successor(
        in register: Register
    ) throws(OperationError) -> (card: ParticipantCard, insteadOf: String) {
        let successor = try CardFile(path: card).read().card
        guard register.foundingText != nil else { throw .refused(.notConstituted) }
        guard let old = register.journal(of: successor.participant) else {
            throw .agreement(.unknownParticipant(successor.participant.text))
        }
        guard let name = JournalName(successor.journal), let before = JournalName(old),
            name.participant == before.participant, name.mechanism == before.mechanism, name.number > before.number
        else { throw .agreement(.notASuccessor(successor.journal, of: old)) }
        return (successor, old)
    }

    /// Records the recognition.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw .agreement(.noWords) }
        let (card, old) = try successor(in: writer.register)
        return try writer.record(
            entries: [
                NewEntry(
                    .recognise(card, reason: reason),
                    word: .recognise(journal: card.journal, insteadOf: old)
                )
            ],
            by: post
        )
    }
}
