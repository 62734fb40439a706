import CanonicalBytes
public import Consultations
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
    /// The foundings that the journals here have signed, each once; more than one where they don't mean the same.
    public internal(set) var constitutions: [Constitution] = []
    /// The cards in the founding texts that are shown and signed here, by their journals.
    public internal(set) var cards: [String: ParticipantCard] = [:]
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
    /// - Returns: What holds and what does not.
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
        var foundings: [(by: JournalName, SignedFounding)] = []
        for folder in layout.journals {
            do throws(PouchError) {
                let (report, history, watch) = try report(
                    on: folder,
                    reader: folder.reader(limits: limits, verifier: verifier, hashing: hashing, read: read)
                )
                inspection.journals.append(report)
                histories.append(history)
                watches.append(watch.seen)
                foundings += watch.foundings.map { (report.journal, $0) }
            } catch { inspection.errors.append(error) }
        }
        for digest in layout.files {
            do throws(PouchError) {
                _ = try file(digest, limits: limits, hashing: hashing, read: read)
                inspection.files += 1
            } catch { inspection.errors.append(error) }
        }
        let comparison = SeenComparison(watches, histories: histories, hashing: hashing)
        inspection.flaws = comparison.flaws + otherKeys(inspection.journals, foundings)
        for (_, founding) in foundings where !inspection.constitutions.contains(founding.constitution) {
            inspection.constitutions.append(founding.constitution)
        }
        for card in foundings.flatMap(\.1.cards) where inspection.cards[card.journal] == nil {
            inspection.cards[card.journal] = card
        }
        inspection.citationsChecked = comparison.checked
        inspection.citationsUnchecked = comparison.unchecked
        return inspection
    }

    /// What one journal shows beside its acts.
    private struct Watch {
        var seen: SeenWatch
        var foundings: [SignedFounding] = []
    }

    /// The founding that an act of a journal signs, and the keys that its text gives to the journals, where it is shown.
    private struct SignedFounding {
        let constitution: Constitution
        let cards: [ParticipantCard]
    }

    private static func report<Verifier, Hashing>(
        on folder: PouchLayout.Folder,
        reader: JournalFolder<Verifier, Hashing>
    ) throws(PouchError) -> (PouchInspection.JournalReport, JournalHistory, Watch) {
        var founding: ActHeader?
        var signing: [ActHeader] = []
        var seen: SeenWatch?
        let read = try reader.content(
            .init(act: { number, _, header in
                if number == 0 { founding = header }
                if header.constitution != nil, signing.count < 10 { signing.append(header) }
                if seen == nil { seen = JournalName(header.journal).map(SeenWatch.init) }
                seen?.take(header)
            })
        )
        let history = read.history
        var watch = Watch(seen: seen ?? SeenWatch(journal: history.journal))
        for header in signing {
            guard let constitution = header.constitution else { continue }
            let cards = try cards(signedBy: header, constitution, folder, reader)
            watch.foundings.append(SignedFounding(constitution: constitution, cards: cards))
        }
        var isFoundingKey: Bool?
        if let founding, founding.act == "found",
            case .found(let said) = try content(of: founding, folder, reader)
        {
            isFoundingKey = said.keys.contains("\(read.key)")
        }
        let report = PouchInspection.JournalReport(
            place: folder.place,
            journal: history.journal,
            key: read.key,
            head: history.head,
            first: history.first,
            shown: read.shown,
            proofs: read.proofs,
            isFoundingKey: isFoundingKey
        )
        return (report, history, watch)
    }

    /// The journals that are signed with another key than the founding text of one of the journals gives them.
    private static func otherKeys(
        _ reports: [PouchInspection.JournalReport],
        _ foundings: [(by: JournalName, SignedFounding)]
    ) -> [SeenFlaw] {
        var flaws: [SeenFlaw] = []
        for report in reports {
            for (by, founding) in foundings {
                let card = founding.cards.first { $0.journal == report.journal.description }
                guard let card, card.logKey != "\(report.key)" else { continue }
                flaws.append(.otherKey(journal: report.journal, namedBy: by))
            }
        }
        return flaws
    }

    /// The cards in the founding text that an act signs; none where the text is not shown, or is not the one signed.
    private static func cards<Verifier, Hashing>(
        signedBy header: ActHeader,
        _ constitution: Constitution,
        _ folder: PouchLayout.Folder,
        _ reader: JournalFolder<Verifier, Hashing>
    ) throws(PouchError) -> [ParticipantCard] {
        guard case .constitute(let text, _) = try content(of: header, folder, reader),
            reader.hashing.digest(Array(text.text.utf8)) == constitution.text
        else { return [] }
        return text.cards
    }

    /// What an act says; nothing where its body is not shown, or is of a form that this version doesn't know.
    private static func content<Verifier, Hashing>(
        of header: ActHeader,
        _ folder: PouchLayout.Folder,
        _ reader: JournalFolder<Verifier, Hashing>
    ) throws(PouchError) -> ActContent? {
        let path = "bodies/\(header.body.hexadecimal)"
        guard folder.paths.contains(path) else { return nil }
        let body = try reader.read(folder.place + path).dropFirst(BodySalt.length)
        return try? ActContent(act: header.act, bytes: Array(body))
    }
}
