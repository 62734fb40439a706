/// The address within this server that a request asks for: the path's segments, and the query.
public struct Target: Hashable, Sendable {
    /// How many bytes an address may have (RFC 9110 section 4.1 recommends to accept 8000).
    public static let longest = 8192

    /// The segments of the path, with their escapes read; none for `/`.
    ///
    /// A segment may contain a slash, as in `/conclusions/1%2F07`.
    public let path: [String]
    /// What stands after the question mark.
    public let query: FieldList

    /// Takes segments and fields as they are.
    public init(path: [String], query: FieldList = FieldList()) {
        self.path = path
        self.query = query
    }

    /// Reads an address in origin form (RFC 9112 section 3.2.1).
    ///
    /// One slash at the end makes no difference. Refused are broken escapes, bytes that are no UTF-8, control
    /// characters, empty segments, and segments with `.` or `..` in them, however they are written.
    public init(parsing text: String) throws(RequestError) {
        let bytes = text.utf8
        guard bytes.count <= Self.longest else { throw .targetTooLong(limit: Self.longest) }
        let parts = bytes.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, whole.first == UInt8(ascii: "/"),
            !bytes.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "#") })
        else {
            throw .malformedTarget
        }
        var pieces = whole.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        if pieces.last?.isEmpty == true { pieces.removeLast() }
        var path: [String] = []
        for piece in pieces {
            guard let segment = PercentEncoding.decoded(piece), Self.isHarmless(segment) else {
                throw .malformedTarget
            }
            path.append(segment)
        }
        self.path = path
        query = parts.count > 1 ? try FieldList(decoding: parts[1]) : FieldList()
    }

    private static func isHarmless(_ segment: String) -> Bool {
        guard !segment.isEmpty, !segment.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return false }
        return segment.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") })
            .allSatisfy { !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
    }
}

extension Target: CustomStringConvertible {
    /// The address as it stands in a link, every segment and field escaped.
    public var description: String {
        let path = "/" + path.map(PercentEncoding.encoded).joined(separator: "/")
        return query.items.isEmpty ? path : path + "?" + query.encoded
    }
}
