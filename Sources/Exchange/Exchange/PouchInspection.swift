import CanonicalBytes
import Consultations
public import Journal

/// What a check of files by themselves has found: a pouch, or an exported journal.
///
/// It goes on after a journal that does not hold, so that the whole state is told at once.
public struct PouchInspection: Hashable, Sendable {
    /// One journal, or one history of it.
    public struct JournalReport: Hashable, Sendable {
        /// The path of its folder with a slash behind it; empty for an exported journal.
        public let place: String
        public let journal: JournalName
        public let key: VerifierKey
        public let head: Checkpoint
        /// The number of the first act that is here.
        public let first: Int
        /// How many acts come with their bodies.
        public let shown: Int
        /// The proof files, all of which hold.
        public let proofs: Int
        /// Whether the founding act, where it is shown, names the key that signs; nothing where it is not shown.
        public let isFoundingKey: Bool?

        /// How many acts are here.
        public var acts: Int { Int(clamping: head.size) - first }
        /// How many acts are here without their bodies.
        public var withheld: Int { acts - shown }
    }

    /// The journals that hold, in order.
    public internal(set) var journals: [JournalReport] = []
    /// How many files that acts name are here, all of which fit their names.
    public internal(set) var files = 0
    /// What does not hold in single journals and files.
    public internal(set) var errors: [PouchError] = []
    /// What does not hold between journals.
    public internal(set) var flaws: [SeenFlaw] = []
    /// How many heads that acts cite were found in the journals here.
    public internal(set) var citationsChecked = 0
    /// How many heads that acts cite lie in journals, or in stretches of them, that are not here.
    public internal(set) var citationsUnchecked = 0

    /// Whether everything holds that can be checked.
    public var isWhole: Bool { errors.isEmpty && flaws.isEmpty && journals.allSatisfy { $0.isFoundingKey != false } }
    /// How many acts are here without their bodies.
    public var withheld: Int { journals.reduce(0) { $0 + $1.withheld } }

    /// An inspection of nothing.
    public init() {}

    /// Adds what does not hold outside of the files that were inspected.
    public mutating func add(_ errors: [PouchError]) { self.errors += errors }
}

extension Pouch {
    /// Checks files by themselves, one file in memory at a time: the payload of a bag, or the folder of an export.
    ///
    /// - Parameters:
    ///   - paths: The paths of all files.
    ///   - limits: How much is taken.
    ///   - verifier: Ed25519.
    ///   - hashing: SHA-256.
    ///   - read: Reads a file by its path.
    /// - Throws: ``PouchError`` where the files are neither.
    public static func inspect(
        paths: some Collection<String>,
        limits: PouchLimits = PouchLimits(),
        verifier: some SignatureVerifying,
        hashing: some MerkleHashing,
        read: @escaping (String) throws(PouchError) -> [UInt8]
    ) throws(PouchError) -> PouchInspection {
        let layout = try PouchLayout(paths: paths, limits: limits)
        guard !layout.journals.isEmpty || !layout.files.isEmpty else { throw .missing(path: "checkpoint") }
        var inspection = PouchInspection()
        var watches: [SeenWatch] = []
        var histories: [JournalHistory] = []
        for folder in layout.journals {
            do throws(PouchError) {
                let (report, history, watch) = try report(
                    on: folder,
                    reader: folder.reader(limits: limits, verifier: verifier, hashing: hashing, read: read)
                )
                inspection.journals.append(report)
                histories.append(history)
                watches.append(watch)
            } catch { inspection.errors.append(error) }
        }
        for digest in layout.files {
            do throws(PouchError) {
                _ = try file(digest, limits: limits, hashing: hashing, read: read)
                inspection.files += 1
            } catch { inspection.errors.append(error) }
        }
        let comparison = SeenComparison(watches, histories: histories, hashing: hashing)
        inspection.flaws = comparison.flaws
        inspection.citationsChecked = comparison.checked
        inspection.citationsUnchecked = comparison.unchecked
        return inspection
    }

    private static func report<Verifier, Hashing>(
        on folder: PouchLayout.Folder,
        reader: JournalFolder<Verifier, Hashing>
    ) throws(PouchError) -> (PouchInspection.JournalReport, JournalHistory, SeenWatch) {
        var founding: ActHeader?
        var watch: SeenWatch?
        let content = try reader.content(
            .init(act: { number, _, header in
                if number == 0 { founding = header }
                if watch == nil { watch = JournalName(header.journal).map(SeenWatch.init) }
                watch?.take(header)
            })
        )
        let history = content.history
        let report = PouchInspection.JournalReport(
            place: folder.place,
            journal: history.journal,
            key: content.key,
            head: history.head,
            first: history.first,
            shown: content.shown,
            proofs: content.proofs,
            isFoundingKey: try founding.flatMap { header throws(PouchError) in
                try isFoundingKey(content.key, of: history.journal, header, folder, reader)
            }
        )
        return (report, history, watch ?? SeenWatch(journal: history.journal))
    }

    /// Whether a founding act names a key; nothing where its body is not shown.
    private static func isFoundingKey<Verifier, Hashing>(
        _ key: VerifierKey,
        of journal: JournalName,
        _ header: ActHeader,
        _ folder: PouchLayout.Folder,
        _ reader: JournalFolder<Verifier, Hashing>
    ) throws(PouchError) -> Bool? {
        let path = "bodies/\(header.body.hexadecimal)"
        guard header.act == "found", folder.paths.contains(path) else { return nil }
        let body = try reader.read(folder.place + path).dropFirst(BodySalt.length)
        do throws(RecordError) {
            guard case .found(let founding) = try ActContent(act: header.act, bytes: Array(body)) else { return nil }
            return founding.keys.contains("\(key)")
        } catch { throw .header(journal: journal, number: 0, error) }
    }
}
