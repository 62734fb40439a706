/// That a participant has suspended its part, or left, as it declared itself.
///
/// What was agreed before stays agreed, and signatures stay valid.
public struct Absence: Hashable, Sendable {
    /// What was declared; a suspension or a withdrawal.
    public let declared: DatedStatement
    /// The first day on which it has effect.
    public let from: CalendarDay
    /// The day on which the participant takes part again; nothing where no such day was declared.
    public let until: CalendarDay?

    /// Whether it is a withdrawal, and not a suspension.
    public var isWithdrawal: Bool { declared.statement.kind == .withdrawal }

    /// Whether it has effect on a day.
    public func covers(_ day: CalendarDay) -> Bool { day >= from && (until.map { day < $0 } ?? true) }
}

extension Register {
    /// The suspensions and withdrawals that participants declared and that were not taken back, oldest first.
    ///
    /// A resumption ends a suspension from the day that it names. It takes a withdrawal back where it was declared before
    /// the withdrawal had effect, and changes nothing afterwards: who has left comes back by new rules only.
    public var absences: [Absence] {
        var absences: [Absence] = []
        for said in statements where said.statement.conclusion == nil {
            guard let day = said.statement.from?.firstDay ?? said.at.day else { continue }
            switch said.statement.kind {
            case .suspension, .withdrawal:
                absences.append(Absence(declared: said, from: day, until: nil))
            case .resumption:
                absences = absences.compactMap { absence in
                    guard absence.declared.party == said.party, absence.until == nil else { return absence }
                    guard day > absence.from else { return nil }
                    guard !absence.isWithdrawal else { return absence }
                    return Absence(declared: absence.declared, from: absence.from, until: day)
                }
            case .reservation, .interpretation, .explanation, .succession: break
            }
        }
        return absences
    }

    /// What keeps a participant from taking part on a day: a withdrawal before a suspension.
    public func absence(of participant: PartyID, on day: CalendarDay) -> Absence? {
        let there = absences.filter { $0.declared.party == participant && $0.covers(day) }
        return there.first(where: \.isWithdrawal) ?? there.last
    }
}
