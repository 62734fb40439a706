/// What a conclusion draws attention to.
///
/// Flags are computed, never stored as a status.
public enum Flag: String, CaseIterable, Hashable, Sendable {
    /// It is followed, and the text is silent on a deadline or a side declined one.
    case noDeadline = "no_deadline"
    case dueSoon = "due_soon"
    case overdue
    /// A post that answers for it is vacant.
    case orphan
    /// The latest reports of the parties differ.
    case divergent
    /// Two later sessions or more only say it again.
    case evergreen
    /// Language versions of it differ in strength, number, date, who is bound, a name or a negation; the reason is shown,
    /// and never which version is right.
    case versionsDiffer = "versions_differ"
}

extension Register {
    /// The flags of a conclusion on a day.
    ///
    /// A deadline that is only proposed never makes anything overdue.
    public func flags(of conclusion: Conclusion, seenBy party: PartyID, on day: CalendarDay) -> Set<Flag> {
        var flags: Set<Flag> = []
        let status = status(of: conclusion, seenBy: party)
        if conclusion.reading.kind.following == .tracked, status.ours.isOpen, conclusion.restates == nil {
            switch conclusion.reading.deadline {
            case .notStated, .declined: flags.insert(.noDeadline)
            case .statedInText(let deadline), .agreedLater(let deadline):
                if let last = deadline.date?.lastDay {
                    let left = last.daysSinceEpoch - day.daysSinceEpoch
                    if left < 0 { flags.insert(.overdue) } else if left <= Self.warningDays { flags.insert(.dueSoon) }
                }
            case .proposed, .noneAgreed, .notYetEntered: break
            }
        }
        if conclusion.duties[party]?.values.contains(where: { holders(of: $0, on: day).isEmpty }) ?? false {
            flags.insert(.orphan)
        }
        if isDivergent(conclusion) { flags.insert(.divergent) }
        if conclusion.reading.kind.following != .attributed, reiterations(of: conclusion.number) >= 2 {
            flags.insert(.evergreen)
        }
        if !versionDifferences(of: conclusion).isEmpty { flags.insert(.versionsDiffer) }
        return flags
    }

    /// Whether the latest reports of two parties on the same period have different statuses.
    private func isDivergent(_ conclusion: Conclusion) -> Bool {
        let latest = conclusion.reports.values.compactMap { $0.last?.report }
        return Dictionary(grouping: latest, by: \.period).values.contains { Set($0.map(\.status)).count > 1 }
    }

    /// How many days before its deadline a conclusion is due soon.
    public static let warningDays = 30
}
