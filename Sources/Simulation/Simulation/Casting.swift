import Agreement
import CanonicalBytes
import Consultations
import Journal
import MemoryStore
import Operations
import Signing

/// Mechanisms that are founded already, from which schedules begin: made once, copied for each schedule.
public struct Casting: Sendable {
    /// One founded mechanism.
    struct Cast: Sendable {
        let name: String
        let nodes: [NodeBeginning]
        /// The time at which a schedule begins.
        let time: Int
        let hasSilence: Bool
    }

    let casts: [Cast]

    /// The parties and their members; the first member speaks.
    private static let shapes: [[(party: String, members: [String])]] = [
        [("norvane", ["norvane"]), ("rivers", ["alda"])],
        [("norvane", ["norvane"]), ("rivers", ["alda", "brenn"])],
        [("norvane", ["norvane"]), ("sorvane", ["sorvane"]), ("rivers", ["alda"])],
        [("norvane", ["norvane"]), ("rivers", ["alda", "brenn", "cosmar"])],
        [("coast", ["norvane", "sorvane"]), ("rivers", ["alda", "brenn"])],
    ]

    /// Founds all of them.
    public init() throws {
        var casts: [Cast] = []
        for (place, shape) in Self.shapes.enumerated() {
            for silence in [nil, SilenceRule(leastPeriod: 3600, posts: ["registry"])] {
                for isAgreed in [false, true] {
                    let seed = UInt64(place * 4 + (silence == nil ? 0 : 2) + (isAgreed ? 1 : 0))
                    var stage = try Stage(shape, silence: silence, seed: seed)
                    if isAgreed { try stage.agreeOnEverything() }
                    let name = shape.map { "\($0.party){\($0.members.joined(separator: ","))}" }.joined(separator: " ")
                    casts.append(
                        Cast(
                            name: name + (silence == nil ? "" : ", silence") + (isAgreed ? ", with a conclusion" : ""),
                            nodes: stage.beginnings,
                            time: Stage.time + 1000,
                            hasSilence: silence != nil
                        )
                    )
                }
            }
        }
        self.casts = casts
    }

    /// A conclusion, and the document in which it stands.
    static let words = "The Parties shall meet once a year."

    static func names(_ name: String) throws -> Names {
        guard let names = Names([.english: name]) else { throw Failure("no name: '\(name)'") }
        return names
    }

    /// That the simulation itself could not be set up.
    struct Failure: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }
}

/// Where a mechanism is founded before the schedules begin.
struct Stage {
    static let time = 1_780_000_000
    private var nodes: [SimulatedNode] = []
    private var founded: [Int] = []

    init(_ shape: [(party: String, members: [String])], silence: SilenceRule?, seed: UInt64) throws {
        let mechanism = try MechanismID("rivers-norvane")
        var random = Seeded(seed ^ 0x5e7)
        var cards: [ParticipantCard] = []
        for (party, members) in shape {
            for (place, member) in members.enumerated() {
                guard let journal = JournalName("\(member).example/rivers-norvane/1"),
                    let consentName = KeyName("\(member).example/rivers-norvane/consent"),
                    let contribution = Digest(bytes: random.bytes(32))
                else { throw Casting.Failure("no journal can be named after '\(member)'") }
                let beginning = NodeBeginning(
                    participant: try PartyID(member),
                    party: try PartyID(party),
                    journal: journal,
                    key: try SigningKey(name: KeyName(journal), seed: random.bytes(32)),
                    consentKey: try SigningKey(name: consentName, seed: random.bytes(32)),
                    store: MemoryRegisterStore(hashFile: { SHA256().digest($0) })
                )
                let node = SimulatedNode(
                    beginning,
                    seed: random.next(),
                    time: Self.time,
                    ledger: nil,
                    fault: nil
                )
                try begin(node, mechanism: mechanism, shape: shape)
                cards.append(
                    ParticipantCard(
                        mechanism: mechanism,
                        journal: journal.description,
                        participant: beginning.participant,
                        party: beginning.party,
                        speaks: place == 0,
                        names: try Casting.names(member),
                        logKey: "\(beginning.key.verifierKey)",
                        consentKey: "\(beginning.consentKey.verifierKey)",
                        contribution: contribution
                    )
                )
                nodes.append(node)
            }
        }
        let text = try FoundingText(cards: cards, silence: silence)
        for node in nodes {
            let places = try FoundMechanism.sign(text, with: node.running(), signature: .passphrase(""))
            founded.append(places.first?.number ?? .max)
        }
        try exchange()
    }

    /// What every participant has recorded alone before the founding.
    private func begin(
        _ node: SimulatedNode,
        mechanism: MechanismID,
        shape: [(party: String, members: [String])]
    ) throws {
        let create = CreateRegister(
            folder: RegisterFolder("simulated"),
            journal: node.journal,
            mechanism: mechanism,
            party: node.beginning.participant
        )
        let writer = Writer(
            founding: create,
            store: node.store,
            key: node.beginning.key,
            machine: node.machine,
            files: node.files
        )
        let founding = Founding(
            mechanism: mechanism,
            party: node.beginning.participant,
            keys: [writer.verifierKey]
        )
        try writer.record([.found(founding)])
        for (party, members) in shape {
            let isComposite = members != [party]
            for name in Set([party] + members).sorted() {
                let kind: PartyKind = isComposite && name == party ? .confederation : .state
                try NameParty(
                    party: Party(id: try PartyID(name), kind: kind, names: try Casting.names(name))
                ).perform(with: writer)
            }
        }
        let parties = try shape.map { try PartyID($0.party) }
        try StateMechanism(names: try Casting.names("Consultations"), parties: parties).perform(with: writer)
        try RecordSession(number: 1, status: .held, date: .statedInText(try ExtendedDate("2026-05-12")))
            .perform(with: writer)
        // Two of the sides have the text of the first session, and read the second conclusion differently.
        guard ["norvane", "alda"].contains(node.beginning.participant.text) else { return }
        let words = Array(Casting.words.utf8)
        let file = FileReference(sha256: writer.sha256(words), size: words.count, name: "session-1.txt")
        try writer.keep(file: words, as: file.sha256)
        try writer.record([
            .deposit(
                Document(
                    file: file,
                    session: 1,
                    type: .communique,
                    language: .english,
                    title: nil,
                    encoding: "utf-8",
                    voice: .primaryText
                )
            )
        ])
        let end = node.beginning.participant.text == "norvane" ? words.count : 11
        try writer.record([
            .conclusion(try Self.entry("1/01", 0..<words.count, of: file, writer)),
            .conclusion(try Self.entry("1/02", 4..<end, of: file, writer)),
        ])
    }

    private static func entry(
        _ number: String,
        _ range: Range<Int>,
        of file: FileReference,
        _ writer: Writer
    ) throws -> ConclusionEntry {
        guard let number = ConclusionNumber(number) else { throw Casting.Failure("no number: '\(number)'") }
        let text = String(decoding: Array(Casting.words.utf8)[range], as: UTF8.self)
        return ConclusionEntry(
            number: number,
            quotation: Quotation(
                document: file.sha256,
                range: range,
                text: text,
                sha256: writer.sha256(Array(text.utf8))
            ),
            reading: ConclusionReading(
                kind: .commitment,
                strength: .firm,
                actionLevel: .general,
                actors: .statedInText(["the Parties"]),
                scope: .joint
            ),
            language: .english,
            voice: .primaryText,
            confidence: .high,
            grounds: []
        )
    }

    /// Sends back and forth until nobody has anything new.
    private func exchange() throws {
        for _ in 0..<4 {
            for sender in nodes {
                for receiver in nodes where receiver !== sender {
                    let pack = PackDelivery(for: receiver.beginning.participant)
                    let delivery = try pack.perform(from: Node(of: sender.running()))
                    _ = try ReceiveDelivery(delivery).perform(with: receiver.running())
                }
            }
        }
    }

    /// Agrees on the mechanism, the first session and its conclusion.
    mutating func agreeOnEverything() throws {
        guard let number = ConclusionNumber("1/01"), let proposer = nodes.first(where: { $0.name == "norvane" }) else {
            throw Casting.Failure("nobody to propose")
        }
        let outcome = try ProposeMatters([.conclusion(number)]).perform(with: proposer.running(), passphrase: "")
        try exchange()
        for node in nodes where node !== proposer {
            let record = try node.running().record
            guard record.party(of: node.journal.description) != record.party(of: proposer.journal.description),
                record.agreement?.standing().speakers[node.beginning.party.text] == node.journal.description
            else { continue }
            try AnswerProposal(outcome.reference.description, .consent).perform(with: node.running(), passphrase: "")
        }
        try exchange()
        for node in nodes where !(try node.running().record.register.isJoint(number)) {
            throw Casting.Failure("\(node.name) does not show the conclusion as joint")
        }
    }

    /// The nodes as they are now.
    var beginnings: [NodeBeginning] {
        zip(nodes, founded).map { node, founded in
            var beginning = node.beginning
            beginning.store = MemoryRegisterStore(copying: node.store)
            beginning.content = node.files.durable
            beginning.founded = founded
            return beginning
        }
    }
}
