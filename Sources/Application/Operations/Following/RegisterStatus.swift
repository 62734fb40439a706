public import Consultations
import Journal
public import Storage

/// How a register stands on a day: what the first look in the morning should show.
public struct RegisterStatus: Sendable {
    public let journal: String
    public let acts: Int
    public let party: PartyID
    public let mechanism: Mechanism?
    public let sessions: [Session]
    /// The numbers that are missing in the chain of sessions.
    public let missingSessions: [Int]
    public let counters: Counters
    /// How many followed conclusions bind each party and member.
    public let totals: [PartyTotal]
    /// What parties declared on their own, oldest first.
    public let statements: [DatedStatement]
    /// The conclusions that carry a flag, by number.
    public let flagged: [(number: ConclusionNumber, flags: Set<Flag>)]
    /// How many conclusions are open without a post of our own that answers for them.
    public let unanswered: Int
    /// The documents that nobody has reviewed yet.
    public let unreviewed: [Document]
    /// The documents whose last review left findings for later, and how many.
    public let leftForLater: [(document: Document, count: Int)]
    /// Acts that are kept and have no effect.
    public let void: Int
}

extension Node {
    /// How the register stands on a day.
    public func status(on day: CalendarDay) throws(OperationError) -> RegisterStatus {
        let flagged = register.conclusions.keys.sorted().map { (number: $0, flags: flags(of: $0, on: day)) }
        return RegisterStatus(
            journal: journal.description,
            acts: register.journals[journal.description]?.size ?? 0,
            party: party,
            mechanism: register.mechanism,
            sessions: register.sessions.values.sorted { $0.number < $1.number },
            missingSessions: register.missingSessions,
            counters: try counters(),
            totals: register.totals(),
            statements: register.statements,
            flagged: flagged.filter { !$0.flags.isEmpty },
            unanswered: unanswered,
            unreviewed: unreviewedDocuments,
            leftForLater: documentsWithFindingsLeft,
            void: register.void.count
        )
    }

    private var unanswered: Int {
        register.conclusions.values.count { conclusion in
            register.row(of: conclusion, seenBy: party).isOpen && conclusion.duties[party]?[.contact] == nil
        }
    }
}
