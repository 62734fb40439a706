/// A kind of file of which no text can be made, known by its first bytes, its members or its control characters.
public enum BinaryKind: String, Hashable, Sendable, CaseIterable {
    /// An archive that is no document.
    case zip
    /// A table of Excel or OpenDocument.
    case spreadsheet
    /// Slides of PowerPoint or OpenDocument.
    case presentation
    case gzip
    case elf
    case ole
    /// No known signature, but bytes that no text has.
    case unknown

    /// What it is and how to get a text out of it.
    var advice: String {
        switch self {
        case .zip: "is a ZIP archive without a text document; unpack it, and give the documents in it"
        case .spreadsheet: "is a table; save the sheet with the text as plain text in UTF-8"
        case .presentation: "is a set of slides; save them as PDF, or as plain text in UTF-8"
        case .gzip: "is compressed by gzip; unpack it first, for example with: gunzip FILE.gz"
        case .elf: "is a program; give the file that has the text"
        case .ole:
            "is an old Word, Excel or Outlook document; save it as DOCX, or as plain text in UTF-8"
        case .unknown:
            "is not a text (it has bytes that no text has); save it as plain text in UTF-8, or name its encoding with "
                + "--encoding (\(TextEncoding.list))"
        }
    }
}
