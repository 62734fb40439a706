import CanonicalBytes
import Comparing
import Consultations
import Glibc
import Reading
import Signing
import TextSources

/// Reads the files of a folder and proposes sessions, documents and links; stores nothing in any register.
public struct ReadFolder: Sendable {
    public var folder: String
    public var examine: ExamineDocument
    /// The file that remembers what was read, so that a stopped reading goes on; nothing keeps nothing.
    public var state: String?
    /// The lexicon of a further language that the reader has.
    public var lexicon: String?
    /// Files in the folder that are no texts: the proposal.
    public var own: [String]

    public init(
        folder: String,
        examine: ExamineDocument,
        lexicon: String? = nil,
        state: String? = nil,
        own: [String] = []
    ) {
        var folder = folder
        while folder.utf8.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        self.folder = folder
        self.examine = examine
        self.lexicon = lexicon
        self.state = state
        self.own = own
    }

    /// How far a reading has come.
    public struct Progress: Sendable {
        public let done: Int
        public let of: Int
        public let path: FolderPath
    }

    /// Reads.
    ///
    /// - Parameters:
    ///   - progress: called before each file.
    ///   - failed: called for each file that can't be read; the others are read all the same.
    /// - Returns: what the files amount to.
    /// - Throws: where the folder itself can't be read, or the state not be written.
    public func perform(
        progress: (Progress) -> Void,
        failed: (FailedFile) -> Void
    ) throws(OperationError) -> FolderProposal {
        var walk = FolderWalk(root: folder, own: own + (state.map { [$0] } ?? []))
        if let code = walk.walk() { throw FolderFile.failure(folder, code: code) }
        let state = try ReadingState(path: state, reader: try readerKey())
        var failures: [FailedFile] = []
        func fail(_ path: FolderPath, _ error: OperationError) {
            let failure = FailedFile(path: path, error: error)
            failures.append(failure)
            failed(failure)
        }
        for (path, code) in walk.failures { fail(path, FolderFile.failure(path.description, code: code)) }
        var files: [(path: FolderPath, notes: FileNotes)] = []
        var left = walk.left
        for (index, entry) in walk.files.enumerated() {
            progress(Progress(done: index, of: walk.files.count, path: entry.path))
            do {
                if let notes = try notes(of: entry, state) {
                    files.append((entry.path, notes))
                } else {
                    left.append(LeftFile(path: entry.path, cause: .own))
                }
            } catch {
                // What a file is can be its own fault; a full disk is not.
                if case .file = error { throw error }
                fail(entry.path, error)
            }
        }
        try state.synchronise()
        let assembly = try FolderAssembly(files: files, names: facts(ofName:language:))
        var (sessions, undated) = assembly.sessions()
        for index in sessions.indices.dropFirst() {
            sessions[index].links = links(from: sessions[index - 1], to: sessions[index], state)
        }
        return FolderProposal(
            folder: folder,
            sessions: sessions,
            undated: undated,
            failures: failures,
            left: left
        )
    }

    /// What was asked of the reader, and with which words: with others, a state is of no use.
    private func readerKey() throws(OperationError) -> String {
        var key = "\(Reader.version) \(examine.encoding?.name ?? "-") \(examine.language?.tag ?? "-")"
        if let lexicon {
            do { key += " \(try SHA256().digest(ofFile: lexicon).digest.hexadecimal)" } catch { throw .file(error) }
        }
        // Another build of the program may find other things.
        var status = stat()
        if stat("/proc/self/exe", &status) == 0 { key += " \(status.st_size) \(status.st_mtim.tv_sec)" }
        return SHA256().digest(Array(key.utf8)).hexadecimal
    }

    private func facts(
        ofName path: FolderPath,
        language: Language
    ) throws(OperationError) -> (date: ToldFact<String>?, session: ToldFact<Int>?) {
        do { return try examine.reader.facts(ofFileNamed: path.name, language: language) } catch {
            throw .reading(error)
        }
    }

    /// What a file says; nothing where it is a proposal or a state that another reading left in the folder.
    private func notes(of entry: FolderWalk.Entry, _ state: ReadingState) throws(OperationError) -> FileNotes? {
        if let place = state.places[entry.path], place.size == entry.size, place.modified == entry.modified,
            let known = state.contents[place.sha256]
        {
            return known
        }
        let bytes = try FolderFile(root: folder, path: entry.path).bytes()
        if ReadingState.isState(bytes) || ProposalFile.isProposal(bytes) { return nil }
        let sha256 = SHA256().digest(bytes)
        let notes: FileNotes
        if let known = state.contents[sha256] {
            notes = known
        } else {
            let document = try examine.perform(bytes: bytes, name: entry.path.description)
            let facts: DocumentFacts
            do {
                facts = try examine.reader.facts(
                    document.source.utf8,
                    apart: document.source.apart,
                    headings: document.source.headings,
                    language: document.result.language
                )
            } catch { throw .reading(error) }
            notes = FileNotes(document, facts: facts)
            try state.note(notes, items: document.sessionItems)
        }
        // A file that was changed while it was read is read once more the next time.
        let size = bytes.count
        if size == entry.size {
            try state.note(
                entry.path,
                at: ReadingState.Place(size: size, modified: entry.modified, sha256: sha256)
            )
        }
        return notes
    }

    // MARK: links

    private static let longestWords = 400

    private func links(
        from earlier: ProposedSession,
        to later: ProposedSession,
        _ state: ReadingState
    ) -> [FolderLink] {
        guard let (one, two) = Self.representatives(earlier, later) else { return [] }
        let comparison = SessionComparison(
            earlier: state.items(of: one.sha256),
            later: state.items(of: two.sha256)
        )
        return comparison.pairs.map { pair in
            FolderLink(
                relation: pair.relation,
                earlier: FolderLink.End(
                    document: one.path,
                    finding: pair.earlier.number,
                    words: pair.earlier.words.cut(to: Self.longestWords)
                ),
                later: FolderLink.End(
                    document: two.path,
                    finding: pair.later.number,
                    words: pair.later.words.cut(to: Self.longestWords)
                ),
                likenessPercent: Int((pair.likeness * 100).rounded())
            )
        }
    }

    /// The documents by which two sessions are compared: the parties' own, in one language if there is one.
    private static func representatives(
        _ earlier: ProposedSession,
        _ later: ProposedSession
    ) -> (ProposedDocument, ProposedDocument)? {
        func best(_ documents: [ProposedDocument]) -> ProposedDocument? {
            documents.filter { $0.findings > 0 && !$0.isAccount }.max { $0.findings < $1.findings }
        }
        let shared = Set(earlier.documents.map(\.language)).intersection(later.documents.map(\.language)).sorted()
        for language in shared {
            if let one = best(earlier.documents.filter { $0.language == language }),
                let two = best(later.documents.filter { $0.language == language })
            {
                return (one, two)
            }
        }
        guard let one = best(earlier.documents), let two = best(later.documents) else { return nil }
        return (one, two)
    }
}
