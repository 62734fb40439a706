public import Consultations

/// Who may be shown each field of a conclusion at a moment.
public struct ConclusionTiers: Hashable, Sendable {
    /// Whether the public may be shown its text as it is agreed.
    public let publicity: Publicity
    /// Its words and how they are read.
    public let text: Tier
    /// The document that it stands in.
    public let document: Tier
    /// The status that the own side reports; nothing where it has reported none.
    public let ours: Tier?
    /// The statuses that others report.
    public let theirs: [PartyID: Tier]
    /// The status that all parties agreed on; nothing where they did not.
    public let agreed: Tier?
    /// The posts of the own side that answer for it.
    public let owners = Tier.ownSide
    /// What parties declared on it, by the acts that say so.
    public let statements: [ActPlace: Tier]

    /// The tiers of its fields by their names, for other programs.
    public var byField: [String: Tier] {
        var fields = ["text": text, "document": document, "owners": owners]
        fields["ours"] = ours
        fields["agreed"] = agreed
        for (party, tier) in theirs { fields["theirs.\(party.text)"] = tier }
        return fields
    }
}

extension Node {
    /// Who may be shown the fields of a conclusion now; nothing where there is none of this number.
    public func tiers(of number: ConclusionNumber, at now: Instant) -> ConclusionTiers? {
        guard let conclusion = register.conclusions[number] else { return nil }
        let publicity = register.publicity(of: .conclusion(number), at: now)
        let digest = conclusion.entry.quotation.document
        let reports = conclusion.reports.compactMapValues { dated in
            dated.last.map { record.tier(ofView: .report($0.report), at: $0.place, now: now) }
        }
        let statements = register.statements.filter { $0.statement.conclusion == number }.map { dated in
            (dated.place, record.tier(ofView: .statement(dated.statement), at: dated.place, now: now))
        }
        return ConclusionTiers(
            publicity: publicity,
            text: tier(of: .conclusion(number), publicity),
            document: tier(of: .document(digest), register.publicity(of: .document(digest), at: now)),
            ours: reports[party],
            theirs: reports.filter { $0.key != party },
            agreed: conclusion.agreedStatus == nil ? nil : tierOfStatus(of: number, at: now),
            statements: Dictionary(statements) { first, _ in first }
        )
    }

    /// Who may be shown a session, a document or a conclusion as it stands here now.
    public func tier(of item: RegisterItem, at now: Instant) -> Tier {
        tier(of: item, register.publicity(of: item, at: now))
    }

    /// Who may be shown how something is marked.
    public func tier(of mark: PartyMark) -> Tier {
        guard mark.participant == party else { return .parties }
        return record.isForOthers(.mark(mark.dated.marking)) ? .parties : .ownSide
    }

    /// A status is agreed by itself, and published in the words of its own act.
    private func tierOfStatus(of number: ConclusionNumber, at now: Instant) -> Tier {
        let matter = Matter.status(of: number)
        let isOpen = register.releases.values.contains { standing in
            standing.release.isOpen(at: now) && standing.texts[matter] == register.jointTexts[matter]
        }
        return isOpen ? .everybody : .parties
    }

    private func tier(of item: RegisterItem, _ publicity: Publicity) -> Tier {
        if case .open = publicity { return .everybody }
        if register.isJoint(item.matter) { return .parties }
        // What is on the table was sent.
        return record.decisions(on: item.matter, about: item.subject).isEmpty ? .ownSide : .parties
    }
}
