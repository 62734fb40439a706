public import Consultations

/// A journal of which two signed histories are known.
public struct ForkedJournal: Hashable, Sendable {
    public let journal: String
    /// The journal that was recognised in its place; nothing while none was.
    public let successor: String?

    public init(journal: String, successor: String?) {
        self.journal = journal
        self.successor = successor
    }
}

extension JointRecord {
    /// The journals of which two signed histories are here, each with the one that goes on in its place.
    public var forkedJournals: [ForkedJournal] {
        journalsWithTwoHistories.map { journal in
            let current = register.participant(of: journal).flatMap(register.journal)
            return ForkedJournal(journal: journal, successor: current == journal ? nil : current)
        }
    }
}
