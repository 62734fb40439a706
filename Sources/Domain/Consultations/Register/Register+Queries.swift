extension Register {
    /// The participant who writes a journal.
    public func participant(of journal: String) -> PartyID? {
        journals[journal]?.founding?.party ?? card(of: journal)?.participant
    }

    /// The card of a journal's participant, as it was exchanged at the founding or recognised later.
    public func card(of journal: String) -> ParticipantCard? {
        recognised[journal] ?? foundingText?.card(of: journal)
    }

    /// The journal that a participant writes now: the one of its card, or the latest that was recognised in its place.
    public func journal(of participant: PartyID) -> String? {
        let later = recognised.values.filter { $0.participant == participant }.map(\.journal)
        // Journals of one participant differ in their numbers; the longer number is the greater one.
        return later.max { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
            ?? foundingText?.cards.first { $0.participant == participant }?.journal
    }

    /// The party for which a participant sits: itself, or its confederation where the founding text says so.
    public func party(of participant: PartyID) -> PartyID {
        foundingText?.cards.first { $0.participant == participant }?.party ?? participant
    }

    /// The members that a confederation is recorded to have, former ones included, in code order.
    public func members(of confederation: PartyID) -> [PartyID] {
        Set(memberships.filter { $0.confederation == confederation }.map(\.member)).sorted()
    }

    /// Who holds the presidency of a confederation on a day; nothing where the record does not say, or says two.
    public func presidency(of confederation: PartyID, on day: CalendarDay) -> PartyID? {
        let holders = presidencies.filter { presidency in
            guard presidency.confederation == confederation else { return false }
            if let first = presidency.from?.firstDay, day < first { return false }
            if let last = presidency.until?.lastDay, day > last { return false }
            return true
        }
        return holders.count == 1 ? holders[0].holder : nil
    }

    /// The first position in a session's list that no conclusion has.
    public func nextPosition(inSession session: Int) -> Int {
        (conclusions.keys.filter { $0.session == session }.map(\.position).max() ?? 0) + 1
    }

    /// The three values of a conclusion's status, seen by one party.
    public func status(of conclusion: Conclusion, seenBy party: PartyID) -> ThreefoldStatus {
        // A member of a confederation reports for itself, too.
        let reporting = conclusion.reports.keys.filter { self.party(of: $0) != $0 }
        // And one that alone is bound is named, whether it has reported or not.
        let members = Set(reporting + bound(by: conclusion).filter(isMember)).sorted()
        let others = ((mechanism?.parties ?? []) + members).filter { $0 != party }
        return ThreefoldStatus(
            ours: conclusion.status(of: party),
            theirs: others.map { PartyStatus(party: $0, status: conclusion.status(of: $0)) },
            agreed: conclusion.agreedStatus
        )
    }

    /// Who holds a post on a day; empty while it is vacant.
    public func holders(of post: PostID, on day: CalendarDay) -> [String] {
        tenures.filter { $0.post == post && $0.covers(day) }.map(\.person)
    }

    /// The conclusions that are followed in one: what its document says again, and what was merged into it.
    public func restatements(of number: ConclusionNumber) -> [Conclusion] {
        conclusions.values.filter { $0.restates == number }.sorted { $0.number < $1.number }
    }

    /// The numbers of sessions that are missing between the first and the last: the chain shows its gaps.
    public var missingSessions: [Int] {
        guard let first = sessions.keys.min(), let last = sessions.keys.max() else { return [] }
        return (first...last).filter { sessions[$0] == nil }
    }
}
