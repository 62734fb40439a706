import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Glibc
import Journal
import Signing
import Storage
import Zip

/// Second histories of journals, as their owners have signed them: kept beside the register and sent on to everybody.
///
/// Nobody picks one of the two: what counts of them follows from what each party's line had seen. Each lies in a pouch of
/// its own, from an act on that both histories share.
struct Branches {
    let folder: RegisterFolder

    private var path: String { folder.branchFolder }

    /// The second histories that are kept, in the order of their files' names.
    func parts() throws(OperationError) -> [JournalPart] {
        guard RegisterFolder.exists(path) else { return [] }
        var parts: [JournalPart] = []
        for name in try names() { parts += try PouchFile(path: "\(path)/\(name)").read().parts }
        return parts
    }

    private func names() throws(OperationError) -> [String] {
        guard let directory = opendir(path) else {
            throw .file(FileError(path: path, attempt: "opening the folder", code: errno))
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".zip") { names.append(name) }
        }
        return names.sorted()
    }

    /// Copies what is kept into another folder; what is there already stays.
    func copy(to other: Branches) throws(OperationError) {
        guard RegisterFolder.exists(path) else { return }
        do {
            try DurableFile.makeFolder(other.path)
            for name in try names() where !RegisterFolder.exists("\(other.path)/\(name)") {
                let bytes = try SmallFile.read("\(path)/\(name)", limit: VerifyFiles.bagLimit)
                try DurableFile.write(bytes, to: "\(other.path)/\(name)")
            }
        } catch let error as FileError { throw .file(error) } catch let error as OperationError { throw error } catch {
            throw .invalid("\(error)")
        }
    }

    /// Keeps a second history that shares what lies before its first act with the one in a store; the same again changes
    /// nothing.
    ///
    /// - Returns: Whether it was new.
    @discardableResult
    func keep(_ part: JournalPart, root: Digest, store: any RegisterStore) throws(OperationError) -> Bool {
        let name = "\(part.journal.participant).\(part.journal.mechanism).\(part.journal.number)"
        let file = "\(path)/\(name).\(root.hexadecimal.prefix(16)).zip"
        guard !RegisterFolder.exists(file) else { return false }
        do {
            let bag = try Pouch.bag(
                of: Delivery(parts: [part]),
                earlier: StoredEarlierActs(store: store),
                verifier: Ed25519(),
                hashing: SHA256()
            )
            try DurableFile.makeFolder(path)
            try DurableFile.write(ZipWriter.archive(bag.files { Node.sha256($0) }), to: file)
        } catch let error as PouchError { throw .pouch(error) } catch let error as FileError {
            throw .file(error)
        } catch { throw .invalid("\(error)") }
        return true
    }
}
