public import Journal

/// The last head that a journal's key has signed, kept beside the key and outside of backups.
///
/// A register that is put back from a backup is older than its mark; so it is noticed, and nothing is signed that would
/// contradict what others have seen. The mark only goes forward. One process at a time may record, the one that holds
/// the right to write the journal.
///
/// ```
/// suivi/head-mark/v1
/// north.example/alda/1
/// 412
/// quB4n7RAPVt1zHf4UOEgVLVpT7Zit1+/2FgwqW/xNIo=
/// sha256 <base64 of the SHA-256 of the lines above>
/// ```
public struct HeadMark: Sendable {
    private static let version = "suivi/head-mark/v1"
    private static let longest = 4096

    /// The file.
    public let path: String
    /// The journal whose head it keeps.
    public let journal: JournalName

    /// Names the mark of a journal; no file is touched.
    public init(path: String, journal: JournalName) {
        self.path = path
        self.journal = journal
    }

    /// The head that was recorded last, or nothing if there is no mark.
    public func read() throws(HeadMarkError) -> Checkpoint? {
        let bytes: [UInt8]?
        do { bytes = try DurableFile.read(path, limit: Self.longest) } catch {
            if case .tooLong = error.reason { throw .damaged(path: path) }
            throw .file(error)
        }
        guard let bytes else { return nil }
        guard let content = Checksum.content(of: bytes), let text = String(validating: content, as: UTF8.self),
            text.utf8.starts(with: (Self.version + "\n").utf8),
            let head = try? Checkpoint(text: String(text.dropFirst(Self.version.count + 1)))
        else { throw .damaged(path: path) }
        guard head.origin == KeyName(journal) else {
            throw .otherJournal(path: path, expected: journal, found: head.origin)
        }
        return head
    }

    /// Records a head that was signed, and returns when it is safe on the disk.
    ///
    /// The same head again changes nothing. A smaller one, or another one of the same size, is refused, and so is every
    /// head while the mark is damaged.
    public func record(_ head: Checkpoint) throws(HeadMarkError) {
        guard head.origin == KeyName(journal) else {
            throw .otherJournal(path: path, expected: journal, found: head.origin)
        }
        if let kept = try read() {
            if kept == head { return }
            if head.size < kept.size { throw .wouldGoBack(path: path, kept: kept.size, offered: head.size) }
            if head.size == kept.size { throw .otherHistory(path: path, size: head.size) }
        }
        let bytes = Checksum.append(to: Array("\(Self.version)\n\(head.text)".utf8))
        do { try DurableFile.write(bytes, to: path) } catch { throw .file(error) }
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
