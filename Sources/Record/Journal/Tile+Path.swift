extension Tile {
    /// The path below the journal's folder, as in `tile/0/x001/x234/067.p/5`.
    public var path: String {
        let kind =
            switch content {
            case .hashes(let level): String(level)
            case .entries: "entries"
            }
        let partial = width < Self.fullWidth ? ".p/\(width)" : ""
        return "tile/\(kind)/\(Self.number(index))\(partial)"
    }

    /// Reads a path in its only form.
    public init?(path: String) {
        guard path.utf8.count <= 64 else { return nil }
        var parts = path.split(separator: "/", omittingEmptySubsequences: false)[...]
        guard parts.popFirst() == "tile", let kind = parts.popFirst(), let last = parts.last else { return nil }
        var width = Self.fullWidth
        if parts.count > 1, parts[parts.endIndex - 2].hasSuffix(".p") {
            guard let number = Decimal.read(last.utf8), number < UInt64(Self.fullWidth) else { return nil }
            width = Int(number)
            parts.removeLast()
            parts[parts.endIndex - 1].removeLast(2)
        }
        let content: Content
        if kind == "entries" {
            content = .entries
        } else if let level = Decimal.read(kind.utf8), level < 8 {
            content = .hashes(level: Int(level))
        } else {
            return nil
        }
        var index: UInt64 = 0
        for part in parts {
            let digits = part.utf8.suffix(3)
            guard digits.count == 3, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
                index < 1 << 50
            else { return nil }
            index = digits.reduce(index) { $0 * 10 + UInt64($1 - UInt8(ascii: "0")) }
        }
        self.init(content, index: index, width: width)
        // Whatever else a path could be written like, it must be the one that we would write.
        guard self.path.utf8.elementsEqual(path.utf8) else { return nil }
    }

    /// The index in groups of three digits, all but the last with an `x` before them.
    private static func number(_ index: UInt64) -> String {
        var groups: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1000)
            let group = String(repeating: "0", count: 3 - digits.utf8.count) + digits
            groups.append(groups.isEmpty ? group : "x" + group)
            rest /= 1000
        } while rest > 0
        return groups.reversed().joined(separator: "/")
    }
}
