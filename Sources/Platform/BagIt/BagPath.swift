/// The paths of files in a bag: they stay inside of it on every system.
enum BagPath {
    /// Refuses a path that leads out of the bag, or that some system would take for another one.
    static func check(_ path: String, limit: Int) throws(BagError) {
        guard path.utf8.count <= limit else { throw .badPath(path) }
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            guard !part.isEmpty, part != ".", part != ".." else { throw .badPath(path) }
        }
        for scalar in path.unicodeScalars {
            // Control characters, and what Windows takes for a separator, a drive or a stream.
            let isBad = scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || scalar == "\\" || scalar == ":"
            guard !isBad else { throw .badPath(path) }
        }
    }

    /// Refuses paths that differ only in the size of their letters, or of which one lies inside another.
    static func checkDistinct(_ paths: some Collection<String>) throws(BagError) {
        var folded: Set<String> = []
        for path in paths.sorted() {
            guard folded.insert(path.lowercased()).inserted else { throw .twice(path) }
        }
        for path in paths.sorted() {
            var parent = path.lowercased()[...]
            while let slash = parent.lastIndex(of: "/") {
                parent = parent[..<slash]
                guard !folded.contains(String(parent)) else { throw .badPath(path) }
            }
        }
    }

    /// A path as a manifest has it: what would end the line, and the percent sign, are written by their numbers
    /// (RFC 8493, section 2.1.3).
    static func encoded(_ path: String) -> String {
        String(
            path.unicodeScalars.reduce(into: String.UnicodeScalarView()) { result, scalar in
                switch scalar {
                case "\n": result.append(contentsOf: "%0A".unicodeScalars)
                case "\r": result.append(contentsOf: "%0D".unicodeScalars)
                case "%": result.append(contentsOf: "%25".unicodeScalars)
                default: result.append(scalar)
                }
            }
        )
    }

    /// A path from a manifest.
    static func decoded(_ text: Substring) -> String {
        var scalars = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            let code = String(String.UnicodeScalarView(rest.prefix(2)))
            let decoded: Unicode.Scalar? =
                switch scalar == "%" ? code : "" {
                case "0A", "0a": "\n"
                case "0D", "0d": "\r"
                case "25": "%"
                default: nil
                }
            if decoded != nil { rest = rest.dropFirst(2) }
            scalars.append(decoded ?? scalar)
        }
        return String(scalars)
    }
}

/// How much of a bag is taken.
public struct BagLimits: Hashable, Sendable {
    /// The greatest number of files, tag files included.
    public var files = 100_000
    /// The greatest length of a path, in bytes.
    public var pathBytes = 1_000
    /// The greatest size of a tag file, in bytes.
    public var tagBytes = 32 << 20

    public init() {}
}
