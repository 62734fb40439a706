public import BagIt
import CanonicalBytes
public import Consultations
public import Exchange
import Journal
import Signing
import Storage

/// Packs what another participant lacks: of every journal the acts since those that it has acknowledged.
///
/// Bodies go along but for what is the own side's alone; what others wrote is passed on as it came, so that everybody
/// gets everything by whatever road is open.
public struct PackDelivery: Sendable {
    /// The participant for whom it is packed; nothing where it is for a third person, who only verifies it.
    public var receiver: PartyID?
    /// Whether everything is packed, whatever the receiver has acknowledged.
    public var isWhole: Bool
    /// What the receiver says that it has, where it was asked a moment ago; else what its acts say counts.
    public var holdings: Holdings?
    /// The day on which it is packed: who has left by then gets nothing after the last receipt.
    public var day: CalendarDay?
    /// The moment at which everybody may be shown it; nothing where it is for those whom the parties choose.
    private var openAt: Instant?

    public init(for receiver: PartyID, isWhole: Bool = false, holdings: Holdings? = nil, day: CalendarDay? = nil) {
        self.receiver = receiver
        self.isWhole = isWhole
        self.holdings = holdings
        self.day = day
    }

    private init(openAt: Instant? = nil) {
        isWhole = true
        self.openAt = openAt
    }

    /// For a third person: everything that the participants show each other, from the first act on.
    public static let forAThirdPerson = PackDelivery()

    /// For everybody: that acts were made, and of their bodies those that the parties agreed to publish.
    public static func forEverybody(at now: Instant) -> PackDelivery { PackDelivery(openAt: now) }

    /// Packs it.
    public func perform(from node: Node) throws(OperationError) -> Delivery {
        guard node.register.foundingText != nil else { throw .refused(.notConstituted) }
        var receivers = ""
        if let receiver {
            guard let journal = node.register.journal(of: receiver) else {
                throw .agreement(.unknownParticipant(receiver.text))
            }
            guard receiver != node.party else { throw .agreement(.ownPouch(receiver)) }
            if let day { try node.requireStillThere(receiver, journal: journal, on: day) }
            receivers = journal
        }
        let seen = isWhole ? [:] : node.record.seen(by: receivers)
        let forked = Set(node.record.journalsWithTwoHistories)
        let open = openAt.map { OpenActs(in: node.record, at: $0) }
        var parts: [JournalPart] = []
        var files: [Digest: [UInt8]] = [:]
        do {
            for journal in try node.store.journals().sorted(by: { $0.name < $1.name }) {
                let isReceivers = journal.name.description == receivers
                // A restored receiver asks for its own journal; nobody else needs it back, but for one of whose journal two
                // histories are known: it learns of the other one.
                let isForked = forked.contains(journal.name.description)
                if isReceivers, !isWhole, holdings == nil, !isForked { continue }
                // Where there are two histories the receiver may go on with the other one: it is sent from the beginning,
                // so that it fits to what both share.
                let first =
                    isForked ? 0 : try self.first(of: journal, node: node) ?? seen[journal.name.description] ?? 0
                guard let (part, headers) = try part(of: journal, from: first, node: node, open: open),
                    !part.acts.isEmpty,
                    isWhole || !isForked || !node.record.hasSeen(part, in: receivers)
                else { continue }
                parts.append(part)
                guard open == nil else { continue }
                for (act, header) in zip(part.acts, headers) where act.body != nil && ActContent.namesFiles(header.act)
                {
                    for digest in Act(header: header, part: act).files where files[digest] == nil {
                        files[digest] = try? node.store.file(digest)
                    }
                }
            }
            // Second histories go to everybody who does not say that it has them.
            for part in try node.files.branches() where isWhole || !node.record.hasSeen(part, in: receivers) {
                parts.append(open == nil ? part : part.withoutBodies)
            }
            // What is published is there, or it is said that it is not.
            for digest in open?.files ?? [] { files[digest] = try node.store.file(digest) }
            parts.sort { ($0.journal, $0.first) < ($1.journal, $1.first) }
        } catch let error as StoreError { throw .store(error) } catch let error as OperationError { throw error } catch
        { throw .invalid("\(error)") }
        return Delivery(parts: parts, files: files)
    }

    /// The first act that a receiver lacks who has said what it has.
    private func first(of journal: StoredJournal, node: Node) throws -> Int? {
        guard let holdings else { return nil }
        guard let held = holdings.journals[journal.name] else { return 0 }
        guard held.size <= journal.size else { return journal.size }
        let hashes = StoreHashes(store: node.store, journal: journal.name)
        let root = try MerkleFrontier(size: UInt64(held.size), hashes: hashes).root(hashing: SHA256())
        // Another history: all of this one is shown, so that the receiver finds where they part.
        return held.root == Holdings.prefix(of: root) ? held.size : 0
    }

    private func part(
        of journal: StoredJournal,
        from first: Int,
        node: Node,
        open: OpenActs?
    ) throws -> (JournalPart, headers: [ActHeader])? {
        guard let note = try node.store.checkpoint(of: journal.name),
            let key = node.record.verifierKey(of: journal.name)
        else { return nil }
        let head = try VerifiedCheckpoint(opening: note, of: journal.name, key: key, verifier: Ed25519()).checkpoint
        let size = Int(clamping: head.size)
        guard first < size else { return nil }
        let isOwn = journal.name == node.journal
        var headers: [ActHeader] = []
        var window: [StoredLeaf] = []
        var read = first
        let part = try JournalPart(
            of: journal.name,
            key: key,
            head: note,
            size: size,
            from: first,
            hashes: StoreHashes(store: node.store, journal: journal.name)
        ) { number in
            if number >= read + window.count {
                (read, window) = (number, try node.store.leaves(of: journal.name, from: number, limit: Node.batch))
            }
            guard window.indices.contains(number - read) else {
                throw OperationError.damaged(
                    .leaf(journal: journal.name.description, number: number, .missing)
                )
            }
            let leaf = window[number - read]
            let header = try ActHeader(bytes: leaf.bytes)
            headers.append(header)
            guard open != nil || !isOwn || node.record.isForOthers(header),
                let body = try node.store.body(header.body), let salt = BodySalt(bytes: body.salt),
                open?.show(header, body: body.bytes) ?? true
            else { return PartAct(leaf: leaf.bytes, body: nil) }
            if open == nil, isOwn, JointRecord.actsThatTell.contains(header.act),
                let content = try? ActContent(act: header.act, bytes: body.bytes), !node.record.isForOthers(content)
            {
                return PartAct(leaf: leaf.bytes, body: nil)
            }
            return PartAct(leaf: leaf.bytes, body: OpenedBody(salt: salt, bytes: body.bytes))
        }
        return (part, headers)
    }

    /// The delivery as a bag: one pouch.
    public func bag(_ delivery: Delivery, from node: Node) throws(OperationError) -> Bag {
        do {
            return try Pouch.bag(
                of: delivery,
                earlier: StoredEarlierActs(store: node.store),
                information: [Bag.Label("Source-Organization", node.journal.participant)],
                verifier: Ed25519(),
                hashing: SHA256()
            )
        } catch let error as PouchError { throw .pouch(error) } catch let error as StoreError {
            throw .store(error)
        } catch { throw .invalid("\(error)") }
    }
}

extension JointRecord {
    /// Whether the latest act of a journal says that its author has a part to its end.
    fileprivate func hasSeen(_ part: JournalPart, in receivers: String) -> Bool {
        guard let note = try? SignedNote(parsing: part.head), let head = try? Checkpoint(text: note.text) else {
            return false
        }
        return seenHeads[receivers]?[part.journal.description]?.contains { $0.root == head.root } ?? false
    }

    /// Whether the others are shown what an own act says, and not only that there is one.
    ///
    /// What takes part in agreement is for all, and what a participant reports, declares and calls its posts. What it
    /// has on record for itself is the others' only once it is proposed: its documents, its readings, its reviews, its
    /// persons, and everything from before the founding.
    func isForOthers(_ header: ActHeader) -> Bool {
        guard let founded, header.number >= founded else { return false }
        return Self.actsForOthers.contains(header.act)
    }

    /// Whether the others are shown what an own act says, now that its content is at hand.
    func isForOthers(_ content: ActContent) -> Bool {
        switch content {
        // A report on what was never agreed would tell of it.
        case .report(let report):
            // Nor is it on another conclusion that has its number now.
            let reports = register.conclusions[report.conclusion]?.reports[report.party] ?? []
            return register.isJoint(report.conclusion) && reports.contains { $0.report == report }
                && mayTell(of: .conclusion(report.conclusion))
        case .statement(let statement):
            return statement.conclusion.map { mayTell(of: .conclusion($0)) } ?? true
        // How one's own things are marked says what they are.
        case .mark(let marking):
            return register.isJoint(marking.subject.matter) && marking.handling.isForOthers
        default: return true
        }
    }

    /// Whether the own side has not marked something so that others are not shown what it says of it.
    private func mayTell(of subject: Subject) -> Bool {
        register.participant(of: journal)
            .map { register.handling(of: subject, by: $0).isForOthers } ?? true
    }

    /// The acts of which only the content says whether the others are shown it.
    fileprivate static let actsThatTell: Set<String> = ["report", "statement", "mark"]

    private static let actsForOthers: Set<String> = [
        Constitution.code, "acknowledge", "propose", "consent", "object", "withdraw", "declare", "hand_over",
        "recognise",
        "statement", "report", "office", "post", "mark",
    ]
}

/// What the store has before the first act of a part.
struct StoredEarlierActs: EarlierActs {
    let store: any RegisterStore

    func leaf(_ number: Int, before part: JournalPart) throws -> [UInt8] {
        guard let leaf = try store.leaves(of: part.journal, from: number, limit: 1).first else {
            throw StoreError.unknownJournal(part.journal.description)
        }
        return leaf.bytes
    }

    func hash(level: Int, index: UInt64, before part: JournalPart) throws -> Digest {
        try store.hash(of: part.journal, level: level, index: index)
    }
}
