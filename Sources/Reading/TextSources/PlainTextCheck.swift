/// Checks a plain text in UTF-8 that arrives piece by piece, by the rules for whole files.
///
/// ```swift
/// var check = PlainTextCheck(name: "long.txt")
/// for piece in pieces { try check.take(piece) }
/// try check.finish()
/// ```
public struct PlainTextCheck: Sendable {
    private let name: String
    /// The beginning of a character whose end is still to come.
    private var rest: [UInt8] = []
    private var count = 0
    private var controls = 0

    public init(name: String) { self.name = name }

    /// Whether the beginning of a file shows a plain text in UTF-8, and nothing of another format or encoding.
    ///
    /// - Parameters:
    ///   - beginning: more than a text that is read as a whole.
    ///   - encoding: the encoding that somebody named.
    ///   - name: the name of the file, whose ending may tell a page.
    /// - Returns: false for whatever has to be read as a whole.
    public static func isPlainText(_ beginning: [UInt8], encoding: TextEncoding?, name: String) -> Bool {
        guard encoding ?? .utf8 == .utf8, FileSignature(of: beginning) == nil, !OpenDocumentReader.isFlat(beginning),
            !MailSniffer.isMail(beginning), !PageSniffer.isPageName(name), !PageSniffer.isPage(beginning),
            EncodingDetector.byteOrderMark(of: beginning) ?? .utf8 == .utf8, !ControlCheck.isBlank(beginning)
        else { return false }
        var check = PlainTextCheck(name: name)
        return (try? check.take(beginning)) != nil && !ControlCheck.isBinary(beginning)
    }

    /// The length of the byte order mark with which a file begins.
    public static func markLength(of beginning: [UInt8]) -> Int {
        beginning.starts(with: TextEncoding.utf8.byteOrderMark) ? TextEncoding.utf8.byteOrderMark.count : 0
    }

    /// Goes on with a piece of the file.
    public mutating func take(_ piece: [UInt8]) throws(TextSourceError) {
        let bytes = rest.isEmpty ? piece : rest + piece
        let start = count - rest.count
        rest = []
        count = start + bytes.count
        controls += ControlCheck.controls(in: bytes)
        guard controls < ControlCheck.nul else { throw .binary(name: name, kind: .unknown) }
        guard let invalid = UTF8Check.firstInvalidByte(of: bytes) else { return }
        // The last character may be cut.
        guard bytes.count - invalid < 4, UTF8Check.mayGoOn(bytes[invalid...]) else {
            throw .invalidBytes(name: name, encoding: .utf8, offset: start + invalid)
        }
        rest = Array(bytes[invalid...])
        // They are counted when they come again.
        controls -= ControlCheck.controls(in: rest)
    }

    /// The file has ended.
    public func finish() throws(TextSourceError) {
        if !rest.isEmpty { throw .invalidBytes(name: name, encoding: .utf8, offset: count - rest.count) }
        if ControlCheck.isTooMany(controls, in: count) { throw .binary(name: name, kind: .unknown) }
    }
}
