public import Consultations
public import Reading

/// What the procedural conclusions of a document say about the mechanism: rules, and the next session.
///
/// These are proposals. They become part of the record when a person accepts them; nothing follows by itself.
public struct ProposedFacts: Hashable, Sendable {
    /// The rules that the text gives, each with the conclusion that it comes from.
    public let rules: [RuleParameter: Rule]
    /// The session that the text foresees.
    public let session: Session?
    /// The host as the text names it, where no party of the register has that name.
    public let unknownHost: String?

    public var isEmpty: Bool { rules.isEmpty && session == nil }

    /// Draws the proposals from a document whose findings were reviewed.
    public init(facts: MechanismFacts, register: Register, document: ExaminedDocument) {
        let numbers = Self.numbers(in: register, document: document)
        var rules: [RuleParameter: Rule] = [:]
        func propose(_ parameter: RuleParameter, _ value: String?, from finding: Int?) {
            guard let value, let finding, let number = numbers[finding],
                let source = FactSource(conclusion: number)
            else { return }
            rules[parameter] = Rule(value: value, source: source)
        }
        propose(.rhythm, facts.rhythm?.value.code, from: facts.rhythm?.finding)
        propose(
            .placeRule,
            facts.alternating.flatMap { $0.value ? "alternating" : nil },
            from: facts.alternating?.finding
        )
        propose(
            .dateRule,
            facts.byDiplomaticChannel.flatMap { $0.value ? "diplomatic_channel" : nil },
            from: facts.byDiplomaticChannel?.finding
        )
        self.rules = rules
        let next = facts.nextSession
        let host = facts.host.flatMap { register.party(named: $0.value) }
        unknownHost = host == nil ? facts.host?.value : nil
        session = next.flatMap { next in
            guard register.sessions[next.value] == nil, let number = numbers[next.finding] else { return nil }
            return Session(
                number: next.value,
                status: .expected,
                host: host.map(Stated.statedInText) ?? .notStated,
                place: .notStated,
                date: .notStated,
                source: FactSource(conclusion: number)
            )
        }
    }

    /// The conclusions that were made of the findings of a document.
    private static func numbers(in register: Register, document: ExaminedDocument) -> [Int: ConclusionNumber] {
        let entries = register.conclusions.values.filter { $0.entry.quotation.document == document.sha256 }
        var numbers: [Int: ConclusionNumber] = [:]
        for item in document.items {
            numbers[item.finding] =
                entries.filter { $0.entry.quotation.range.overlaps(item.range) }.map(\.number).min()
        }
        return numbers
    }
}

extension Register {
    /// The party whose name, in any language, stands in a text; the longest name wins.
    public func party(named text: String) -> PartyID? {
        let text = text.lowercased()
        let named = parties.values.flatMap { party in
            party.names.byLanguage.values.map { (party.id, $0.lowercased()) }
        }
        return named.filter { text.contains($0.1) || $0.1.contains(text) }
            .max { ($0.1.utf8.count, $1.0) < ($1.1.utf8.count, $0.0) }?.0
    }
}

/// Takes proposed facts into the record.
public struct AcceptFacts: Sendable {
    public var facts: ProposedFacts

    public init(facts: ProposedFacts) { self.facts = facts }

    /// Writes the rules and the session that are new; returns the places of the acts.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        var contents: [ActContent] = []
        if let mechanism = writer.register.mechanism {
            let rules = facts.rules.reduce(mechanism.rules) { $0.setting($1.key, to: $1.value) }
            let after = Mechanism(
                names: mechanism.names,
                parties: mechanism.parties,
                status: mechanism.status,
                rules: rules
            )
            if after != mechanism { contents.append(.mechanism(after)) }
        }
        if let session = facts.session { contents.append(.session(session)) }
        return try writer.record(contents)
    }
}
