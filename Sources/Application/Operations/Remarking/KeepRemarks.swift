import CanonicalBytes
public import Consultations
import SQLiteStore

/// Keeps what a side notes for itself: nothing of it is an act, and no pouch, exchange or export opens where it lies.
public struct KeepRemarks: Sendable {
    private let machine: Machine

    public init(machine: Machine) { self.machine = machine }

    /// Notes something, and says under which number it is kept.
    public func add(_ text: String, about subject: RemarkSubject, in node: Node) throws(OperationError) -> Int {
        let entry = try bytes(of: Remark(about: subject, text: text, at: machine.now()))
        do { return try SQLitePrivateStore.open(folder: node.folder.path).add(remark: entry) } catch {
            throw .store(error)
        }
    }

    /// Puts a remark in other words; says whether there is one of that number.
    public func amend(_ number: Int, to text: String, in node: Node) throws(OperationError) -> Bool {
        guard let old = try node.remarks().first(where: { $0.number == number }) else { return false }
        let entry = try bytes(of: Remark(about: old.remark.subject, text: text, at: machine.now()))
        return try replace(number, by: entry, in: node)
    }

    /// Takes a remark away, so that nothing is left of it in the file; says whether there is one of that number.
    public func remove(_ number: Int, in node: Node) throws(OperationError) -> Bool {
        guard RegisterFolder.exists("\(node.folder.path)/private.sqlite") else { return false }
        return try replace(number, by: nil, in: node)
    }

    /// What people have named: `1/04`, a session by its number, a proposal such as `norvane#41`, or a document by the 64
    /// digits of its file; the mechanism where they name nothing.
    public func subject(named text: String?, in node: Node) throws(OperationError) -> RemarkSubject {
        guard let text else { return .mechanism }
        if let number = ConclusionNumber(text) {
            guard let conclusion = node.register.conclusions[number] else {
                throw .refused(.unknownConclusion(number))
            }
            return .conclusion(number, words: conclusion.entry.quotation.sha256)
        }
        if let session = Int(text) {
            guard node.register.sessions[session] != nil else { throw .refused(.unknownSession(session)) }
            return .session(session)
        }
        if let digest = Digest(hexadecimal: text) {
            guard node.register.documents[digest] != nil else { throw .refused(.unknownDocument(digest)) }
            return .document(digest)
        }
        _ = try node.record.proposal(named: text)
        return .proposal(text)
    }

    private func replace(_ number: Int, by entry: [UInt8]?, in node: Node) throws(OperationError) -> Bool {
        do { return try SQLitePrivateStore.open(folder: node.folder.path).replace(remark: number, by: entry) } catch {
            throw .store(error)
        }
    }

    private func bytes(of remark: Remark) throws(OperationError) -> [UInt8] {
        do throws(RecordError) {
            guard try Remark(bytes: remark.bytes) == remark else { throw .otherForm(of: "remark") }
        } catch { throw .notRecordable(error) }
        return remark.bytes
    }
}

/// A remark with its number in the private store.
public struct KeptRemark: Hashable, Sendable {
    public let number: Int
    public let remark: Remark
}

extension Node {
    /// The remarks of the own side, in the order of their numbers; looking makes no file.
    public func remarks() throws(OperationError) -> [KeptRemark] {
        guard RegisterFolder.exists("\(folder.path)/private.sqlite") else { return [] }
        let kept: [(number: Int, entry: [UInt8])]
        do { kept = try SQLitePrivateStore.open(folder: folder.path).remarks() } catch { throw .store(error) }
        var remarks: [KeptRemark] = []
        for (number, entry) in kept {
            do { remarks.append(KeptRemark(number: number, remark: try Remark(bytes: entry))) } catch {
                throw .invalid("\(error)")
            }
        }
        return remarks
    }

    /// The remarks about something, wherever its conclusion stands by now.
    public func remarks(about subject: RemarkSubject) throws(OperationError) -> [KeptRemark] {
        try remarks().filter { kept in
            switch (kept.remark.subject, subject) {
            case (.conclusion(let once, let words), .conclusion(let number, _)):
                register.conclusion(with: words, once: once) == number
            case (let one, let other): one == other
            }
        }
    }
}
