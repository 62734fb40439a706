public import Agreement
public import CanonicalBytes

/// The text by which the participants found a mechanism between their nodes: who they are, with which keys, under which
/// first rules.
///
/// Every node makes it of the same cards and gets the same bytes; each participant signs these bytes.
public struct FoundingText: Hashable, Sendable {
    /// The cards, in the order of their journals.
    public let cards: [ParticipantCard]
    /// When silence consents; nothing where it never does.
    public let silence: SilenceRule?

    /// Makes the text of all cards, the own one included.
    public init(cards: [ParticipantCard], silence: SilenceRule? = nil) throws(FoundingError) {
        self.cards = cards.sorted { $0.journal < $1.journal }
        self.silence = silence
        try check()
    }

    private func check() throws(FoundingError) {
        guard let first = cards.first, cards.count >= 2 else { throw .alone }
        guard Set(cards.map(\.party)).count >= 2 else { throw .oneParty(first.party) }
        if let other = cards.first(where: { $0.mechanism != first.mechanism }) {
            throw .otherMechanism(other.journal, first.mechanism)
        }
        var journals: Set<String> = []
        var participants: Set<PartyID> = []
        var keys: Set<String> = []
        for card in cards {
            guard journals.insert(card.journal).inserted, participants.insert(card.participant).inserted else {
                throw .twice(card.journal)
            }
            for key in [card.logKey, card.consentKey] where !keys.insert(key).inserted {
                throw .sharedKey(card.journal)
            }
        }
        for party in Set(cards.map(\.party)).sorted() {
            let speakers = cards.filter { $0.party == party && $0.speaks }
            guard speakers.count == 1 else { throw .speakers(party, speakers.map(\.journal)) }
        }
        guard rules.isWellFormed else { throw .notRules }
    }

    public var mechanism: MechanismID? { cards.first?.mechanism }

    /// The card of a journal.
    public func card(of journal: String) -> ParticipantCard? { cards.first { $0.journal == journal } }

    /// The first rules: the parties in code order, each with the journals of its members and the one that speaks.
    public var rules: RulesInForce {
        let parties = Set(cards.map(\.party)).sorted().map { party in
            let members = cards.filter { $0.party == party }
            return PartyRule(
                name: party.text,
                journals: members.map(\.journal),
                speaker: members.first(where: \.speaks)?.journal ?? ""
            )
        }
        return RulesInForce(parties: parties, silence: silence)
    }

    /// The salt with which names of matters are hashed: the hash of all contributions.
    public func salt(sha256: ([UInt8]) -> Digest) -> Digest { sha256(cards.flatMap(\.contribution.bytes)) }

    /// What the header of the act says that signs this text.
    public func constitution(sha256: ([UInt8]) -> Digest) -> Constitution {
        Constitution(rules: rules, text: sha256(Array(text.utf8)))
    }
}

extension FoundingText {
    static let heading = "suivi/founding/v1"

    /// The text of the note that every participant signs.
    public var text: String { "\(Self.heading)\n\(String(decoding: CanonicalJSON.print(json), as: UTF8.self))\n" }

    /// Reads the text of the note.
    public init(text: String) throws(RecordError) {
        try self.init(json: NoteText.value(of: text, heading: Self.heading))
        guard self.text == text else { throw .otherForm(of: "founding text") }
    }

    var json: JSONValue {
        var fields: [String: JSONValue] = ["cards": .array(cards.map(\.json))]
        if let silence {
            fields["silence"] = .object([
                "least": .integer(silence.leastPeriod), "posts": .array(silence.posts.sorted().map(JSONValue.string)),
            ])
        }
        return .object(fields)
    }

    init(json: JSONValue) throws(RecordError) {
        var fields = try Fields(json, of: "founding text")
        let cards = try fields.list("cards") { json throws(RecordError) -> ParticipantCard? in
            var fields = try Fields(json, of: "card")
            let card = try ParticipantCard(&fields)
            try fields.finish()
            return card
        }
        var silence: SilenceRule?
        if let value = fields.optional("silence") {
            var fields = try Fields(value, of: "founding text.silence")
            silence = SilenceRule(leastPeriod: try fields.count("least"), posts: Set(try fields.texts("posts")))
            try fields.finish()
        }
        try fields.finish()
        do { try self.init(cards: cards, silence: silence) } catch { throw .wrong(field: "cards", of: "founding text") }
    }
}

/// Why cards don't make a founding text.
public enum FoundingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A mechanism has two participants or more.
    case alone
    /// All participants sit for one party.
    case oneParty(PartyID)
    case otherMechanism(String, MechanismID)
    /// A journal or a participant that two cards name.
    case twice(String)
    /// A key that two cards name, or one card for two roles.
    case sharedKey(String)
    /// A party for which none of its participants speaks first, or several do.
    case speakers(PartyID, [String])
    case notRules

    public var description: String {
        switch self {
        case .alone: "a mechanism has two participants or more; name the cards of the others"
        case .oneParty(let party): "all cards are of the party '\(party)'; name the card of another party, too"
        case .otherMechanism(let journal, let mechanism):
            "the card of \(journal) is for another mechanism than '\(mechanism)'; ask for a card for this one"
        case .twice(let journal): "two cards name \(journal), or the same participant; name each card once"
        case .sharedKey(let journal):
            "a key of \(journal) stands in two places; each role of each participant has its own"
        case .speakers(let party, let journals) where journals.isEmpty:
            "no card says that its participant speaks for '\(party)'; the member that does makes its card without --listens"
        case .speakers(let party, let journals):
            "several cards say that they speak for '\(party)' (\(journals.joined(separator: ", "))); one member speaks at a time, the others make their cards with --listens"
        case .notRules: "these can't be the rules of a mechanism: a period of silence has at least one second"
        }
    }
}
