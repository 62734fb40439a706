import Agreement
public import CanonicalBytes
public import Consultations

/// Notes within the own house whose clearance its speaker needs, and what the members answered.
///
/// Nothing of it is an act: it lies in the private store, and no pouch, export or page of another party opens that.
public struct RecordClearance: Sendable {
    private let machine: Machine

    public init(machine: Machine) { self.machine = machine }

    /// Sets the rule.
    public func set(_ rule: ClearanceRule, in node: Node) throws(OperationError) {
        if case .named(let members) = rule, members.isEmpty { throw .agreement(.noMembers) }
        if rule == .all || rule == .majority, node.record.otherMembers.isEmpty { throw .agreement(.noMembers) }
        try ClearanceLog(folder: node.folder).add(.rule(rule, at: machine.now()))
    }

    /// Notes that a member was asked about a text, or what it answered.
    ///
    /// A text is named by its proposal, such as `norvane#41`, or by its digest before it is proposed; the note says where
    /// the answer is written.
    public func note(
        _ answer: ClearanceAnswer,
        of member: PartyID,
        to text: String,
        note: String?,
        in node: Node
    ) throws(OperationError) {
        guard node.register.parties[member] != nil || node.record.otherMembers.contains(member) else {
            throw .refused(.unknownParty(member))
        }
        let name = try self.name(of: text, in: node)
        try ClearanceLog(folder: node.folder).add(
            .answer(answer, by: member, to: name, note: note, at: machine.now())
        )
    }

    /// The name of a text that people have named.
    public func name(of text: String, in node: Node) throws(OperationError) -> Digest {
        if let digest = Digest(hexadecimal: text) { return digest }
        let leaf = try node.record.proposal(named: text)
        guard let instrument = node.record.instrument(of: leaf) else { throw .agreement(.textMissing(text)) }
        return instrument.clearanceName(sha256: Node.sha256)
    }
}

extension Node {
    /// The rule and everything that members answered.
    public func clearances() throws(OperationError) -> ClearanceBook { try files.clearances() }

    /// What members answered to a text, by their names.
    public func clearanceAnswers(
        to instrument: Instrument
    ) throws(OperationError) -> [(member: PartyID, answer: ClearanceBook.Answer)] {
        let answers = try clearances().answers[instrument.clearanceName(sha256: Node.sha256)] ?? [:]
        return answers.sorted { $0.key < $1.key }.map { (member: $0.key, answer: $0.value) }
    }

    /// The members whose clearance a proposal still lacks; none where the own side may sign it, or does not speak.
    public func missingClearances(of instrument: Instrument) throws(OperationError) -> [PartyID] {
        try clearances().missing(
            for: instrument.clearanceName(sha256: Node.sha256),
            members: record.otherMembers,
            speaker: party
        )
    }
}

extension Writer {
    /// Refuses to sign a text that members of the own party have not cleared.
    func requireClearance(of instrument: Instrument, named name: String?) throws(OperationError) {
        let text = instrument.clearanceName(sha256: Node.sha256)
        let missing = try files.clearances().missing(for: text, members: record.otherMembers, speaker: party)
        guard missing.isEmpty else {
            throw .agreement(.notCleared(text: name ?? text.hexadecimal, members: missing))
        }
    }
}

extension JointRecord {
    /// The other members of the own party: those that have nodes of their own, and those that the register names.
    public var otherMembers: [PartyID] {
        guard let own = register.participant(of: journal), let party = party(of: journal), party != own else {
            return []
        }
        let participants = (register.foundingText?.cards ?? []).filter { $0.party == party }.map(\.participant)
        return Set(participants + register.members(of: party)).subtracting([own]).sorted()
    }
}
