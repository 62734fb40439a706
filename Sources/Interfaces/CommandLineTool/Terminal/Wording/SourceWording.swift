import Consultations
import Messages
import Reading
import TextSources

extension Console {
    func message(_ error: TextSourceError) -> Message {
        switch error {
        case .missing(let name): Message("'{name}' does not exist; check the path", ["name": short(name)])
        case .folder(let name): Message("'{name}' is a folder; name the files in it", ["name": short(name)])
        case .notAFile(let name):
            Message(
                "'{name}' is a pipe, a device or a socket, not a file; to read a pipe, give '-' and standard input",
                ["name": short(name)]
            )
        case .forbidden(let name):
            Message("'{name}' may not be read; ask its owner for the right to read it", ["name": short(name)])
        case .unreadable(let name, let code):
            Message(
                "'{name}' could not be read (system error {code}); check the disk and try again",
                ["name": short(name), "code": String(code)]
            )
        case .tooLarge(let name, let limit):
            Message(
                "'{name}' is larger than {size}; take the part with the text, or split it",
                ["name": short(name), "size": size(limit)]
            )
        case .empty(let name): Message("'{name}' is empty; check that it was saved whole", ["name": short(name)])
        case .noReadableText(let name):
            Message(
                "'{name}' is a web page without text of its own; save the page as text from the browser",
                ["name": short(name)]
            )
        case .binary(let name, let kind): message(kind, short(name))
        case .invalidBytes(let name, let encoding, let offset):
            Message(
                "'{name}' is not {encoding} at byte {offset}; save it again in UTF-8, or name its encoding with --encoding ({list})",
                ["name": short(name), "encoding": encoding.name, "offset": String(offset), "list": encodings]
            )
        case .unclearEncoding(let name):
            Message(
                "the encoding of '{name}' is not clear from its bytes; name it with --encoding ({list}), or save the file in UTF-8",
                ["name": short(name), "list": encodings]
            )
        case .locked(let name):
            Message("'{name}' is locked with a password; save it without one", ["name": short(name)])
        case .noRecord(let name, let line):
            Message(
                "line {line} of '{name}' is no text; on each line write {example}",
                ["line": String(line), "name": short(name), "example": "{\"file\": \"NAME\", \"text\": \"TEXT\"}"]
            )
        case .damaged(let name, let part, let line):
            Message(
                "'{name}' is damaged at {part}; open it in its own program and save it again",
                ["name": short(name), "part": short(part) + (line.map { ":\($0)" } ?? "")]
            )
        case .tooComplex(let name, let part):
            Message(
                "'{name}' was refused: {part} unpacks to more than a text needs; check where it comes from",
                ["name": short(name), "part": short(part)]
            )
        case .noWords(let name, .scan):
            Message(
                "no words were recognised in '{name}'; scan it upright with 300 dots an inch",
                ["name": short(name)]
            )
        case .noWords(let name, _):
            Message("'{name}' has no text; check that it is the right file", ["name": short(name)])
        case .missingProgram(let name, let program, let package):
            Message(
                "'{name}' is read with the program {program}, which is not here; install it, for example with: apt-get install {package}",
                ["name": short(name), "program": program, "package": package]
            )
        case .programFailed(let name, let program, let reason): message(reason, of: program, short(name))
        case .unsupportedEncoding(let name, let label):
            Message(
                "'{name}' says that its encoding is '{label}', which is not read; save it in UTF-8, or name another with --encoding ({list})",
                ["name": short(name), "label": short(label), "list": encodings]
            )
        }
    }

    private func message(_ reason: ProgramFailure, of program: String, _ name: String) -> Message {
        switch reason {
        case .timeOut(let seconds):
            Message(
                "{program} was stopped after {seconds} seconds on '{name}'; split the document",
                ["program": program, "seconds": String(seconds), "name": name]
            )
        case .tooMuchOutput:
            Message(
                "{program} was stopped, since it found no end in '{name}'; split the document",
                ["program": program, "name": name]
            )
        case .failed(let complaint):
            Message(
                "{program} could not read '{name}' ({complaint}); check that the file is whole",
                ["program": program, "name": name, "complaint": short(complaint)]
            )
        }
    }

    private func message(_ kind: BinaryKind, _ name: String) -> Message {
        switch kind {
        case .zip:
            Message(
                "'{name}' is a ZIP archive without a text document; unpack it, and give the documents in it",
                ["name": name]
            )
        case .spreadsheet:
            Message(
                "'{name}' is a table; save the sheet with the text as plain text in UTF-8",
                ["name": name]
            )
        case .presentation:
            Message(
                "'{name}' is a set of slides; save them as PDF, or as plain text in UTF-8",
                ["name": name]
            )
        case .gzip:
            Message(
                "'{name}' is compressed by gzip; unpack it first, for example with: gunzip FILE.gz",
                ["name": name]
            )
        case .elf: Message("'{name}' is a program; give the file that has the text", ["name": name])
        case .ole:
            Message(
                "'{name}' is an old Word, Excel or Outlook document; save it as DOCX, or as plain text in UTF-8",
                ["name": name]
            )
        case .unknown:
            Message(
                "'{name}' is not a text (it has bytes that no text has); save it as plain text in UTF-8, or name its encoding with --encoding ({list})",
                ["name": name, "list": encodings]
            )
        }
    }

    private var encodings: String { list(TextEncoding.allCases.map(\.name)) }

    /// A long name would bury the message.
    private func short(_ name: String) -> String { name.shown.shortened(to: 200) }

    func message(_ error: ReadingError) -> Message {
        switch error {
        case .unknownLanguage(let readable):
            Message(
                "the language of the text is not clear; name it with --language-of-text, one of {list}",
                [
                    "list": list(readable)
                ]
            )
        case .brokenLexicon(let error): message(error)
        case .noLexicon(let language, let readable):
            Message(
                "there is no lexicon for '{language}'; there are lexicons for {list}",
                ["language": language.tag, "list": list(readable)]
            )
        }
    }

    func message(_ error: LexiconError) -> Message {
        Message(
            "{lexicon}.lexicon, line {line}: {reason}",
            ["lexicon": error.lexicon, "line": String(error.line), "reason": error.reason]
        )
    }

    private func list(_ languages: [Language]) -> String { list(languages.map(\.tag).sorted()) }
}
