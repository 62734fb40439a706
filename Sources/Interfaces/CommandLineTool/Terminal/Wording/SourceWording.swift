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
        case .unsupportedEncoding(let name, let label):
            Message(
                "'{name}' says that its encoding is '{label}', which is not read; save it in UTF-8, or name another with --encoding ({list})",
                ["name": short(name), "label": short(label), "list": encodings]
            )
        }
    }

    private func message(_ kind: BinaryKind, _ name: String) -> Message {
        switch kind {
        case .pdf:
            Message(
                "'{name}' is a PDF file; save it as text first, for example with: pdftotext -layout FILE.pdf FILE.txt",
                ["name": name]
            )
        case .zip:
            Message(
                "'{name}' is a ZIP archive or a DOCX, ODT or XLSX document; unpack it, or save the document as plain text in UTF-8",
                ["name": name]
            )
        case .png: image("PNG", name)
        case .jpeg: image("JPEG", name)
        case .gif: image("GIF", name)
        case .gzip:
            Message(
                "'{name}' is compressed by gzip; unpack it first, for example with: gunzip FILE.gz",
                ["name": name]
            )
        case .elf: Message("'{name}' is a program; give the file that has the text", ["name": name])
        case .ole:
            Message(
                "'{name}' is an old Word, Excel or Outlook document; save it as plain text in UTF-8",
                [
                    "name": name
                ]
            )
        case .rtf: Message("'{name}' is an RTF document; save it as plain text in UTF-8", ["name": name])
        case .unknown:
            Message(
                "'{name}' is not a text (it has bytes that no text has); save it as plain text in UTF-8, or name its encoding with --encoding ({list})",
                ["name": name, "list": encodings]
            )
        }
    }

    private func image(_ format: String, _ name: String) -> Message {
        Message(
            "'{name}' is a {format} image; type or scan its text into a text file",
            ["name": name, "format": format]
        )
    }

    private var encodings: String { TextEncoding.allCases.map(\.name).joined(separator: ", ") }

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
        case .noLexicon(let language, let readable):
            Message(
                "there is no lexicon for '{language}'; there are lexicons for {list}",
                ["language": language.tag, "list": list(readable)]
            )
        }
    }

    private func list(_ languages: [Language]) -> String { languages.map(\.tag).sorted().joined(separator: ", ") }
}
