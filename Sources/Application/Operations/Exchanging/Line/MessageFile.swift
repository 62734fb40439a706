import CanonicalBytes
import Consultations
import Glibc
import Journal
import Signing

/// The beginning of a long message on its way, in a file, so that the rest of it is enough: after a cut, after a stop of
/// this program, and after a stop of this machine.
///
/// The file is the name of the message, in 64 hexadecimal digits, and what has come of it. It grows as the message comes
/// and is not synchronised: what a power cut damages does not fit the name, and is asked for once more.
struct MessageFile: Sendable {
    struct Content: Hashable {
        /// The SHA-256 of the whole message, in hexadecimal digits.
        let name: String
        let bytes: [UInt8]
    }

    private static let nameLength = 64

    private let path: String

    /// The answer that comes from a participant's node.
    static func answer(of peer: PartyID, in folder: RegisterFolder) -> MessageFile {
        MessageFile(path: "\(folder.path)/arriving.\(peer.text)")
    }

    /// The message that a participant's node brings in pieces.
    static func pieces(of peer: PartyID, in folder: RegisterFolder) -> MessageFile {
        MessageFile(path: "\(folder.path)/brought.\(peer.text)")
    }

    /// What has come; nothing where there is no message on its way.
    func read() throws(OperationError) -> Content? {
        let bytes: [UInt8]?
        do { bytes = try DurableFile.read(path, limit: ExchangeDesk.deliveryLimit + Self.nameLength) } catch {
            throw .file(error)
        }
        guard let bytes, bytes.count > Self.nameLength,
            let name = String(validating: bytes.prefix(Self.nameLength), as: UTF8.self),
            Digest(hexadecimal: name) != nil
        else { return nil }
        return Content(name: name, bytes: Array(bytes.dropFirst(Self.nameLength)))
    }

    /// How much has come of the message of this name.
    func count(of name: String) -> Int {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var begin = [UInt8](repeating: 0, count: Self.nameLength)
        var state = stat()
        guard pread(file, &begin, begin.count, 0) == begin.count, begin.elementsEqual(name.utf8),
            fstat(file, &state) == 0
        else { return 0 }
        return Int(state.st_size) - Self.nameLength
    }

    /// Begins anew, with nothing but the name.
    func begin(_ name: String) throws(OperationError) {
        try write(Array(name.utf8), O_CREAT | O_TRUNC)
    }

    /// Puts what has come behind what is here.
    func append(_ bytes: [UInt8]) throws(OperationError) {
        try write(bytes, O_APPEND)
    }

    func remove() throws(OperationError) {
        guard unlink(path) != 0, errno != ENOENT else { return }
        throw .file(FileError(path: path, attempt: "writing the file", code: errno))
    }

    private func write(_ bytes: [UInt8], _ how: Int32) throws(OperationError) {
        let file = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | how, mode_t(0o600))
        guard file >= 0 else { throw .file(FileError(path: path, attempt: "writing the file", code: errno)) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else {
                throw .file(FileError(path: path, attempt: "writing the file", code: count == 0 ? ENOSPC : errno))
            }
            written += max(count, 0)
        }
    }
}
