internal import HTTPModel

/// How the end of a request's body is known (RFC 9112 section 6).
///
/// Where two readers of one request find different ends, the second may take a part of the body for another request
/// ("smuggling"). So whatever could be read in two ways is refused.
enum BodyFraming: Equatable {
    /// After a number of bytes; none when nothing is said.
    case length(Int)
    /// After the last of several pieces that say their own size.
    case pieces

    /// Reads the fields; nothing when they are not plain.
    init?(_ fields: HeaderFields) {
        let lengths = fields.values("Content-Length")
        let codings = fields.values("Transfer-Encoding")
        switch (lengths.count, codings.count) {
        case (0, 0): self = .length(0)
        case (1, 0):
            guard let text = lengths.first, (1...18).contains(text.utf8.count),
                text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let length = Int(text)
            else {
                return nil
            }
            self = .length(length)
        case (0, 1):
            guard codings.first?.lowercased() == "chunked" else { return nil }
            self = .pieces
        default: return nil
        }
    }
}
