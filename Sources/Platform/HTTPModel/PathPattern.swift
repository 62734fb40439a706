/// A form of path, such as `/conclusions/:number`, with names for the segments that vary.
public struct PathPattern: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    enum Piece: Hashable, Sendable {
        case exactly(String)
        case any(name: String)
    }

    let pieces: [Piece]

    /// Reads a pattern: segments that start with a colon match any segment and give it their name.
    public init(_ text: String) {
        pieces = text.split(separator: "/").map { segment in
            segment.hasPrefix(":") ? .any(name: String(segment.dropFirst())) : .exactly(String(segment))
        }
    }

    /// Takes a pattern of the source.
    public init(stringLiteral text: String) {
        self.init(text)
    }

    /// Compares a path.
    ///
    /// - Returns: The segments that vary by their names, or nothing when the path has another form.
    public func match(_ path: [String]) -> [String: String]? {
        guard path.count == pieces.count else { return nil }
        var named: [String: String] = [:]
        for (piece, segment) in zip(pieces, path) {
            switch piece {
            case .exactly(let text):
                guard text == segment else { return nil }
            case .any(let name):
                named[name] = segment
            }
        }
        return named
    }

    /// The pattern as it is written; fit for a log, because it contains nothing of a request.
    public var description: String {
        "/"
            + pieces.map { piece in
                switch piece {
                case .exactly(let text): text
                case .any(let name): ":" + name
                }
            }.joined(separator: "/")
    }
}

extension PathPattern {
    /// Whether this pattern is to be tried before another: the one with fixed words further to the left.
    func isMoreExact(than other: PathPattern) -> Bool {
        guard pieces.count == other.pieces.count else { return false }
        for (own, others) in zip(pieces, other.pieces) {
            switch (own, others) {
            case (.exactly, .any): return true
            case (.any, .exactly): return false
            default: continue
            }
        }
        return false
    }
}
