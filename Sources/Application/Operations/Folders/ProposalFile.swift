public import CanonicalBytes
public import Consultations
import Glibc
import Reading

/// A proposal as a plain text that a person reads, corrects and gives back.
///
/// One line a fact, `key: value`; lines that begin with `#` and empty lines are left out. `session:` begins a session,
/// `document:` a document of it; a dash says that something is not stated, and documents under `session: -` are left.
public struct ProposalFile: Hashable, Sendable {
    /// The keys that a line may begin with.
    public static let keys = [
        "folder", "session", "date", "status", "place", "document", "sha256", "language", "type", "title",
    ]

    public let folder: String
    public let sessions: [Session]

    /// A session of a proposal.
    public struct Session: Hashable, Sendable {
        /// Nothing where it has no number: its documents are left.
        public var number: Int?
        public var date: ExtendedDate?
        public var status: SessionStatus?
        public var place: String?
        public var documents: [Document] = []
        /// Where it begins.
        public var line: Int
    }

    /// A document of a session.
    public struct Document: Hashable, Sendable {
        public var path: FolderPath
        /// Of the bytes that were read; nothing where a person added the file.
        public var sha256: Digest?
        public var language: Language?
        public var type: DocumentType?
        public var title: String?
        public var line: Int
    }

    /// How large a proposal may be, in bytes.
    public static let limit = 64 << 20
}

// MARK: - Telling

extension ProposalFile {
    /// Whether bytes are a proposal, perhaps one with a wrong line: no communiqué has a line with a digest of its own.
    static func isProposal(_ bytes: [UInt8]) -> Bool {
        var wanted = ["folder: ", "session: ", "document: ", "sha256: "][...]
        for line in bytes.lazy.split(separator: 0x0A, maxSplits: 4_096) {
            guard let key = wanted.first else { break }
            if line.starts(with: key.utf8) { wanted.removeFirst() }
        }
        return wanted.isEmpty
    }
}

// MARK: - Writing

extension ProposalFile {
    /// What a comment tells of a session or a document; the wording is that of the interface.
    public enum Remark: Sendable {
        case head
        case session(ProposedSession)
        case unnumbered(ProposedSession)
        case undated
        case document(ProposedDocument)
    }

    /// The text of a proposal.
    ///
    /// - Parameters:
    ///   - proposal: what is proposed.
    ///   - remark: the lines of a comment, without `#`.
    /// - Returns: the lines of the file.
    public static func text(of proposal: FolderProposal, remark: (Remark) -> [String]) -> String {
        var lines = comment(remark(.head))
        lines += ["", "folder: \(FolderPath(bytes: Array(absolute(proposal.folder).utf8)))"]
        for session in proposal.sessions {
            lines += ["", ""] + comment(remark(session.number == nil ? .unnumbered(session) : .session(session)))
            lines += ["session: \(session.number.map(String.init) ?? "-")", "date: \(session.date?.value ?? "-")"]
            for document in session.documents { lines += self.lines(of: document, remark) }
        }
        if !proposal.undated.isEmpty {
            lines += ["", ""] + comment(remark(.undated)) + ["session: -", "date: -"]
            for document in proposal.undated { lines += self.lines(of: document, remark) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(of document: ProposedDocument, _ remark: (Remark) -> [String]) -> [String] {
        [""] + comment(remark(.document(document))) + [
            "document: \(document.path)", "sha256: \(document.sha256.hexadecimal)",
            "language: \(document.language.tag)", "type: \(document.type?.value.rawValue ?? "-")",
            "title: \(document.title.map { oneLine($0) } ?? "-")",
        ]
    }

    /// The folder by its whole path: a proposal may be imported from elsewhere.
    private static func absolute(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func comment(_ lines: [String]) -> [String] {
        lines.map { "# " + oneLine($0, keepsIsolates: isIsolated($0)) }
    }

    /// Whether each isolate of directions (Unicode Standard Annex 9) is closed behind its beginning.
    private static func isIsolated(_ text: String) -> Bool {
        var depth = 0
        for scalar in text.unicodeScalars where depth >= 0 {
            if scalar == "\u{2068}" { depth += 1 } else if scalar == "\u{2069}" { depth -= 1 }
        }
        return depth == 0
    }

    /// A text on one line, without what would move a cursor or turn the direction.
    private static func oneLine(_ text: String, keepsIsolates: Bool = false) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: scalars.append(" ")
            case .format where keepsIsolates && (scalar == "\u{2068}" || scalar == "\u{2069}"): scalars.append(scalar)
            case .format: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
