/// A text with signature lines (C2SP signed-note v1.0.0).
///
/// ```
/// north.example/alda/1
/// 412
/// quB4n7RAPVt1zHf4UOEgVLVpT7Zit1+/2FgwqW/xNIo=
///
/// — north.example/alda/1 uzh25YVTENF52mgifhy1…
/// ```
///
/// The text ends with a line feed and has no other control character. A note is parsed before its signatures are checked:
/// believe only what ``verified(by:verifier:)`` answers.
public struct SignedNote: Hashable, Sendable {
    /// The largest note that is read.
    public static let largestNote = 1 << 20
    /// The largest number of signature lines that is read.
    public static let mostSignatures = 100

    /// The text, including its last line feed.
    public let text: String
    /// The signature lines in their order.
    public private(set) var signatures: [NoteSignature]

    /// Makes a note without signatures, to be signed.
    public init(text: String) throws(SignedNoteError) {
        guard text.utf8.last == 0x0A, Self.hasOnlyText(text.utf8), text.utf8.count <= Self.largestNote else {
            throw .textNotSignable
        }
        self.text = text
        signatures = []
    }

    /// Reads a note.
    public init(parsing bytes: [UInt8]) throws(SignedNoteError) {
        if bytes.count > Self.largestNote { throw .tooLong(limit: Self.largestNote) }
        guard let whole = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        guard Self.hasOnlyText(bytes) else { throw .controlCharacter }
        guard bytes.last == 0x0A, let end = Self.endOfText(bytes) else { throw .noSignatures }
        let utf8 = whole.utf8
        text = String(whole[..<utf8.index(utf8.startIndex, offsetBy: end)])
        signatures = []
        let lines = whole[utf8.index(utf8.startIndex, offsetBy: end + 1)...].utf8
            .split(separator: 0x0A, omittingEmptySubsequences: false)
        for (number, line) in lines.dropLast().enumerated() {
            if signatures.count == Self.mostSignatures { throw .tooManySignatures(limit: Self.mostSignatures) }
            guard let signature = NoteSignature(line: Substring(line)) else {
                throw .malformedSignature(line: number + 1)
            }
            signatures.append(signature)
        }
        if signatures.isEmpty { throw .noSignatures }
    }

    /// The note as bytes: text, blank line, signature lines.
    public var bytes: [UInt8] { Array(description.utf8) }

    /// Adds a signature line at the end, unless the same line is there already.
    public mutating func add(_ signature: NoteSignature) {
        if !signatures.contains(signature) { signatures.append(signature) }
    }

    private static func hasOnlyText(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A }
    }

    /// The length of the text with its line feed: the last blank line separates it from the signatures.
    private static func endOfText(_ bytes: [UInt8]) -> Int? {
        var place = bytes.count - 1
        while place > 0 {
            if bytes[place] == 0x0A, bytes[place - 1] == 0x0A { return place }
            place -= 1
        }
        return nil
    }
}

extension SignedNote: CustomStringConvertible {
    /// The note as text.
    public var description: String {
        text + "\n" + signatures.map(\.line).joined()
    }

    /// Compares byte by byte, whatever Unicode calls equivalent.
    public static func == (left: SignedNote, right: SignedNote) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8) && left.signatures == right.signatures
    }
}
