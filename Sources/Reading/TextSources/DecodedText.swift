/// A whole file as characters.
struct DecodedText: Sendable {
    /// All characters but the byte order mark, in valid UTF-8.
    let utf8: [UInt8]
    /// How the bytes of the file stand for them.
    let encoding: TextEncoding
    /// How the encoding is known.
    let evidence: EncodingEvidence
    /// The length of the byte order mark in bytes, 0 when there is none.
    let markLength: Int

    /// Decodes a file.
    ///
    /// `isChecked` says that the bytes are known to be of that encoding. Nothing is repaired: the first bytes that are no character end in an error, so that no text is quoted that
    /// nobody wrote.
    init(
        _ bytes: [UInt8],
        encoding: TextEncoding,
        evidence: EncodingEvidence,
        isChecked: Bool = false,
        name: String
    ) throws(TextSourceError) {
        self.encoding = encoding
        self.evidence = evidence
        let mark = encoding.byteOrderMark
        markLength = !mark.isEmpty && bytes.starts(with: mark) ? mark.count : 0
        let invalid: Int?
        switch encoding {
        case .utf8:
            invalid = isChecked ? nil : UTF8Check.firstInvalidByte(of: bytes)
            utf8 = invalid != nil ? [] : markLength == 0 ? bytes : Array(bytes.dropFirst(markLength))
        case .utf16LittleEndian, .utf16BigEndian:
            (utf8, invalid) = UTF16Decoder.decode(
                bytes,
                from: markLength,
                highByteFirst: encoding == .utf16BigEndian
            )
        case .windows1251: (utf8, invalid) = CodePage.windows1251.decode(bytes)
        case .windows1252: (utf8, invalid) = CodePage.windows1252.decode(bytes)
        }
        if let invalid { throw .invalidBytes(name: name, encoding: encoding, offset: invalid) }
    }

    /// A text that was made here and stands in no file.
    init(utf8: [UInt8]) {
        self.utf8 = utf8
        encoding = .utf8
        evidence = .declared
        markLength = 0
    }
}
