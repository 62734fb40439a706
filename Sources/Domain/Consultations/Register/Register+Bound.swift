// Whom a conclusion binds, by party and by member.

extension Register {
    /// The parties and members whom a conclusion binds or in which they speak, in code order.
    ///
    /// What all do together or each for itself binds every party of the mechanism. What names one party or some members
    /// binds those alone, so a member's own undertaking is not its confederation's.
    public func bound(by conclusion: Conclusion) -> [PartyID] { bound(by: conclusion.reading, among: partyNames) }

    /// The same for many conclusions at once.
    public func bound(by conclusions: [Conclusion]) -> [(number: ConclusionNumber, parties: [PartyID])] {
        let names = partyNames
        return conclusions.map { ($0.number, bound(by: $0.reading, among: names)) }
    }

    private func bound(by reading: ConclusionReading, among names: [PartyName]) -> [PartyID] {
        let named = Set((reading.actors.value ?? []).flatMap { Self.parties(in: $0, among: names) })
        switch reading.scope {
        case .joint, .each: return named.union(mechanism?.parties ?? []).sorted()
        case .oneParty, .someMembers: return named.sorted()
        case .body, .thirdParty, .unstated: return []
        }
    }

    /// The scope of a reading once the members of this mechanism's parties are known: a text that names only members of a
    /// composite party binds these members, not their confederation and not all together.
    public func scope(of reading: ConclusionReading) -> ActorScope {
        guard [.oneParty, .joint, .someMembers].contains(reading.scope), let actors = reading.actors.value,
            !actors.isEmpty
        else { return reading.scope }
        let names = partyNames
        let sides = actors.map { actor -> Set<PartyID>? in
            let named = Self.parties(in: actor, among: names)
            guard !named.isEmpty, named.allSatisfy({ isMember($0) }) else { return nil }
            return Set(named.map { side(of: $0) })
        }
        // Members of one confederation only; together with another party it is all of them who act.
        let all = sides.reduce(into: Set<PartyID>()) { $0.formUnion($1 ?? []) }
        return sides.contains(nil) || all.count != 1 ? reading.scope : .someMembers
    }

    /// Whether a party takes part as a member of a composite party, and not for itself.
    public func isMember(_ party: PartyID) -> Bool { side(of: party) != party }

    /// How many conclusions that are followed bind each party and member, in code order; a confederation's count holds
    /// what binds its members alone, too.
    public func totals() -> [PartyTotal] {
        var totals: [PartyID: PartyTotal] = [:]
        for party in mechanism?.parties ?? [] { totals[party] = PartyTotal(party: party) }
        let followed = conclusions.values.filter { $0.reading.kind.following == .tracked && $0.restates == nil }
        for (number, parties) in bound(by: followed) {
            guard let conclusion = conclusions[number] else { continue }
            for party in Set(parties + parties.map { side(of: $0) }) {
                totals[party, default: PartyTotal(party: party)].count(
                    isOpen: conclusion.status(of: party).isOpen,
                    isOfMembersOnly: !parties.contains(party)
                )
            }
        }
        return totals.values.sorted { $0.party < $1.party }
    }

    /// A name in small letters, as words.
    private struct PartyName {
        let party: PartyID
        let words: [Substring]
    }

    /// All names of all parties, and their codes; the longest first.
    private var partyNames: [PartyName] {
        parties.values.flatMap { party in
            (party.names.byLanguage.values + [party.id.text]).map { name in
                PartyName(party: party.id, words: Self.words(name))
            }
        }
        .filter { !$0.words.isEmpty }
        .sorted { ($1.words.count, $0.party) < ($0.words.count, $1.party) }
    }

    private static func words(_ text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }
    }

    /// The parties whose names stand in a text as whole words; what a longer name has taken is no shorter one's.
    private static func parties(in text: String, among names: [PartyName]) -> [PartyID] {
        var rest = words(text)[...]
        var found: [PartyID] = []
        while !rest.isEmpty {
            if let name = names.first(where: { rest.starts(with: $0.words) }) {
                found.append(name.party)
                rest = rest.dropFirst(name.words.count)
            } else {
                rest = rest.dropFirst()
            }
        }
        return found
    }
}

/// How many followed conclusions bind one party or member.
public struct PartyTotal: Hashable, Sendable {
    public let party: PartyID
    public private(set) var total = 0
    /// How many of them it has not reported as done or closed.
    public private(set) var open = 0
    /// How many of them bind members of it only.
    public private(set) var ofMembersOnly = 0

    init(party: PartyID) { self.party = party }

    fileprivate mutating func count(isOpen: Bool, isOfMembersOnly: Bool) {
        total += 1
        if isOpen { open += 1 }
        if isOfMembersOnly { ofMembersOnly += 1 }
    }
}
