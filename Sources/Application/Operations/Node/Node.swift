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
    /// The journal that this node writes.
    public let journal: JournalName
    /// The fold of the journal as it was when the node was opened.
    public let register: Register

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

    init(folder: RegisterFolder, store: any RegisterStore) throws(OperationError) {
        self.folder = folder
        self.store = store
        let journals: [StoredJournal]
        do { journals = try store.journals() } catch { throw .store(error) }
        guard let own = journals.first else { throw .store(.absent(path: folder.path)) }
        journal = own.name
        let (register, lastTime) = try Self.fold(own, in: store)
        guard let founding = register.journals[own.name.description]?.founding else {
            throw .damaged(.leaf(journal: own.name.description, number: 0, .notFounding))
        }
        self.register = register
        self.lastTime = lastTime
        party = founding.party
    }

    /// The acts about a subject, with what each says.
    public func acts(about subject: Subject) throws(OperationError) -> [Act] {
        var acts: [Act] = []
        for place in register.history[subject] ?? [] {
            let leaves: [StoredLeaf]
            do { leaves = try store.leaves(of: journal, from: place.number, limit: 1) } catch { throw .store(error) }
            for leaf in leaves { acts.append(try Self.act(leaf, journal: journal.description, in: store)) }
        }
        return acts
    }

    /// The bytes of a document's file.
    public func file(_ digest: Digest) throws(OperationError) -> [UInt8] {
        do { return try store.file(digest) } catch { throw .store(error) }
    }
}

extension Node {
    /// How many leaves are read at once: memory stays bounded at any length of a journal.
    static let batch = 512

    /// Folds a journal from its first act.
    static func fold(
        _ journal: StoredJournal,
        in store: any RegisterStore
    ) throws(OperationError) -> (Register, Instant?) {
        var register = Register()
        var lastTime: Instant?
        var number = 0
        while number < journal.size {
            let leaves: [StoredLeaf]
            do { leaves = try store.leaves(of: journal.name, from: number, limit: batch) } catch { throw .store(error) }
            guard !leaves.isEmpty else {
                throw .damaged(.leaf(journal: journal.name.description, number: number, .missing))
            }
            for leaf in leaves {
                guard leaf.number == number else {
                    throw .damaged(.leaf(journal: journal.name.description, number: number, .missing))
                }
                let act = try act(leaf, journal: journal.name.description, in: store)
                // Of its own journal a register has every body: without one, the fold would be another register.
                if act.body == .withheld { throw .damaged(.body(journal: journal.name.description, number: number)) }
                register.receive(act)
                lastTime = act.header.at
                number += 1
            }
        }
        return (register, lastTime)
    }

    /// One act from its leaf and its body.
    static func act(
        _ leaf: StoredLeaf,
        journal: String,
        in store: any RegisterStore
    ) throws(OperationError) -> Act {
        let header: ActHeader
        do { header = try ActHeader(bytes: leaf.bytes) } catch {
            throw .damaged(.leaf(journal: journal, number: leaf.number, .unreadable(error)))
        }
        guard header.journal == journal, header.number == leaf.number else {
            throw .damaged(.leaf(journal: journal, number: leaf.number, .misplaced))
        }
        let body: StoredBody?
        do { body = try store.body(header.body) } catch { throw .store(error) }
        guard let body else { return Act(header: header, body: .withheld) }
        guard let salt = BodySalt(bytes: body.salt),
            BodyCommitment.commitment(salt: salt, body: body.bytes, hashing: SHA256()) == header.body
        else {
            throw .damaged(.body(journal: journal, number: leaf.number))
        }
        do {
            return Act(header: header, body: .shown(try ActContent(act: header.act, bytes: body.bytes)))
        } catch { return Act(header: header, body: .notUnderstood(error)) }
    }
}
