public import CanonicalBytes

/// What a participant tells the others before the mechanism is founded between their nodes.
///
/// Each participant hands its card to every other one, and reads the fingerprints of the keys aloud. All cards together
/// give one founding text, the same on every node, which everybody signs.
public struct ParticipantCard: Hashable, Sendable {
    public let mechanism: MechanismID
    /// The journal that the participant writes.
    public let journal: String
    /// The participant as a party of its own, or as a member of a confederation.
    public let participant: PartyID
    /// The party for which it sits: itself, or the confederation of which it is a member.
    public let party: PartyID
    /// Whether it speaks for that party at the beginning; the one participant of a party always does.
    public let speaks: Bool
    public let names: Names
    /// The key that signs the heads of the journal, as a C2SP vkey line.
    public let logKey: String
    /// The key that signs what the participant agrees to, as a C2SP vkey line.
    public let consentKey: String
    /// 32 random bytes: together the participants' make the salt of the founding text, so that nobody chooses it alone.
    public let contribution: Digest

    public init(
        mechanism: MechanismID,
        journal: String,
        participant: PartyID,
        party: PartyID,
        speaks: Bool,
        names: Names,
        logKey: String,
        consentKey: String,
        contribution: Digest
    ) {
        self.mechanism = mechanism
        self.journal = journal
        self.participant = participant
        self.party = party
        self.speaks = speaks
        self.names = names
        self.logKey = logKey
        self.consentKey = consentKey
        self.contribution = contribution
    }
}

extension ParticipantCard {
    /// The first line of a card's text.
    static let heading = "suivi/card/v1"

    /// The text of the note that is signed with both keys: the first line, then canonical JSON.
    public var text: String { "\(Self.heading)\n\(String(decoding: CanonicalJSON.print(json), as: UTF8.self))\n" }

    /// Reads the text of a card's note.
    public init(text: String) throws(RecordError) {
        var fields = try Fields(NoteText.value(of: text, heading: Self.heading), of: "card")
        try self.init(&fields)
        try fields.finish()
        guard self.text == text else { throw .otherForm(of: "card") }
    }

    var json: JSONValue {
        .object([
            "consent_key": .string(consentKey), "contribution": .string(contribution.base64),
            "journal": .string(journal), "log_key": .string(logKey), "mechanism": .string(mechanism.text),
            "names": names.json, "participant": .string(participant.text), "party": .string(party.text),
            "speaks": .boolean(speaks),
        ])
    }

    init(_ fields: inout Fields) throws(RecordError) {
        self.init(
            mechanism: try fields.identifier("mechanism"),
            journal: try fields.journal("journal"),
            participant: try fields.identifier("participant"),
            party: try fields.identifier("party"),
            speaks: try fields.requiredFlag("speaks"),
            names: try fields.names("names"),
            logKey: try fields.text("log_key"),
            consentKey: try fields.text("consent_key"),
            contribution: try fields.digest("contribution")
        )
    }
}

/// A text that is signed as a note: a first line that says what it is, and one line of canonical JSON.
enum NoteText {
    static func value(of text: String, heading: String) throws(RecordError) -> JSONValue {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 3, lines[0] == heading, lines[2].isEmpty else { throw .otherForm(of: heading) }
        do { return try CanonicalJSON.parse(Array(lines[1].utf8), limits: .body) } catch {
            throw .notCanonical(error.description)
        }
    }
}
