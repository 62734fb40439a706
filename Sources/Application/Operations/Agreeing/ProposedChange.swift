import CanonicalBytes
public import Consultations

/// What a proposal says anew of a matter, beside an earlier text on the same matter.
public struct ProposedChange: Hashable, Sendable {
    public let matter: Matter
    /// The earlier text; nothing where it says nothing of the matter, or is not here.
    public let before: ActContent?
    /// What is proposed; nothing where the matter is left out.
    public let after: ActContent?
    /// The proposal in which the earlier text stands; nothing where it is what stands now.
    public let beside: ProposalReference?
}

extension JointRecord {
    /// Whether an item is the first text on its matter, so that there is nothing that it changes.
    public func isFirst(_ item: Instrument.Item) -> Bool {
        // The rules in force stand from the founding.
        item.replaces == nil && item.content.matter != .rules
    }

    /// What stands in the place of an item.
    public func standing(before item: Instrument.Item) -> ActContent? {
        guard let version = item.replaces else {
            return isFirst(item) ? nil : register.foundingText.map(ActContent.rules)
        }
        return instrument(of: version)?.items.first { $0.content.matter == item.content.matter }?.content
    }

    /// What an instrument changes of what stands, matter by matter; what it says for the first time is no change.
    public func changes(by instrument: Instrument) -> [ProposedChange] {
        instrument.items.compactMap { item in
            guard !isFirst(item), let matter = item.content.matter else { return nil }
            return ProposedChange(matter: matter, before: standing(before: item), after: item.content, beside: nil)
        }
    }

    /// In what an instrument differs from the earlier text that it answers; nothing where it answers none.
    ///
    /// Which text that is follows from what is here, not from what the proposer says.
    public func changesOfAnswered(
        by instrument: Instrument
    ) -> (beside: ProposalReference, changes: [ProposedChange])? {
        guard let proposal = proposal(of: instrument), let answered = proposalAnswered(by: proposal),
            let reference = reference(of: answered), let earlier = self.instrument(of: answered)
        else { return nil }
        var changes: [ProposedChange] = []
        func add(_ matter: Matter?, _ before: ActContent?, _ after: ActContent?) {
            guard let matter, before != after else { return }
            changes.append(ProposedChange(matter: matter, before: before, after: after, beside: reference))
        }
        for item in instrument.items {
            add(item.content.matter, earlier.content(of: item.content.matter), item.content)
        }
        for item in earlier.items where instrument.content(of: item.content.matter) == nil {
            add(item.content.matter, item.content, nil)
        }
        return (reference, changes)
    }

    /// What an instrument changes of one matter: of what stands, then of the text that it answers.
    public func changes(by instrument: Instrument, of matter: Matter) -> [ProposedChange] {
        (changes(by: instrument) + (changesOfAnswered(by: instrument)?.changes ?? [])).filter { $0.matter == matter }
    }
}

extension Instrument {
    /// What it says of a matter.
    func content(of matter: Matter?) -> ActContent? { items.first { $0.content.matter == matter }?.content }
}
