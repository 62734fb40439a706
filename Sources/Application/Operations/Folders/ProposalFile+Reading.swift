import CanonicalBytes
import Consultations

extension ProposalFile {
    /// Reads a proposal that a person may have corrected.
    ///
    /// - Throws: the first line that is not as it should be, and how to mend it; nothing was done then.
    public init(bytes: [UInt8], path: String) throws(OperationError) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .proposal(.notUTF8(path: path)) }
        var parser = ProposalParser()
        do { (folder, sessions) = try parser.read(text) } catch { throw .proposal(error) }
    }
}

/// Reads the lines of a proposal.
private struct ProposalParser {
    private var number = 0
    private var folder: String?
    private var sessions: [ProposalFile.Session] = []
    /// The keys that the session or document that is open has already.
    private var met: Set<String> = []
    private var numbers: [Int: Int] = [:]
    private var digests: [Digest: Int] = [:]

    mutating func read(_ text: String) throws(ProposalError) -> (String, [ProposalFile.Session]) {
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let content = Self.trim(Substring(line))
            if content.isEmpty || content.hasPrefix("#") || content == "\u{FEFF}" { continue }
            do { try take(content) } catch { throw .line(number, error) }
        }
        guard let folder else { throw .line(number, .noFolder) }
        return (folder, sessions)
    }

    private mutating func take(_ line: Substring) throws(ProposalError.Fault) {
        let bytes = line.hasPrefix("\u{FEFF}") ? line.utf8.dropFirst(3) : line.utf8[...]
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { throw .notALine(String(line)) }
        let key = String(Self.trim(Substring(bytes[..<colon])))
        let value = String(Self.trim(Substring(bytes[bytes.index(after: colon)...])))
        guard ProposalFile.keys.contains(key) else { throw .unknownKey(key) }
        if key == "session" || key == "document" { met = [] }
        guard met.insert(key).inserted else { throw .twice(key) }
        switch key {
        case "folder":
            guard folder == nil else { throw .twice(key) }
            guard let path = Self.folder(value) else { throw .notAPath(value) }
            folder = path
        case "session": try begin(value)
        case "document": try document(value)
        case "date", "status", "place": try session(key, value)
        default: try detail(key, value)
        }
    }

    private mutating func begin(_ value: String) throws(ProposalError.Fault) {
        guard folder != nil else { throw .noFolder }
        var session: Int?
        if value != "-" {
            guard let known = Int(value), 1...9999 ~= known else { throw .notANumber(value) }
            if let line = numbers[known] { throw .sessionTwice(known, line: line) }
            numbers[known] = number
            session = known
        }
        sessions.append(ProposalFile.Session(number: session, line: number))
    }

    private mutating func session(_ key: String, _ value: String) throws(ProposalError.Fault) {
        guard let last = sessions.indices.last, sessions[last].documents.isEmpty else { throw .outOfPlace(key) }
        guard value != "-" else { return }
        switch key {
        case "date":
            guard let date = try? ExtendedDate(value) else { throw .notADate(value) }
            sessions[last].date = date
        case "status":
            guard let status = SessionStatus(rawValue: value) else { throw .notAStatus(value) }
            sessions[last].status = status
        default: sessions[last].place = value
        }
    }

    private mutating func document(_ value: String) throws(ProposalError.Fault) {
        guard let last = sessions.indices.last else { throw .outOfPlace("document") }
        guard let path = FolderPath(value) else { throw .notAPath(value) }
        sessions[last].documents.append(ProposalFile.Document(path: path, line: number))
    }

    private mutating func detail(_ key: String, _ value: String) throws(ProposalError.Fault) {
        guard let session = sessions.indices.last, let last = sessions[session].documents.indices.last else {
            throw .outOfPlace(key)
        }
        guard value != "-" else { return }
        switch key {
        case "sha256":
            guard let digest = Digest(hexadecimal: value) else { throw .notADigest(value) }
            if let line = digests[digest] { throw .digestTwice(line: line) }
            digests[digest] = number
            sessions[session].documents[last].sha256 = digest
        case "language":
            guard let language = Language(value) else { throw .notALanguage(value) }
            sessions[session].documents[last].language = language
        case "type":
            guard let type = DocumentType(rawValue: value) else { throw .notAType(value) }
            sessions[session].documents[last].type = type
        default: sessions[session].documents[last].title = value
        }
    }

    /// The path of the folder, which may lead anywhere.
    private static func folder(_ value: String) -> String? {
        let isAbsolute = value.hasPrefix("/")
        if value == "/" || value == "." || value == ".." { return value }
        var parts: [String] = []
        for part in value.split(separator: "/") {
            if part == "." || part == ".." {
                parts.append(String(part))
                continue
            }
            guard let path = FolderPath(String(part)), let text = String(validating: path.bytes, as: UTF8.self)
            else { return nil }
            parts.append(text)
        }
        return parts.isEmpty ? nil : (isAbsolute ? "/" : "") + parts.joined(separator: "/")
    }

    private static func trim(_ text: Substring) -> Substring {
        var bytes = text.utf8[...]
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 || last == 0x0D { bytes.removeLast() }
        return Substring(bytes)
    }
}
