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
        let files = files ?? folder
        self.folder = folder
        self.store = store
        self.files = files
        let journals: [StoredJournal]
        do { journals = try store.journals() } catch { throw .store(error) }
        guard let own = journals.first else { throw .store(.absent(path: folder.path)) }
        journal = own.name
        let (record, lastTime) = try Self.fold(
            journals,
            own: own,
            in: store,
            branches: try files.branches()
        )
        guard let founding = record.register.journals[own.name.description]?.founding else {
            throw .damaged(.leaf(journal: own.name.description, number: 0, .notFounding))
        }
        self.record = record
        held = own.size
        self.lastTime = lastTime
        party = founding.party
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
    }

    /// The acts about a subject, with what each says.
    public func acts(about subject: Subject) throws(OperationError) -> [Act] {
        var acts: [Act] = []
        for place in register.history[subject] ?? [] {
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
