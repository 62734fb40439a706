/// Reads a message of electronic mail as it is stored (RFC 5322, RFC 2045 to 2047).
///
/// The subject is a heading, the addresses and the date are set apart, and the body is the plain text where there is
/// one, else the page. Files that came with the message are named and not read.
struct MailReader {
    private let bytes: [UInt8]
    private let name: String
    /// The encoding of parts that name none, when the caller says it.
    private let encoding: TextEncoding?
    private let pageByteLimit: Int
    private var text = TextAssembler()
    private var omissions: [Omission] = []
    private var parts = 0
    /// The encoding that was used for parts that name none.
    private var used: (encoding: TextEncoding, evidence: EncodingEvidence)?

    /// The greatest number of parts inside each other, and of all.
    private static let maximumDepth = 20
    private static let maximumParts = 1000

    /// The text of a message.
    static func read(
        _ bytes: [UInt8],
        name: String,
        encoding: TextEncoding?,
        pageByteLimit: Int
    ) throws(TextSourceError) -> SourceText {
        var reader = MailReader(bytes: bytes, name: name, encoding: encoding, pageByteLimit: pageByteLimit)
        return try reader.read()
    }

    private init(bytes: [UInt8], name: String, encoding: TextEncoding?, pageByteLimit: Int) {
        self.bytes = bytes
        self.name = name
        self.encoding = encoding
        self.pageByteLimit = pageByteLimit
    }

    private mutating func read() throws(TextSourceError) -> SourceText {
        let head = MailHead(bytes, in: 0..<bytes.count)
        var addresses: [String] = []
        for (field, label) in [("from", "From"), ("to", "To"), ("cc", "Cc"), ("date", "Date")] {
            guard let value = head[field] else { continue }
            addresses.append(label + ": " + EncodedWords.decode(value))
        }
        text.add(Array(addresses.joined(separator: "\n").utf8), as: .apart)
        if let subject = head["subject"] { text.add(Array(EncodedWords.decode(subject).utf8), as: .heading) }
        try part(head, in: 0..<bytes.count, depth: 0)
        return text.finish(
            format: .email,
            encoding: used?.encoding ?? .utf8,
            evidence: used?.evidence ?? .declared,
            omissions: omissions
        )
    }

    // MARK: Parts

    /// Reads a part whose head is known.
    private mutating func part(_ head: MailHead, in range: Range<Int>, depth: Int) throws(TextSourceError) {
        parts += 1
        guard depth <= Self.maximumDepth, parts <= Self.maximumParts else {
            throw .tooComplex(name: name, part: "MIME")
        }
        let type = MailParameters(head["content-type"] ?? Array("text/plain".utf8))
        let disposition = MailParameters(head["content-disposition"] ?? [])
        let body = head.bodyStart..<range.upperBound
        if type.value.hasPrefix("multipart/"), let boundary = type["boundary"], !boundary.isEmpty {
            return try multipart(type.value, parts: split(body, at: boundary), depth: depth)
        }
        if type.value == "application/pkcs7-mime", type["smime-type"]?.lowercased() != "signed-data" {
            throw .locked(name: name)
        }
        let isText = type.value.isEmpty || type.value == "text/plain" || type.value == "text/html"
        guard isText, disposition.value != "attachment" else {
            // Pictures that a page shows in itself are no attachments.
            if disposition.value == "attachment" || head["content-id"] == nil, omissions.count < Self.maximumParts {
                omissions.append(.attachment(name: disposition["filename"] ?? type["name"] ?? type.value))
            }
            return
        }
        let decoded = try characters(
            of: TransferEncoding(head["content-transfer-encoding"]).decode(bytes[body]),
            charset: type["charset"]
        )
        if type.value == "text/html" { try addPage(decoded) } else { addPlain(decoded, type) }
    }

    private mutating func multipart(_ type: String, parts: [Range<Int>], depth: Int) throws(TextSourceError) {
        let heads = parts.prefix(Self.maximumParts + 1).map { (MailHead(bytes, in: $0), $0) }
        switch type {
        case "multipart/encrypted": throw .locked(name: name)
        case "multipart/alternative":
            let types = heads.map { MailParameters($0.0["content-type"] ?? Array("text/plain".utf8)).value }
            // The plain form unless nothing stands in it; else the last one that is read, the richest (RFC 2046 §5.1.4).
            for wanted in ["text/plain", "text/html"] {
                for (index, type) in types.enumerated() where type == wanted {
                    let length = text.utf8.count
                    try part(heads[index].0, in: heads[index].1, depth: depth + 1)
                    if text.utf8.count > length { return }
                }
            }
            if let index = types.lastIndex(where: { $0.hasPrefix("multipart/") }) {
                try part(heads[index].0, in: heads[index].1, depth: depth + 1)
            }
        // The second part is the signature (RFC 1847 §2.1).
        case "multipart/signed":
            if let (head, range) = heads.first { try part(head, in: range, depth: depth + 1) }
        default:
            for (head, range) in heads { try part(head, in: range, depth: depth + 1) }
        }
    }

    /// The parts between the lines that a boundary opens (RFC 2046 §5.1.1).
    private func split(_ range: Range<Int>, at boundary: String) -> [Range<Int>] {
        let delimiter = Array("--".utf8) + Array(boundary.utf8.prefix(200))
        var parts: [Range<Int>] = []
        var start: Int?
        var lines = MailLines(bytes, in: range)
        while let line = lines.next() {
            let content = bytes[line.content]
            guard content.starts(with: delimiter) else { continue }
            let rest = content.dropFirst(delimiter.count)
            let isLast = rest.starts(with: "--".utf8)
            guard isLast || rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
            if let start { parts.append(start..<max(start, line.content.lowerBound)) }
            start = isLast ? nil : line.end
            if isLast { break }
        }
        // A message that was cut short has its last part to its end.
        if let start { parts.append(start..<range.upperBound) }
        return parts
    }

    // MARK: Characters

    private mutating func characters(of bytes: [UInt8], charset: String?) throws(TextSourceError) -> [UInt8] {
        if let charset, !["", "us-ascii", "unknown-8bit", "8bit", "binary"].contains(charset.lowercased()) {
            guard let known = MailCharset(charset) else { throw .unsupportedEncoding(name: name, label: charset) }
            guard let utf8 = known.decode(bytes) else {
                throw .damaged(name: name, part: "charset=" + charset, line: nil)
            }
            return utf8
        }
        if encoding == nil, !bytes.contains(where: { $0 >= 0x80 || $0 == 0 }) { return bytes }
        let chosen: (encoding: TextEncoding, evidence: EncodingEvidence)
        if let encoding {
            chosen = (encoding, .given)
        } else {
            chosen = (try EncodingDetector.detect(bytes, name: name), .detected)
        }
        used = chosen
        return try DecodedText(bytes, encoding: chosen.encoding, evidence: chosen.evidence, name: name).utf8
    }

    private mutating func addPage(_ utf8: [UInt8]) throws(TextSourceError) {
        guard utf8.count <= pageByteLimit else { throw .tooLarge(name: name, limit: pageByteLimit) }
        // A page by itself would be refused for them; one part of a message must not hide the others.
        let visible = utf8.filter { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) && $0 != 0x0B }
        text.add(HTMLReader.read(DecodedText(utf8: visible)))
    }

    private mutating func addPlain(_ utf8: [UInt8], _ type: MailParameters) {
        let isFlowed = type["format"]?.lowercased() == "flowed"
        let paragraphs = MailText.paragraphs(
            of: utf8,
            isFlowed: isFlowed,
            deletesSpace: type["delsp"]?.lowercased() == "yes"
        )
        for (utf8, isSignature) in paragraphs { text.add(utf8, as: isSignature ? .apart : .body) }
    }
}
