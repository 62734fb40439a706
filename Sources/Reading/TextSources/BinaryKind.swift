/// A kind of file that is not text, known by its first bytes or by its control characters.
public enum BinaryKind: String, Hashable, Sendable, CaseIterable {
    case pdf
    case zip
    case png
    case jpeg
    case gif
    case gzip
    case elf
    case ole
    case rtf
    case tiff
    /// A table of Excel or OpenDocument.
    case spreadsheet
    /// Slides of PowerPoint or OpenDocument.
    case presentation
    /// No known signature, but bytes that no text has.
    case unknown

    /// Recognises a kind by the bytes that a file begins with.
    init?(signatureOf bytes: some Collection<UInt8>) {
        let found = Self.signatures.first { bytes.starts(with: $0.bytes) }
        guard let found else { return nil }
        self = found.kind
    }

    private static let signatures: [(bytes: [UInt8], kind: BinaryKind)] = [
        (Array("%PDF-".utf8), .pdf),
        (Array("PK".utf8) + [3, 4], .zip),
        (Array("PK".utf8) + [5, 6], .zip),
        ([0x89] + Array("PNG".utf8), .png),
        ([0xFF, 0xD8, 0xFF], .jpeg),
        (Array("GIF8".utf8), .gif),
        ([0x1F, 0x8B], .gzip),
        ([0x7F] + Array("ELF".utf8), .elf),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .ole),
        (Array("{\\rtf".utf8), .rtf),
        (Array("II*".utf8) + [0], .tiff),
        (Array("MM".utf8) + [0, 0x2A], .tiff),
    ]

    /// What it is and how to get a text out of it.
    var advice: String {
        switch self {
        case .pdf: "is a PDF file; save it as text first, for example with: pdftotext -layout FILE.pdf FILE.txt"
        case .zip: "is a ZIP archive without a text document; unpack it, and give the documents in it"
        case .spreadsheet: "is a table; save the sheet with the text as plain text in UTF-8"
        case .presentation: "is a set of slides; save them as PDF or as plain text in UTF-8"
        case .png: "is a PNG image; type or scan its text into a text file"
        case .jpeg: "is a JPEG image; type or scan its text into a text file"
        case .tiff: "is a TIFF image; type or scan its text into a text file"
        case .gif: "is a GIF image; type or scan its text into a text file"
        case .gzip: "is compressed by gzip; unpack it first, for example with: gunzip FILE.gz"
        case .elf: "is a program; give the file that has the text"
        case .ole: "is an old Word, Excel or Outlook document; save it as DOCX, or as plain text in UTF-8"
        case .rtf: "is an RTF document; save it as plain text in UTF-8"
        case .unknown:
            "is not a text (it has bytes that no text has); save it as plain text in UTF-8, or name its encoding with "
                + "--encoding (\(TextEncoding.list))"
        }
    }
}
