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
    /// The document is locked with a password.
    case locked(name: String)
    /// A line that was to be a text in JSON is none.
    case noRecord(name: String, line: Int)
    /// A part of the document is not what its format asks for; the part is a member of an archive, or a format's name.
    case damaged(name: String, part: String, line: Int?)
    /// A part of the document unpacks to far more than any text needs: in size, in depth or in number.
    case tooComplex(name: String, part: String)
    /// No words were found in the document.
    case noWords(name: String, format: SourceFormat)
    /// The format is read with the help of a program that isn't installed; `package` is what Debian calls it.
    case missingProgram(name: String, program: String, package: String)
    /// The program that helps was stopped, or failed.
    case programFailed(name: String, program: String, reason: ProgramFailure)
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
        case .locked(let name): "'\(shown(name))' is locked with a password; save it without one"
        case .damaged(let name, let part, let line):
            "'\(shown(name))' is damaged at \(shown(part))\(line.map { ":\($0)" } ?? ""); open it in its own program "
                + "and save it again"
        case .noRecord(let name, let line):
            "line \(line) of '\(shown(name))' is no text; write {\"file\": \"NAME\", \"text\": \"TEXT\"} on each line"
        case .tooComplex(let name, let part):
            "'\(shown(name))' was refused: \(shown(part)) unpacks to more than a text needs; check where it comes from"
        case .noWords(let name, .scan):
            "no words were recognised in '\(shown(name))'; scan it upright with 300 dots an inch"
        case .noWords(let name, _): "'\(shown(name))' has no text; check that it is the right file"
        case .missingProgram(let name, let program, let package):
            "'\(shown(name))' is read with the program \(program), which is not here; install it, for example with: "
                + "apt-get install \(package)"
        case .programFailed(let name, let program, .timeOut(let seconds)):
            "\(program) was stopped after \(seconds) seconds on '\(shown(name))'; split the document"
        case .programFailed(let name, let program, .tooMuchOutput):
            "\(program) was stopped, since it found no end in '\(shown(name))'; split the document"
        case .programFailed(let name, let program, .failed(let complaint)):
            "\(program) could not read '\(shown(name))' (\(shown(complaint))); check that the file is whole"
        case .unsupportedEncoding(let name, let label):
            "'\(shown(name))' says that its encoding is '\(shown(label))', which is not read; save it in UTF-8, or name "
                + "another with --encoding (\(TextEncoding.list))"
        }
    }
}

/// Why a program that helps gave no text.
public enum ProgramFailure: Hashable, Sendable {
    /// It was stopped after this time.
    case timeOut(seconds: Int)
    /// It was stopped when it wrote more than is taken.
    case tooMuchOutput
    /// It ended with an error; the complaint is its own first line.
    case failed(complaint: String)
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
