import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Glibc
public import Journal
import Signing
import Zip

/// Writes a copy of an exported journal, a bag or a pouch from which contents were taken out: their hashes stay, so that
/// all that proves it still holds, and whoever verifies it is told how much is not shown.
///
/// A body goes whole or not at all, since its hash is what was signed. The copy that it is made of stays as it is.
public struct RedactCopy: Sendable {
    /// The folder or the archive that is copied.
    public var path: String
    /// The folder, new or empty, or the new archive.
    public var target: String
    /// What goes: an act (`norvane#41`), a conclusion with all that is said of it (`1/07`), or a file by its name or the 64
    /// digits of its SHA-256.
    public var items: [String]
    /// Words: every content and every file in which they stand as plain text goes.
    public var words: [String]

    public init(path: String, target: String, items: [String], words: [String] = []) {
        self.path = path
        self.target = target
        self.items = items
        self.words = words
    }

    /// An act whose content was taken out.
    public struct RedactedAct: Hashable, Sendable {
        public let journal: JournalName
        public let number: Int
        public let act: String
    }

    /// What was taken out.
    public struct Outcome: Hashable, Sendable {
        public let acts: [RedactedAct]
        /// The files by their names; by their hashes where no content names them.
        public let files: [String]
        /// How many contents are not shown in the copy, those included that were not shown before.
        public let withheld: Int
    }

    /// Writes the copy and verifies it.
    public func perform() throws(OperationError) -> Outcome {
        let source = VerifyFiles(path: path)
        guard try source.perform().isWhole else { throw .redaction(.notWhole(path: path)) }
        var files = try source.load()
        let isBag = files["bagit.txt"] != nil
        var bag: Bag?
        if isBag {
            do throws(BagError) {
                let whole = try Bag(files: files) { SHA256().digest($0) }
                files = whole.payload
                bag = whole
            } catch { throw .bag(error) }
        }
        try requireElsewhere()
        let selection = try Selection(of: self, in: files, told: bag?.information ?? [])
        for path in selection.paths { files[path] = nil }
        if let bag {
            let information = bag.information.filter { label in !words.contains { WordSearch($0).finds(label.value) } }
            do throws(BagError) {
                files = try Bag(payload: files, information: information).files { SHA256().digest($0) }
            } catch { throw .bag(error) }
        }
        try write(files, asArchive: source.isArchive)
        let after = try VerifyFiles(path: target).perform()
        guard after.isWhole else { throw .redaction(.notWhole(path: target)) }
        return Outcome(
            acts: selection.acts.map { RedactedAct(journal: $0.journal, number: $0.number, act: $0.act) },
            files: selection.names,
            withheld: after.inspection.withheld
        )
    }

    /// Refuses a copy that would lie in what it is made of.
    private func requireElsewhere() throws(OperationError) {
        var parts = target.split(separator: "/", omittingEmptySubsequences: true)
        parts.removeLast(parts.isEmpty ? 0 : 1)
        let parent = (target.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        guard let source = Self.whole(path), let folder = Self.whole(parent.isEmpty ? "." : parent) else { return }
        guard folder != source, !folder.hasPrefix(source + "/") else { throw .redaction(.insideItself(path: target)) }
    }

    /// A path without links and points; nothing where it leads nowhere.
    private static func whole(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(validatingCString: found)
    }

    private func write(_ files: [String: [UInt8]], asArchive: Bool) throws(OperationError) {
        guard asArchive else { return try NewFolder(path: target).write(files) }
        guard access(target, F_OK) != 0 else {
            throw .file(FileError(path: target, attempt: "writing the file", code: EEXIST))
        }
        let archive: [UInt8]
        do { archive = try ZipWriter.archive(files) } catch {
            throw .file(FileError(path: target, attempt: "writing the file", code: ENOMEM))
        }
        try NewFile(path: target).write(archive)
    }

    /// What goes, found in the files.
    private struct Selection {
        private(set) var acts: [ShownAct] = []
        private(set) var digests: Set<Digest> = []
        /// The names of the files that go.
        private(set) var names: [String] = []

        var paths: [String] { acts.map(\.path) + digests.map { "files/\($0.hexadecimal)" } }

        init(
            of redaction: RedactCopy,
            in files: [String: [UInt8]],
            told information: [Bag.Label]
        ) throws(OperationError) {
            guard !redaction.items.isEmpty || !redaction.words.isEmpty else { throw .redaction(.nothingNamed) }
            let shown: [ShownAct]
            do throws(PouchError) {
                shown = try Pouch.shownActs(in: files, verifier: Ed25519(), hashing: SHA256())
            } catch { throw .pouch(error) }
            let known = NamedFiles(in: shown)
            let there = Set(
                files.keys.compactMap { $0.hasPrefix("files/") ? Digest(hexadecimal: String($0.dropFirst(6))) : nil }
            )
            var places: Set<String> = []
            for item in redaction.items {
                let acts = try Self.acts(item, among: shown)
                let digests = there.filter { $0.hexadecimal == item || known.names[$0]?.contains(item) == true }
                guard !acts.isEmpty || !digests.isEmpty else { throw .redaction(.notThere(item)) }
                places.formUnion(acts.map(\.path))
                self.digests.formUnion(digests)
            }
            for words in redaction.words {
                let search = WordSearch(words)
                guard !search.isEmpty else { throw .redaction(.notThere(words)) }
                let acts = shown.filter { search.finds(inBody: $0.body) }
                let digests = there.filter { search.finds(inFile: files["files/\($0.hexadecimal)"] ?? []) }
                let isTold = information.contains { search.finds($0.value) }
                guard !acts.isEmpty || !digests.isEmpty || isTold else { throw .redaction(.notThere(words)) }
                places.formUnion(acts.map(\.path))
                self.digests.formUnion(digests)
            }
            acts = shown.filter { places.contains($0.path) }
            // A file that only contents name that go is named by nothing any more.
            let gone = Set(acts.map(\.path))
            let left = NamedFiles(in: shown.filter { !gone.contains($0.path) })
            digests.formUnion(NamedFiles(in: acts).names.keys.filter { left.names[$0] == nil })
            // A document and the text that was taken out of it say the same.
            digests.formUnion(digests.flatMap { known.twins[$0] ?? [] })
            digests.formIntersection(there)
            names = digests.map { known.names[$0]?.min() ?? $0.hexadecimal }.sorted()
        }

        /// The acts that an item names: one, or all about a conclusion.
        private static func acts(_ item: String, among shown: [ShownAct]) throws(OperationError) -> [ShownAct] {
            if let number = ConclusionNumber(item) {
                let about = shown.filter { act in
                    (try? ActContent(act: act.act, bytes: act.body))?.subjects.contains(.conclusion(number)) ?? false
                }
                return following(about, among: shown)
            }
            let parts = item.split(separator: "#", omittingEmptySubsequences: false)
            guard parts.count == 2, let number = Int(parts[1]) else { return [] }
            let found = shown.filter { act in
                let participant = act.journal.participant
                return act.number == number
                    && (participant == parts[0]
                        || participant.split(separator: ".").first.map { $0 == parts[0] } ?? false)
            }
            guard Set(found.map(\.journal)).count <= 1 else { throw .redaction(.severalJournals(item)) }
            return found
        }

        /// Acts with what was answered and declared on the proposals among them.
        private static func following(_ acts: [ShownAct], among shown: [ShownAct]) -> [ShownAct] {
            let proposals = Set(acts.filter { $0.act == "propose" }.map(\.leaf))
            let places = Set(acts.map(\.path))
            return shown.filter { act in
                if places.contains(act.path) || act.answers.map(proposals.contains) ?? false { return true }
                guard case .statement(let statement)? = try? ActContent(act: act.act, bytes: act.body) else {
                    return false
                }
                return statement.proposal.map(proposals.contains) ?? false
            }
        }
    }
}
