import CanonicalBytes
import Consultations
import Journal
import Signing
import Storage

/// Acts made one after the other as a program makes them: what is handed to a store, and what the pure fold says.
struct Chronicle {
    let journal: JournalName
    let party: PartyID
    private(set) var register = Register()
    private(set) var table = TreeHashTable()
    private(set) var leaves: [[UInt8]] = []
    private(set) var commitments: [Digest] = []
    private(set) var bodies: [Digest: StoredBody] = [:]
    private var random: SeededGenerator
    private let hashing = SHA256()

    init(seed: UInt64, journal: String = "norvane.example/rivers/1") throws {
        guard let name = JournalName(journal) else { throw Missing() }
        self.journal = name
        party = try PartyID("norvane")
        random = SeededGenerator(seed: seed)
    }

    struct Missing: Error {}

    var size: Int { leaves.count }

    /// The rows as the fold has them.
    var rows: [ConclusionRow] { register.rows(seenBy: party) }

    /// Makes the next acts; those that the register refuses are made too and have no effect, as on a reader's side.
    mutating func next(_ contents: [ActContent]) throws -> JournalAppend {
        let expected = size
        var acts: [JournalAppend.NewAct] = []
        var hashes: [SubtreeHash] = []
        var touched: Set<ConclusionNumber> = []
        let before = register
        for content in contents {
            let body = StoredBody(salt: random.bytes(32), bytes: content.bytes)
            let commitment = hashing.digest(body.salt + body.bytes)
            guard let at = Instant(secondsSinceEpoch: 1_790_000_000 + size) else { throw Missing() }
            let header = ActHeader(
                act: content.code,
                at: at,
                body: commitment,
                post: nil,
                journal: journal.description,
                number: size
            )
            let leafHash = hashing.leaf(header.bytes)
            var frontier = try MerkleFrontier(size: UInt64(size), hashes: table)
            frontier.append(leafHash, hashing: hashing) { new in
                hashes.append(SubtreeHash(level: new.place.level, index: new.place.index, hash: new.digest))
            }
            table.append(leafHash, hashing: hashing)
            acts.append(JournalAppend.NewAct(leaf: header.bytes, commitment: commitment, body: body))
            leaves.append(header.bytes)
            commitments.append(commitment)
            bodies[commitment] = body
            register.receive(Act(header: header, body: .shown(content)))
            for case .conclusion(let number) in content.subjects { touched.insert(number) }
            // What is followed in a conclusion follows its number.
            guard case .renumber(let renumbering) = content else { continue }
            touched.formUnion(renumbering.numbers.values.flatMap { register.restatements(of: $0).map(\.number) })
        }
        let gone = touched.filter { register.conclusions[$0] == nil && before.conclusions[$0] != nil }
        let rows = touched.compactMap { number in
            register.conclusions[number].map { register.row(of: $0, seenBy: party) }
        }
        return JournalAppend(
            journal: journal,
            expectedSize: expected,
            acts: acts,
            hashes: hashes,
            rows: rows,
            gone: gone.sorted()
        )
    }

    /// What folding the store's own leaves and bodies gives.
    static func fold(_ store: any RegisterStore, _ journal: JournalName) throws -> Register {
        var register = Register()
        let size = try store.journals().first { $0.name == journal }?.size ?? 0
        for leaf in try store.leaves(of: journal, from: 0, limit: size) {
            let header = try ActHeader(bytes: leaf.bytes)
            let content = try store.body(header.body).map { try ActContent(act: header.act, bytes: $0.bytes) }
            register.receive(Act(header: header, body: content.map(Act.Body.shown) ?? .withheld))
        }
        return register
    }
}
