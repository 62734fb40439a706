import CanonicalBytes
import Journal

/// Where the parts of a pouch, or of an exported journal, lie among some files.
struct PouchLayout {
    /// The folder of one journal.
    struct Folder {
        /// The path with a slash behind it; empty for an exported journal.
        let place: String
        /// The journal that the path names; nothing for an exported journal.
        let journal: JournalName?
        /// Which history of the journal it is; 1 except where it has several.
        let branch: Int
        /// The paths below, in order.
        var paths: [String] = []

        /// What reads it.
        func reader<Verifier: SignatureVerifying, Hashing: MerkleHashing>(
            limits: PouchLimits,
            verifier: Verifier,
            hashing: Hashing,
            read: @escaping (String) throws(PouchError) -> [UInt8]
        ) -> JournalFolder<Verifier, Hashing> {
            JournalFolder(
                place: place,
                expected: journal,
                paths: paths,
                limits: limits,
                verifier: verifier,
                hashing: hashing,
                read: read
            )
        }
    }

    /// The journals, by name, then by history.
    let journals: [Folder]
    /// The files that acts name, in order.
    let files: [Digest]

    /// Sorts paths out, and refuses those that don't belong into a pouch.
    init(paths: some Collection<String>, limits: PouchLimits) throws(PouchError) {
        guard paths.count <= limits.files else { throw .tooLarge(path: "", limit: limits.files) }
        let sorted = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        if paths.contains("checkpoint") || paths.contains("key") {
            journals = [Folder(place: "", journal: nil, branch: 1, paths: sorted)]
            files = []
            return
        }
        var folders: [String: Folder] = [:]
        var files: [Digest] = []
        for path in sorted where path != Pouch.instructions {
            if path.hasPrefix("files/"), let digest = Digest(hexadecimal: String(path.dropFirst(6))) {
                files.append(digest)
                continue
            }
            guard let folder = Self.folder(of: path) else { throw .unexpected(path: path) }
            let below = String(decoding: path.utf8.dropFirst(folder.place.utf8.count), as: UTF8.self)
            folders[folder.place, default: folder].paths.append(below)
            guard folders.count <= limits.journals else { throw .tooLarge(path: path, limit: limits.journals) }
        }
        for folder in folders.values where folder.branch > 1 {
            // A second history without the first would be another way to write the same.
            let earlier = Self.place(of: folder.journal, branch: folder.branch - 1)
            guard folders[earlier] != nil else { throw .missing(path: earlier + "checkpoint") }
        }
        journals = folders.values.sorted { left, right in
            guard let one = left.journal, let other = right.journal, one != other else {
                return left.branch < right.branch
            }
            return one < other
        }
        self.files = files
    }

    /// The folder of a journal.
    static func place(of journal: JournalName?, branch: Int) -> String {
        let name = journal.map { "\($0)/" } ?? ""
        return branch == 1 ? "journals/\(name)" : "branches/\(branch)/\(name)"
    }

    private static func folder(of path: String) -> Folder? {
        var parts = path.split(separator: "/", maxSplits: 5, omittingEmptySubsequences: false)[...]
        var branch = 1
        switch parts.popFirst() {
        case "journals": break
        case "branches":
            guard let text = parts.popFirst(), let number = Int(text), 2...1000 ~= number, text == "\(number)" else {
                return nil
            }
            branch = number
        default: return nil
        }
        guard parts.count >= 4, let journal = JournalName(parts.prefix(3).joined(separator: "/")) else { return nil }
        return Folder(place: place(of: journal, branch: branch), journal: journal, branch: branch)
    }
}
