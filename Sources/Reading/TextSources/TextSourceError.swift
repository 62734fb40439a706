/// Why no text could be had from a file.
///
/// `name` is what the caller named the file by: its path, or a word such as "standard input".
public enum TextSourceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is nothing at the path.
    case missing(name: String)
    /// The path leads to a folder.
    case folder(name: String)
    /// The path leads to a pipe, a device or a socket.
    case notAFile(name: String)
    /// The file may not be read by this user.
    case forbidden(name: String)
    /// Opening or reading failed; `code` is `errno`.
    case unreadable(name: String, code: Int32)
    /// The file has more than `limit` bytes.
    case tooLarge(name: String, limit: Int)
    /// The file has no bytes, or white space only.
    case empty(name: String)
    /// The page has mark-up but no text that a reader would see.
    case noReadableText(name: String)
    /// The file isn't text.
    case binary(name: String, kind: BinaryKind)
    /// The byte at `offset`, counted from 0, begins no character of the encoding.
    case invalidBytes(name: String, encoding: TextEncoding, offset: Int)
    /// The bytes fit several encodings about equally well, or none.
    case unclearEncoding(name: String)
    /// The page declares an encoding that isn't read.
    case unsupportedEncoding(name: String, label: String)

    public var description: String {
        switch self {
        case .missing(let name): "'\(shown(name))' does not exist; check the path"
        case .folder(let name): "'\(shown(name))' is a folder; name the files in it"
        case .notAFile(let name):
            "'\(shown(name))' is a pipe, a device or a socket, not a file; to read a pipe, give '-' and standard input"
        case .forbidden(let name):
            "'\(shown(name))' may not be read; ask its owner for the right to read it"
        case .unreadable(let name, let code):
            "'\(shown(name))' could not be read (system error \(code)); check the disk and try again"
        case .tooLarge(let name, let limit):
            "'\(shown(name))' has more than \(size(limit)); take the part with the text, or split it"
        case .empty(let name): "'\(shown(name))' is empty; check that it was saved whole"
        case .noReadableText(let name):
            "'\(shown(name))' is a web page without text of its own; save the page as text from the browser"
        case .binary(let name, let kind): "'\(shown(name))' \(kind.advice)"
        case .invalidBytes(let name, let encoding, let offset):
            "'\(shown(name))' is not \(encoding.name) at byte \(offset); save it again in UTF-8, or name its encoding "
                + "with --encoding (\(TextEncoding.list))"
        case .unclearEncoding(let name):
            "the encoding of '\(shown(name))' is not clear from its bytes; name it with --encoding "
                + "(\(TextEncoding.list)), or save the file in UTF-8"
        case .unsupportedEncoding(let name, let label):
            "'\(shown(name))' says that its encoding is '\(shown(label))', which is not read; save it in UTF-8, or name "
                + "another with --encoding (\(TextEncoding.list))"
        }
    }
}

/// A size as people say it.
private func size(_ bytes: Int) -> String {
    bytes >= 1 << 20 && bytes % (1 << 20) == 0 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
}

/// A name made safe for a terminal and a log.
///
/// File names and declarations come from others: control and direction characters would rewrite the line, and a long
/// one would bury the message.
private func shown(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for (count, scalar) in name.unicodeScalars.enumerated() {
        guard count < 200 else {
            result.append("…")
            break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: result.append("?")
        default: result.append(scalar)
        }
    }
    return String(result)
}
