public import Journal

/// The last head that a journal's key has signed, kept beside the key and outside of backups.
///
/// A register that is put back from a backup is older than its mark; so it is noticed, and nothing is signed that would
/// contradict what others have seen. The mark only goes forward. One process at a time may record, the one that holds
/// the right to write the journal.
///
/// It is a ``TwoPlaceFile`` whose content is
///
/// ```
/// suivi/head-mark/v2
/// north.example/alda/1
/// 412
/// quB4n7RAPVt1zHf4UOEgVLVpT7Zit1+/2FgwqW/xNIo=
/// ```
public struct HeadMark: Sendable {
    private static let version = "suivi/head-mark/v2"
    /// The form before: these lines and a line with their checksum were the whole file.
    private static let versionOfOnePlace = "suivi/head-mark/v1"

    /// The file.
    public let path: String
    /// The journal whose head it keeps.
    public let journal: JournalName

    /// What a mark says.
    public struct Kept: Hashable, Sendable {
        /// The head that was recorded last.
        public let head: Checkpoint
        /// Whether a later one may have been recorded.
        ///
        /// A part of the file is damaged, as a failure of the power while it was written leaves it. Then the head counts
        /// only where something else says that nothing is missing.
        public let isDoubtful: Bool

        /// Makes a value.
        public init(head: Checkpoint, isDoubtful: Bool = false) {
            self.head = head
            self.isDoubtful = isDoubtful
        }
    }

    /// Names the mark of a journal; no file is touched.
    public init(path: String, journal: JournalName) {
        self.path = path
        self.journal = journal
    }

    /// The head that was recorded last, or nothing if there is no mark.
    public func read() throws(HeadMarkError) -> Kept? {
        let bytes: [UInt8]?
        do { bytes = try DurableFile.read(path, limit: TwoPlaceFile.length) } catch {
            if case .tooLong = error.reason { throw .damaged(path: path) }
            throw .file(error)
        }
        guard let bytes else { return nil }
        guard let kept = Self.head(inTwoPlaces: bytes) ?? Self.head(inOnePlace: bytes) else {
            throw .damaged(path: path)
        }
        guard kept.head.origin == KeyName(journal) else {
            throw .otherJournal(path: path, expected: journal, found: kept.head.origin)
        }
        return kept
    }

    private static func head(inTwoPlaces bytes: [UInt8]) -> Kept? {
        guard let reading = TwoPlaceFile.read(bytes), let head = head(reading.content, version: version) else {
            return nil
        }
        return Kept(head: head, isDoubtful: reading.isDoubtful)
    }

    private static func head(inOnePlace bytes: [UInt8]) -> Kept? {
        guard let content = Checksum.content(of: bytes), let head = head(content, version: versionOfOnePlace) else {
            return nil
        }
        return Kept(head: head)
    }

    private static func head(_ content: [UInt8], version: String) -> Checkpoint? {
        guard let text = String(validating: content, as: UTF8.self), text.utf8.starts(with: (version + "\n").utf8)
        else { return nil }
        return try? Checkpoint(text: String(text.dropFirst(version.count + 1)))
    }

    /// Records a head that was signed, and returns when it is safe on the disk.
    ///
    /// The same head again changes nothing. A smaller one, or another one of the same size, is refused, and so is every
    /// head while nothing of the mark can be read.
    public func record(_ head: Checkpoint) throws(HeadMarkError) {
        guard head.origin == KeyName(journal) else {
            throw .otherJournal(path: path, expected: journal, found: head.origin)
        }
        if let kept = try read() {
            if kept.head == head, !kept.isDoubtful { return }
            if head.size < kept.head.size { throw .wouldGoBack(path: path, kept: kept.head.size, offered: head.size) }
            if head.size == kept.head.size, head != kept.head { throw .otherHistory(path: path, size: head.size) }
        }
        do { try TwoPlaceFile(path: path).write(Array("\(Self.version)\n\(head.text)".utf8)) } catch {
            throw .file(error)
        }
    }
}

/// Why the mark of the last signed head can't be read or set.
public enum HeadMarkError: Error, Hashable, Sendable {
    /// The file is no mark, or its bytes have changed.
    case damaged(path: String)
    /// The mark, or the head that is to be recorded, belongs to another journal.
    case otherJournal(path: String, expected: JournalName, found: KeyName)
    /// The key has signed a later head already.
    case wouldGoBack(path: String, kept: UInt64, offered: UInt64)
    /// The key has signed another head of the same size already.
    case otherHistory(path: String, size: UInt64)
    /// The file can't be read or written.
    case file(FileError)
}

extension HeadMarkError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .damaged(let path):
            "\(path): the mark of the last signed head is damaged; "
                + "put it back from the machine where the register was last written"
        case .otherJournal(let path, let expected, let found):
            "\(path): the mark belongs to \(found), not to \(expected); put each key and its mark in its own folder"
        case .wouldGoBack(let path, let kept, let offered):
            "\(path): the key has signed \(kept) acts, so it does not sign \(offered); "
                + "the register comes from an older backup, restore the latest one"
        case .otherHistory(let path, let size):
            "\(path): the key has signed other \(size) acts than these; restore the latest backup"
        case .file(let error): error.description
        }
    }
}
