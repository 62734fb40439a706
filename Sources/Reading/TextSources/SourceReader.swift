public import ChildProcess

/// Turns files into texts with the way back to the file.
///
/// ```swift
/// let text = try SourceReader().read(path: "communique.html")
/// print(text.text(in: 0..<text.utf8.count))
/// ```
public struct SourceReader: Hashable, Sendable {
    /// The encoding that all files have; nothing lets each file show its own.
    public var encoding: TextEncoding?
    /// How files without a beginning of their own are read; nothing lets the first characters decide, then the name.
    public var format: SourceFormat?
    /// Where the programs are looked for that take text out of PDF files and images.
    public var programFolders: [String]
    /// The greatest size of a file in bytes.
    public var byteLimit: Int
    /// The greatest size of a page in bytes: a page costs more memory than a text of its size.
    public var pageByteLimit: Int

    /// Makes a reader; without arguments it takes every file by what it shows.
    public init(
        encoding: TextEncoding? = nil,
        format: SourceFormat? = nil,
        programFolders: [String] = Program.usualFolders,
        byteLimit: Int = 64 << 20,
        pageByteLimit: Int = 16 << 20
    ) {
        self.encoding = encoding
        self.format = format
        self.programFolders = programFolders
        // Offsets are kept in 32 bits; 1 GiB stays far below.
        self.byteLimit = min(byteLimit, 1 << 30)
        self.pageByteLimit = min(pageByteLimit, self.byteLimit)
    }

    /// Reads a regular file.
    ///
    /// The size is checked before anything is read, and again while reading.
    public func read(path: String) throws(TextSourceError) -> SourceText {
        try read(SourceFile.bytes(atPath: path, limit: byteLimit), name: path)
    }

    /// Reads what comes from an open file, pipe or terminal, to its end; `name` stands for it in errors.
    public func read(descriptor: Int32, name: String) throws(TextSourceError) -> SourceText {
        try read(SourceFile.bytes(from: descriptor, limit: byteLimit, name: name), name: name)
    }

    /// Reads bytes; `name` stands for them in errors, and its ending tells a page from plain text.
    public func read(_ bytes: [UInt8], name: String) throws(TextSourceError) -> SourceText {
        guard bytes.count <= byteLimit else { throw .tooLarge(name: name, limit: byteLimit) }
        guard !bytes.isEmpty else { throw .empty(name: name) }
        if let text = try document(bytes, name: name) { return text }
        let mark = EncodingDetector.byteOrderMark(of: bytes)
        let isPage = format.map { $0 == .html } ?? (PageSniffer.isPageName(name) || PageSniffer.isPage(bytes))
        let decoded = try decode(bytes, mark: mark, isPage: isPage, name: name)
        if ControlCheck.isBinary(decoded.utf8) { throw .binary(name: name, kind: .unknown) }
        guard !ControlCheck.isBlank(decoded.utf8) else { throw .empty(name: name) }
        // In UTF-16 the first characters can be looked at only now.
        guard isPage || format == nil && PageSniffer.isPage(decoded.utf8) else {
            return SourceText(
                format: .plainText,
                encoding: decoded.encoding,
                evidence: decoded.evidence,
                apart: [],
                headings: [],
                map: OffsetMapBuilder.identity(of: decoded)
            )
        }
        guard bytes.count <= pageByteLimit else { throw .tooLarge(name: name, limit: pageByteLimit) }
        let page = HTMLReader.read(decoded)
        guard !ControlCheck.isBlank(page.utf8) else { throw .noReadableText(name: name) }
        return page
    }

    /// The text of a file that is neither plain text nor a page; nothing when it is one of these.
    private func document(_ bytes: [UInt8], name: String) throws(TextSourceError) -> SourceText? {
        let text: SourceText
        switch FileSignature(of: bytes) {
        case .zip: text = try ArchiveReader.read(bytes, name: name)
        case .rtf: text = try RTFReader.read(bytes, name: name)
        case .pdf: text = try PDFReader(folders: programFolders, name: name).read(bytes)
        case .image: text = try ScanReader(folders: programFolders, name: name).read(image: bytes)
        case .binary(.ole) where FileSignature.isLocked(bytes): throw .locked(name: name)
        case .binary(let kind): throw .binary(name: name, kind: kind)
        case nil where format == nil && OpenDocumentReader.isFlat(bytes):
            text = try OpenDocumentReader.read(flat: bytes, name: name)
        case nil:
            guard format == nil, MailSniffer.isMail(bytes) else { return nil }
            text = try MailReader.read(bytes, name: name, encoding: encoding, pageByteLimit: pageByteLimit)
        }
        guard !ControlCheck.isBlank(text.utf8) else { throw .noWords(name: name, format: text.format) }
        return text
    }

    private func decode(
        _ bytes: [UInt8],
        mark: TextEncoding?,
        isPage: Bool,
        name: String
    ) throws(TextSourceError) -> DecodedText {
        if let encoding { return try DecodedText(bytes, encoding: encoding, evidence: .given, name: name) }
        if let mark { return try DecodedText(bytes, encoding: mark, evidence: .byteOrderMark, name: name) }
        if isPage, !bytes.contains(0), let label = EncodingDeclaration.label(in: bytes) {
            return try decode(bytes, declaredAs: label, name: name)
        }
        return try DecodedText(
            bytes,
            encoding: EncodingDetector.detect(bytes, name: name),
            evidence: .detected,
            isChecked: true,
            name: name
        )
    }

    /// Decodes a page as it declares itself, unless its bytes prove another encoding.
    private func decode(
        _ bytes: [UInt8],
        declaredAs label: String,
        name: String
    ) throws(TextSourceError) -> DecodedText {
        // Pages saved from a browser are often UTF-8 under an old declaration. UTF-8 with characters beyond ASCII is no
        // chance; and a page whose declaration could be read byte by byte isn't UTF-16.
        let isUTF8 = UTF8Check.firstInvalidByte(of: bytes) == nil
        let declared = TextEncoding(label: label)
        switch declared {
        case .utf8: return try DecodedText(bytes, encoding: .utf8, evidence: .declared, name: name)
        case .windows1251, .windows1252:
            if isUTF8, bytes.contains(where: { $0 >= 0x80 }) { break }
            if let declared { return try DecodedText(bytes, encoding: declared, evidence: .declared, name: name) }
        case .utf16LittleEndian, .utf16BigEndian: break
        case nil: if !isUTF8 { throw .unsupportedEncoding(name: name, label: label) }
        }
        return try DecodedText(
            bytes,
            encoding: EncodingDetector.detect(bytes, name: name),
            evidence: .detected,
            name: name
        )
    }
}
