public import CanonicalBytes

/// Whose clearance within an own party its speaker needs before it binds all of them.
///
/// It is the own house's affair: it stands in the private store, no act says anything of it, and no other party learns
/// that somebody was asked.
public enum ClearanceRule: Hashable, Sendable {
    /// The speaker decides alone.
    case alone
    /// Every member has to clear a text.
    case all
    /// More than half of the members, the speaker among them.
    case majority
    /// These members have to clear it.
    case named([PartyID])

    /// The word by which it is given and kept; `named` stands for any list.
    public var code: String {
        switch self {
        case .alone: "alone"
        case .all: "all"
        case .majority: "majority"
        case .named: "named"
        }
    }
}

/// What a member answered when it was asked.
public enum ClearanceAnswer: String, CaseIterable, Hashable, Sendable {
    case asked
    case cleared
    case refused
}

/// One line of the private log of clearances.
public enum ClearanceEntry: Hashable, Sendable {
    /// From now on this rule holds.
    case rule(ClearanceRule, at: Instant)
    /// A member was asked or has answered; `note` says where it is written.
    case answer(ClearanceAnswer, by: PartyID, to: Digest, note: String?, at: Instant)
}

/// The private log of clearances, and what follows from it.
public struct ClearanceBook: Hashable, Sendable {
    public private(set) var rule = ClearanceRule.alone
    /// The latest answer of each member to each text.
    public private(set) var answers: [Digest: [PartyID: Answer]] = [:]

    /// What a member answered, when and where it is written.
    public struct Answer: Hashable, Sendable {
        public let answer: ClearanceAnswer
        public let note: String?
        public let at: Instant
    }

    /// Reads the log from its beginning.
    public init(_ entries: [ClearanceEntry] = []) {
        for entry in entries {
            switch entry {
            case .rule(let rule, _): self.rule = rule
            case .answer(let answer, let member, let text, let note, let at):
                answers[text, default: [:]][member] = Answer(answer: answer, note: note, at: at)
            }
        }
    }

    /// The members whose clearance a text still lacks; none where its speaker may sign.
    ///
    /// The text is named by ``Instrument/clearanceName(sha256:)``. The speaker may stand among the members: its own
    /// signature is its clearance.
    public func missing(for text: Digest, members: [PartyID], speaker: PartyID) -> [PartyID] {
        let others = Set(members).subtracting([speaker]).sorted()
        let cleared = answers[text]?.filter { $0.value.answer == .cleared } ?? [:]
        switch rule {
        case .alone: return []
        case .all: return others.filter { cleared[$0] == nil }
        case .named(let named): return Set(named).subtracting([speaker]).sorted().filter { cleared[$0] == nil }
        case .majority:
            let count = 1 + others.count { cleared[$0] != nil }
            return count * 2 > others.count + 1 ? [] : others.filter { cleared[$0] == nil }
        }
    }
}

extension Instrument {
    /// What members clear: the text without its salt, so that it has a name before it is proposed.
    public func clearanceName(sha256: ([UInt8]) -> Digest) -> Digest {
        let plain = Instrument(
            mechanism: mechanism,
            rules: rules,
            salt: Digest(words: (0, 0, 0, 0)),
            items: items,
            corrects: corrects
        )
        return sha256(Array(("suivi/clearance/v1\n" + plain.text).utf8))
    }
}

// MARK: - As bytes

extension ClearanceEntry {
    /// The line as canonical JSON.
    public var bytes: [UInt8] {
        switch self {
        case .rule(let rule, let at):
            var fields: [String: JSONValue] = ["at": .string(at.description), "rule": .string(rule.code)]
            if case .named(let members) = rule { fields["members"] = .array(members.map { .string($0.text) }) }
            return CanonicalJSON.print(.object(fields))
        case .answer(let answer, let member, let text, let note, let at):
            var fields: [String: JSONValue] = [
                "answer": .string(answer.rawValue), "at": .string(at.description), "member": .string(member.text),
                "text": .string(text.base64),
            ]
            if let note { fields["note"] = .string(note) }
            return CanonicalJSON.print(.object(fields))
        }
    }

    /// Reads a line.
    public init(bytes: [UInt8]) throws(RecordError) {
        let value: JSONValue
        do { value = try CanonicalJSON.parse(bytes) } catch { throw .notCanonical(error.description) }
        var fields = try Fields(value, of: "clearance")
        guard let at = Instant(try fields.text("at")) else { throw fields.wrong("at") }
        if let code = try fields.optionalText("rule") {
            switch code {
            case "alone": self = .rule(.alone, at: at)
            case "all": self = .rule(.all, at: at)
            case "majority": self = .rule(.majority, at: at)
            case "named":
                var members: [PartyID] = []
                for value in try fields.value("members").array ?? [] {
                    guard let text = value.string, let member = try? PartyID(text) else {
                        throw fields.wrong("members")
                    }
                    members.append(member)
                }
                self = .rule(.named(members), at: at)
            default: throw fields.wrong("rule")
            }
        } else {
            guard let answer = ClearanceAnswer(rawValue: try fields.text("answer")) else {
                throw fields.wrong("answer")
            }
            let member: PartyID = try fields.identifier("member")
            let text = try fields.digest("text")
            self = .answer(answer, by: member, to: text, note: try fields.optionalText("note"), at: at)
        }
        try fields.finish()
    }
}
