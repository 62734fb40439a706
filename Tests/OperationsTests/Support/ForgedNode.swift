import Agreement
import CanonicalBytes
import Consultations
import Exchange
import Journal
import Operations
import Signing
import Testing

/// A participant that writes whatever it likes into its journal, and signs it.
struct ForgedNode {
    let journal: JournalName
    let participant: PartyID
    let logKey: SigningKey
    let consentKey: SigningKey
    let card: ParticipantCard
    private(set) var acts: [PartAct] = []
    private(set) var frontier = MerkleFrontier()
    /// What it says that it has seen.
    var seen: [String: [SeenHead]] = [:]
    var time = "2026-05-20T08:00:00Z"

    init(_ name: String = "alda", for party: String = "rivers") throws {
        journal = try #require(JournalName("\(name).example/rivers-norvane/1"))
        participant = try PartyID(name)
        logKey = try SigningKey.random(name: KeyName(journal))
        consentKey = try SigningKey.random(name: try #require(KeyName("\(name).example/rivers-norvane/consent")))
        card = ParticipantCard(
            mechanism: try MechanismID("rivers-norvane"),
            journal: journal.description,
            participant: participant,
            party: try PartyID(party),
            speaks: true,
            names: try TestRegister.names(name),
            logKey: "\(logKey.verifierKey)",
            consentKey: "\(consentKey.verifierKey)",
            contribution: try #require(Digest(bytes: RandomBytes.make(32)))
        )
    }

    /// The card as a file's bytes.
    func cardNote() throws -> [UInt8] {
        var note = try SignedNote(text: card.text)
        try note.sign(with: logKey)
        try note.sign(with: consentKey)
        return note.bytes
    }

    var size: Int { Int(frontier.size) }
    var root: Digest { frontier.root(hashing: SHA256()) }

    /// The signature line under a text, of the consent key or another one.
    func line(under text: String, key: SigningKey? = nil) throws -> String {
        var note = try SignedNote(text: text)
        try note.sign(with: key ?? consentKey)
        return String(try #require(note.signatures.first).line.dropLast())
    }

    /// Writes an act.
    @discardableResult
    mutating func write(
        _ content: ActContent,
        word: Word = .other,
        constitution: Constitution? = nil,
        as name: String? = nil,
        number: Int? = nil
    ) throws -> Digest {
        let salt = try #require(BodySalt(bytes: RandomBytes.make(32)))
        let header = ActHeader(
            act: content.code,
            at: try #require(Instant(time)),
            body: BodyCommitment.commitment(salt: salt, body: content.bytes, hashing: SHA256()),
            post: nil,
            journal: name ?? journal.description,
            number: number ?? size,
            seen: seen,
            word: word,
            constitution: constitution
        )
        let leaf = SHA256().leaf(header.bytes)
        frontier.append(leaf, hashing: SHA256())
        acts.append(PartAct(leaf: header.bytes, body: OpenedBody(salt: salt, bytes: content.bytes)))
        return leaf
    }

    /// Writes an act that says something and bears on nothing.
    @discardableResult
    mutating func say(_ text: String) throws -> Digest {
        try write(.statement(Statement(kind: .explanation, conclusion: nil, text: text)))
    }

    /// Signs the founding text of its own card and others'.
    mutating func found(with others: [ParticipantCard]) throws {
        let text = try FoundingText(cards: others + [card])
        let keys = [card.logKey]
        let party = participant
        try write(.found(Founding(mechanism: card.mechanism, party: party, keys: keys)))
        try write(
            .constitute(text, signature: try line(under: text.text)),
            constitution: text.constitution { SHA256().digest($0) }
        )
    }

    /// Says from now on that it has seen all of a delivery.
    mutating func see(_ delivery: Delivery) throws {
        for part in delivery.parts where part.journal != journal {
            let note = try SignedNote(parsing: part.head)
            let head = try Checkpoint(text: note.text)
            seen[part.journal.description] = [SeenHead(size: Int(head.size), root: head.root)]
        }
    }

    /// The same participant with the first acts only: what it writes from there is another history.
    func goingOn(from number: Int) throws -> ForgedNode {
        var other = self
        other.acts = Array(acts.prefix(number))
        other.frontier = MerkleFrontier()
        for act in other.acts { other.frontier.append(SHA256().leaf(act.leaf), hashing: SHA256()) }
        return other
    }

    /// The same participant with acts that another one wrote.
    func takingOver(_ acts: [PartAct]) throws -> ForgedNode {
        var other = self
        other.acts = acts
        return try other.goingOn(from: acts.count)
    }

    /// Its journal from an act on, signed.
    func part(from first: Int = 0, acts changed: [PartAct]? = nil) throws -> JournalPart {
        var note = try SignedNote(text: Checkpoint(journal: journal, size: frontier.size, root: root).text)
        try note.sign(with: logKey)
        var before = MerkleFrontier()
        for act in acts.prefix(first) { before.append(SHA256().leaf(act.leaf), hashing: SHA256()) }
        return JournalPart(
            journal: journal,
            key: card.logKey,
            head: note.bytes,
            first: first,
            before: before.peaks,
            acts: changed ?? Array(acts.dropFirst(first))
        )
    }

    func delivery(from first: Int = 0) throws -> Delivery { Delivery(parts: [try part(from: first)]) }
}

/// Norvane's node, whose counterpart is not to be trusted.
struct HonestAgainstForged {
    let norvane: TestNode
    var alda: ForgedNode

    init() throws {
        norvane = try TestNode("norvane")
        alda = try ForgedNode()
        let own = try norvane.card(for: "norvane")
        let path = norvane.path("alda.card")
        try norvane.put(try alda.cardNote(), at: path)
        try norvane.found([path])
        let note = try SignedNote(parsing: try norvane.bytes(of: own))
        try alda.found(with: [try ParticipantCard(text: note.text)])
        try norvane.receive(try alda.delivery())
        try alda.see(try whatNorvaneHas())
    }

    /// Norvane's whole journal, as anybody gets it.
    func whatNorvaneHas() throws -> Delivery {
        try PackDelivery(for: alda.participant, isWhole: true).perform(from: try norvane.node())
    }
}
