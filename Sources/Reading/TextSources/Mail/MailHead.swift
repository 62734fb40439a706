/// The header fields of a message or of a part of one (RFC 5322 §2.2), unfolded.
struct MailHead {
    /// The fields in order, their names in lower case.
    private(set) var fields: [(name: String, value: [UInt8])] = []
    /// Where the body begins.
    let bodyStart: Int

    /// More fields than this are no message's; those beyond are passed over.
    private static let maximumFields = 1000
    /// A field that is longer is cut.
    private static let maximumLength = 64 << 10

    /// Reads the fields of a range up to the first empty line, or the first line that is none.
    init(_ bytes: [UInt8], in range: Range<Int>) {
        var lines = MailLines(bytes, in: range)
        var bodyStart = range.upperBound
        while let line = lines.next() {
            let content = bytes[line.content]
            if content.isEmpty {
                bodyStart = line.end
                break
            }
            if content.first == 0x20 || content.first == 0x09 {
                if !fields.isEmpty { Self.append(content, to: &fields[fields.count - 1].value) }
            } else if let name = Self.name(of: content) {
                guard fields.count < Self.maximumFields else { continue }
                var value: [UInt8] = []
                Self.append(content.dropFirst(name.utf8.count + 1), to: &value)
                fields.append((name.lowercased(), value))
            } else if fields.isEmpty, content.starts(with: "From ".utf8) {
                // The line before each message of a mailbox file (RFC 4155).
                continue
            } else {
                bodyStart = line.content.lowerBound
                break
            }
        }
        self.bodyStart = bodyStart
    }

    /// The value of the first field of a name.
    subscript(name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

    /// The name of the field that a line begins, with its letters as they stand.
    static func name(of line: ArraySlice<UInt8>) -> String? {
        guard let colon = line.prefix(80).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
        let name = line[..<colon]
        let isName = name.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
                || $0 == 0x5F
        }
        return isName ? String(decoding: name, as: UTF8.self) : nil
    }

    private static func append(_ piece: ArraySlice<UInt8>, to value: inout [UInt8]) {
        value += piece.prefix(max(maximumLength - value.count, 0))
    }
}

/// The lines of a range of bytes, one after the other.
struct MailLines {
    /// A line without its end, and where the next one begins.
    typealias Line = (content: Range<Int>, end: Int)

    private let bytes: [UInt8]
    private var index: Int
    private let limit: Int

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        index = range.lowerBound
        limit = range.upperBound
    }

    mutating func next() -> Line? {
        guard index < limit else { return nil }
        let start = index
        while index < limit, bytes[index] != 0x0A { index += 1 }
        var end = index
        if index < limit { index += 1 }
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return (start..<end, index)
    }
}
