import Agreement
public import CanonicalBytes
public import Consultations
public import Journal
import SQLiteStore
package import Signing
package import Storage

/// A register that is open for writing: it holds the only right to write, and the key that signs.
///
/// One act is recorded in this order, so that power may fail between any two steps: announce the new head beside
/// the key · append, durably and all or none · read back and compute again · sign the head · set the mark · keep the signed
/// head · answer. What was appended and not yet signed is signed at the next opening, if it was announced; anything else
/// puts the register in quarantine: never restore and sign.
public final class Writer {
    public let folder: RegisterFolder
    public let journal: JournalName
    /// The fold of all journals, with every act that was recorded.
    public private(set) var record: JointRecord
    /// What the acts amount to, as the own side has it.
    public var register: Register { record.register }
    public let party: PartyID
    let store: any RegisterStore
    /// What the node keeps beside its store.
    let files: any NodeFiles
    let key: SigningKey
    let machine: Machine
    private let hashing = SHA256()
    /// The tree of the own journal as far as its head is signed.
    var frontier: MerkleFrontier
    private var lastTime: Instant?
    /// Why the record could not be read again after acts in it were not written: then nothing more is.
    private var unread: OperationError?

    /// Opens the register in a folder for writing.
    public static func open(
        _ folder: RegisterFolder,
        passphrase: String,
        machine: Machine
    ) throws(OperationError) -> Writer {
        let store = try Self.store(of: folder)
        let key: SigningKey
        do {
            key = try SealedKeyFile(path: folder.logKey).open(passphrase: passphrase, path: folder.logKey)
        } catch { throw .key(error) }
        return try open(Node(folder: folder, store: store), key: key, machine: machine)
    }

    /// Opens the register in a folder for writing with a key that is open already.
    static func open(_ folder: RegisterFolder, key: SigningKey, machine: Machine) throws(OperationError) -> Writer {
        try open(Node(folder: folder, store: store(of: folder)), key: key, machine: machine)
    }

    /// Opens the register of a node that is open for reading; only what is new since is read.
    static func open(_ node: Node, asWriterWith key: SigningKey, machine: Machine) throws(OperationError) -> Writer {
        try open(node.refreshed(in: store(of: node.folder)), key: key, machine: machine)
    }

    private static func store(of folder: RegisterFolder) throws(OperationError) -> SQLiteRegisterStore {
        do {
            return try SQLiteRegisterStore.open(folder: folder.path, access: .writing, hashFile: Node.sha256)
        } catch { throw .store(error) }
    }

    /// Opens a register with its opened key.
    package static func open(_ node: Node, key: SigningKey, machine: Machine) throws(OperationError) -> Writer {
        // Never two histories by accident: what others have is fetched back before anything is signed.
        if let cited = node.record.ownCited, cited > node.held, try cited > RefusedCitation(folder: node.folder).read()
        {
            throw .quarantine(.cited(held: node.held, cited: cited))
        }
        guard !node.record.journalsWithTwoHistories.contains(node.record.journal) else {
            throw .quarantine(.twoHistories)
        }
        guard try !node.files.isCopied() else { throw .quarantine(.copied) }
        guard node.size == node.held else {
            throw .quarantine(.incomplete(placed: node.size, held: node.held))
        }
        let writer = try Writer(node: node, key: key, machine: machine)
        // A stop after something had arrived, and before it was acknowledged.
        try writer.acknowledge()
        try writer.passDeadlines()
        return writer
    }

    /// Takes over a node that is open, and settles what a stop in the middle of a record left.
    init(node: Node, key: SigningKey, machine: Machine) throws(OperationError) {
        folder = node.folder
        store = node.store
        files = node.files
        journal = node.journal
        record = node.record
        party = node.party
        lastTime = node.lastTime
        self.key = key
        self.machine = machine
        frontier = MerkleFrontier()
        try settle(size: node.size)
    }

    /// Begins the journal of a new register.
    package init(
        founding create: CreateRegister,
        store: any RegisterStore,
        key: SigningKey,
        machine: Machine,
        files: (any NodeFiles)? = nil
    ) {
        self.files = files ?? create.folder
        folder = create.folder
        journal = create.journal
        party = create.party
        self.store = store
        self.key = key
        self.machine = machine
        record = JointRecord(journal: create.journal.description, sha256: Node.sha256)
        frontier = MerkleFrontier()
    }

    /// The public key that checks the heads of the journal, as a C2SP vkey line.
    public var verifierKey: String { "\(key.verifierKey)" }

    /// The SHA-256 of bytes.
    public func sha256(_ bytes: [UInt8]) -> Digest { hashing.digest(bytes) }

    /// Why the register would refuse an act; nothing where it would not.
    public func refusal(of content: ActContent) -> Refusal? {
        register.refusal(of: content, in: journal.description)
    }

    /// Keeps a file by its SHA-256.
    public func keep(file bytes: [UInt8], as digest: Digest) throws(OperationError) {
        do { try store.keep(file: bytes, as: digest) } catch { throw .store(error) }
    }

    /// Records acts together: all of them, or none.
    ///
    /// Returns their places; `post` is the post that acts, where one is named.
    @discardableResult
    public func record(_ contents: [ActContent], by post: PostID? = nil) throws(OperationError) -> [ActPlace] {
        try record(entries: contents.map { NewEntry($0) }, by: post)
    }

    /// Records acts together that may bear on agreement.
    @discardableResult
    func record(entries: [NewEntry], by post: PostID? = nil) throws(OperationError) -> [ActPlace] {
        guard !entries.isEmpty else { return [] }
        if let unread { throw unread }
        try requirePart(in: entries)
        // The record has one owner while acts are taken into it: else everything that they touch would be copied for each.
        var grown = JointRecord(journal: journal.description, sha256: Node.sha256)
        swap(&grown, &record)
        let batch: Batch
        do throws(OperationError) {
            batch = try prepare(entries, by: post, in: &grown)
            record = grown
            try write(batch)
        } catch {
            record = grown
            do { try reload() } catch { unread = error }
            throw error
        }
        frontier = batch.tree.frontier
        lastTime = batch.time
        if entries.contains(where: { $0.constitution != nil }) { try reload() }
        return batch.places
    }

    /// Writes acts that are in the record already.
    private func write(_ batch: Batch) throws(OperationError) {
        let size = Int(frontier.size)
        let head = Checkpoint(journal: journal, size: batch.tree.frontier.size, root: batch.tree.root)
        try files.announce(head, key: key)
        do {
            try store.append(
                JournalAppend(
                    journal: journal,
                    expectedSize: size,
                    acts: batch.acts,
                    hashes: batch.tree.hashes,
                    rows: batch.rows,
                    gone: batch.gone
                )
            )
        } catch { throw .store(error) }
        try readBack(batch, from: size)
        try sign(size: batch.tree.frontier.size, root: batch.tree.root)
    }

    /// Takes in the acts of others that were stored a moment ago.
    func take(_ arrivals: [Arrival]) throws(OperationError) {
        for arrival in arrivals where arrival.hasNewActs {
            for placed in try arrival.placedActs(in: store) { record.receive(placed) }
        }
    }

    /// Writes all rows anew, after the record has become another than the one that they were made of.
    func rebuildRows() throws(OperationError) {
        do { _ = try store.rebuild(rows: register.rows(seenBy: party)) } catch { throw .store(error) }
    }

    /// Reads the record again after journals of others have grown.
    func reload() throws(OperationError) {
        do {
            let extent = try store.extent()
            guard let own = extent.journals.first(where: { $0.name == journal }) else {
                throw StoreError.unknownJournal(journal.description)
            }
            record = try Node.fold(
                extent,
                own: own,
                in: store,
                branches: try files.branches()
            ).record
        } catch let error as StoreError { throw .store(error) } catch let error as OperationError { throw error } catch
        { throw .invalid("\(error)") }
    }
}

// MARK: - Preparing

extension Writer {
    /// Acts that are ready to be appended.
    private struct Batch {
        var acts: [JournalAppend.NewAct] = []
        var places: [ActPlace] = []
        var rows: [ConclusionRow] = []
        var gone: [ConclusionNumber] = []
        var tree: TreeGrowth
        var time: Instant
    }

    /// What an act would amount to if it were recorded now; nothing is.
    func judgement(ofNext entry: NewEntry) throws(OperationError) -> Judgement? {
        var grown = record
        let batch = try prepare([entry], by: nil, in: &grown)
        return grown.agreement?.judgement(of: batch.tree.root)
    }

    /// Takes acts into a record and makes them ready to be written.
    private func prepare(
        _ entries: [NewEntry],
        by post: PostID?,
        in record: inout JointRecord
    ) throws(OperationError) -> Batch {
        let now = machine.now()
        let time = lastTime.map { max($0, now) } ?? now
        var batch = Batch(tree: TreeGrowth(frontier: frontier), time: time)
        record.touched = []
        let seen = seenHeads(in: record)
        var touched: Set<ConclusionNumber> = []
        for entry in entries {
            let content = entry.content
            let number = Int(batch.tree.frontier.size)
            guard let salt = BodySalt(bytes: machine.random(BodySalt.length)) else {
                throw .noRandomBytes
            }
            let body = try readable(content)
            let commitment = BodyCommitment.commitment(salt: salt, body: body, hashing: hashing)
            let header = ActHeader(
                act: content.code,
                at: time,
                body: commitment,
                post: post,
                journal: journal.description,
                number: number,
                seen: seen,
                word: entry.word,
                constitution: entry.constitution
            )
            let act = Act(header: header, body: .shown(content))
            let leaf = try readable(header)
            let leafHash = hashing.leaf(leaf)
            // Roots cost a hash for each level: they are computed once others cite them.
            let isJoint = record.agreement != nil
            let rootBefore = isJoint ? batch.tree.root : .emptyRoot
            batch.tree.append(leafHash)
            let root = isJoint ? batch.tree.root : .emptyRoot
            try record.take(.init(act: act, leaf: leafHash, rootBefore: rootBefore, root: root))
            batch.acts.append(
                JournalAppend.NewAct(
                    leaf: leaf,
                    commitment: commitment,
                    body: StoredBody(salt: salt.bytes, bytes: body)
                )
            )
            batch.places.append(act.place)
            for case .conclusion(let number) in content.subjects { touched.insert(number) }
        }
        let register = record.register
        touched.formUnion(record.touched)
        if entries.contains(where: { if case .renumber = $0.content { true } else { false } }) {
            // What is followed in a conclusion names it by its new number.
            touched.formUnion(touched.flatMap { register.restatements(of: $0).map(\.number) })
        }
        batch.rows = touched.sorted().compactMap { number in
            register.conclusions[number].map { register.row(of: $0, seenBy: party) }
        }
        batch.gone = touched.filter { register.conclusions[$0] == nil }.sorted()
        return batch
    }

    /// What the author of the next act has of the other journals.
    private func seenHeads(in record: JointRecord) -> [String: [SeenHead]] {
        guard let ends = record.agreement?.ends else { return [:] }
        return ends.filter { $0.key != journal.description }.mapValues { heads in
            heads.map { SeenHead(size: $0.size, root: $0.root) }
        }
    }

    /// The body of an act, after it was read back from its own bytes.
    ///
    /// A text can hold what the record's form does not allow, and a body can be too large. What nobody could read again
    /// must not be signed.
    private func readable(_ content: ActContent) throws(OperationError) -> [UInt8] {
        let bytes = content.bytes
        do throws(RecordError) {
            guard try ActContent(act: content.code, bytes: bytes) == content else {
                throw RecordError.otherForm(of: content.code)
            }
        } catch { throw .notRecordable(error) }
        return bytes
    }

    private func readable(_ header: ActHeader) throws(OperationError) -> [UInt8] {
        let bytes = header.bytes
        do throws(RecordError) {
            guard try ActHeader(bytes: bytes) == header else { throw RecordError.otherForm(of: header.act) }
        } catch { throw .notRecordable(error) }
        return bytes
    }

    /// Reads what was appended back from the disk: a flipped bit must not be signed.
    private func readBack(_ batch: Batch, from size: Int) throws(OperationError) {
        var number = size
        var computed = frontier
        while number < size + batch.acts.count {
            let leaves: [StoredLeaf]
            do {
                leaves = try store.leaves(
                    of: journal,
                    from: number,
                    limit: min(Node.batch, size + batch.acts.count - number)
                )
            } catch { throw .store(error) }
            guard !leaves.isEmpty else { throw .damaged(.readBack(journal: journal.description, number: number)) }
            for leaf in leaves {
                guard leaf.number == number, leaf.bytes == batch.acts[number - size].leaf else {
                    throw .damaged(.readBack(journal: journal.description, number: number))
                }
                computed.append(hashing.leaf(leaf.bytes), hashing: hashing)
                number += 1
            }
        }
        guard computed.root(hashing: hashing) == batch.tree.root else {
            throw .damaged(.root(journal: journal.description, size: number))
        }
    }
}

extension JointRecord {
    /// Takes in an own act that is about to be written; one without effect is refused.
    fileprivate mutating func take(_ placed: PlacedJournalAct) throws(OperationError) {
        if let refusal = receive(placed) { throw .refused(refusal) }
        if placed.act.header.word != .other, let void = agreement?.judgement(of: placed.root)?.void {
            throw .void(void)
        }
    }
}
