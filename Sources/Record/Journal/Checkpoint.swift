public import CanonicalBytes

/// The head of a journal: how many acts it has, and the root of their tree (C2SP tlog-checkpoint v1.0.0).
///
/// Three lines: origin, size, root. Extension lines, which the specification discourages, are refused.
public struct Checkpoint: Hashable, Sendable {
    /// The journal's name, or for foreign logs any origin.
    public let origin: KeyName
    /// The number of leaves.
    public let size: UInt64
    /// The root over them.
    public let root: Digest

    /// Makes a head of a journal.
    public init(journal: JournalName, size: UInt64, root: Digest) {
        origin = KeyName(journal)
        self.size = size
        self.root = root
    }

    /// Reads the text of a checkpoint note.
    public init(text: String) throws(CheckpointError) {
        guard text.utf8.count <= 1024 else { throw .notThreeLines }
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty else { throw .notThreeLines }
        // Origins of foreign logs may contain spaces; those of journals never do.
        guard let origin = KeyName(String(Substring(lines[0]))) else { throw .malformedOrigin }
        guard let size = Decimal.read(lines[1]) else { throw .malformedSize }
        guard let root = Digest(base64: String(Substring(lines[2]))) else { throw .malformedRoot }
        if size == 0, root != .emptyRoot { throw .malformedRoot }
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// The text to be signed.
    public var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

    /// Whether two heads, if both are signed, prove by themselves that their journal has two histories.
    ///
    /// Heads of different sizes prove it only together with proofs; see ``TwoHistories``.
    public func contradicts(_ other: Checkpoint) -> Bool {
        origin == other.origin && size == other.size && root != other.root
    }
}

/// Why a checkpoint is refused.
public enum CheckpointError: Error, Hashable, Sendable, CustomStringConvertible {
    case note(SignedNoteError)
    case notThreeLines
    case malformedOrigin
    case malformedSize
    case malformedRoot
    case otherJournal(expected: JournalName, found: KeyName)
    case notSignedByItsJournal(KeyName)
    case missingCosignature(KeyName)

    public var description: String {
        switch self {
        case .note(let error): error.description
        case .notThreeLines: "a checkpoint has three lines: the journal, the size and the root"
        case .malformedOrigin: "the first line of the checkpoint is not the name of a journal"
        case .malformedSize: "the second line of the checkpoint is not a number without leading zeros"
        case .malformedRoot: "the third line of the checkpoint is not the base64 of a root that this size can have"
        case .otherJournal(let expected, let found):
            "the checkpoint belongs to \(found), not to \(expected); ask for the right file"
        case .notSignedByItsJournal(let origin):
            "the checkpoint is not signed with the known key of \(origin); ask its owner whether the key has changed"
        case .missingCosignature(let name): "the checkpoint lacks the cosignature of \(name); ask it to cosign"
        }
    }
}
