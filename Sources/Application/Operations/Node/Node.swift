public import CanonicalBytes
public import Consultations
public import Journal
import SQLiteStore
import Signing
public import Storage

/// A register that is open for reading: its stores, and what the acts in them amount to.
public struct Node: Sendable {
    public let folder: RegisterFolder
    public let store: any RegisterStore
    /// What the node keeps beside its store.
    let files: any NodeFiles
    /// The journal that this node writes.
    public let journal: JournalName
    /// The fold of all journals as they were when the node was opened.
    public let record: JointRecord
    /// How far the fold has come; nothing where a writer has gone on from it.
    private let fold: Fold?
    /// What the acts amount to, as the own side has it.
    public var register: Register { record.register }

    /// How many acts the own journal holds; those are more than the register shows where they cite acts of others that
    /// are not here.
    let held: Int
    /// The party that the node speaks for.
    public let party: PartyID
    /// When the last act was made, as its author says: the times of a journal do not run backwards.
    public let lastTime: Instant?

    /// The SHA-256 of a file's bytes.
    static let sha256: @Sendable ([UInt8]) -> Digest = { SHA256().digest($0) }

    /// Opens the register in a folder for reading.
    public static func open(_ folder: RegisterFolder) throws(OperationError) -> Node {
        do {
            let store = try SQLiteRegisterStore.open(folder: folder.path, access: .reading, hashFile: sha256)
            return try Node(folder: folder, store: store)
        } catch let error as StoreError { throw .store(error) } catch let error as OperationError { throw error } catch
        {
            throw .invalid("\(error)")
        }
    }

    /// Opens the register in a store.
    ///
    /// - Parameters:
    ///   - folder: The folder of the register.
    ///   - store: Its store.
    ///   - files: What lies beside the store; the files of the folder where nothing else is said.
    /// - Throws: ``OperationError`` where the store can't be read or holds no journal.
    package init(
        folder: RegisterFolder,
        store: any RegisterStore,
        files: (any NodeFiles)? = nil
    ) throws(OperationError) {
        try self.init(folder: folder, store: store, files: files ?? folder, earlier: nil)
    }

    private init(
        folder: RegisterFolder,
        store: any RegisterStore,
        files: any NodeFiles,
        earlier: Fold?
    ) throws(OperationError) {
        let extent: StoreExtent
        do { extent = try store.extent() } catch { throw .store(error) }
        guard let own = extent.journals.first else { throw .store(.absent(path: folder.path)) }
        let branches = try files.branches()
        let fold: Fold
        if let earlier, earlier.own == own.name,
            let grown = try earlier.grown(to: extent, in: store, branches: branches)
        {
            fold = grown
        } else {
            fold = try Self.fold(extent, own: own, in: store, branches: branches)
        }
        guard let founding = fold.record.register.journals[own.name.description]?.founding else {
            throw .damaged(.leaf(journal: own.name.description, number: 0, .notFounding))
        }
        self.folder = folder
        self.store = store
        self.files = files
        self.fold = fold
        journal = own.name
        record = fold.record
        held = own.size
        lastTime = fold.lastTime
        party = founding.party
    }

    /// The register as it is now, of which only what is new since is read, through a store of the same folder.
    func refreshed(in store: any RegisterStore) throws(OperationError) -> Node {
        try Node(folder: folder, store: store, files: files, earlier: fold)
    }

    /// The register as a writer has it now: what it packs for others needs no second fold.
    package init(of writer: Writer) {
        folder = writer.folder
        store = writer.store
        files = writer.files
        journal = writer.journal
        record = writer.record
        held = writer.record.sizes[writer.journal.description] ?? 0
        party = writer.party
        lastTime = nil
        fold = nil
    }

    /// The acts about a subject, with what each says.
    public func acts(about subject: Subject) throws(OperationError) -> [Act] {
        try acts(at: register.history[subject] ?? [])
    }

    /// The acts at some places, with what each says.
    func acts(at places: [ActPlace]) throws(OperationError) -> [Act] {
        var acts: [Act] = []
        for place in places {
            guard let journal = JournalName(place.journal) else { continue }
            let leaves: [StoredLeaf]
            do { leaves = try store.leaves(of: journal, from: place.number, limit: 1) } catch { throw .store(error) }
            for leaf in leaves { acts.append(try Self.act(leaf, journal: place.journal, in: store)) }
        }
        return acts
    }

    /// The bytes of a document's file.
    public func file(_ digest: Digest) throws(OperationError) -> [UInt8] {
        do { return try store.file(digest) } catch { throw .store(error) }
    }
}
