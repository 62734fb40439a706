/// The leaves of a tile in one file: each with its length before it, two bytes, highest first (C2SP tlog-tiles).
public enum EntryBundle {
    /// The longest leaf: what two bytes can count.
    public static let longestLeaf = 65_535

    /// Writes leaves.
    public static func bytes(of leaves: [[UInt8]]) throws(EntryBundleError) -> [UInt8] {
        var bytes: [UInt8] = []
        for leaf in leaves {
            guard let length = UInt16(exactly: leaf.count) else { throw .leafTooLong(bytes: leaf.count) }
            bytes.append(UInt8(length >> 8))
            bytes.append(UInt8(length & 0xFF))
            bytes += leaf
        }
        return bytes
    }

    /// Reads exactly as many leaves as a tile is wide.
    public static func leaves(in bytes: [UInt8], count: Int) throws(EntryBundleError) -> [[UInt8]] {
        var leaves: [[UInt8]] = []
        var rest = bytes[...]
        while leaves.count < count {
            guard rest.count >= 2 else { throw .truncated(leaf: leaves.count) }
            let length = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
            rest = rest.dropFirst(2)
            guard rest.count >= length else { throw .truncated(leaf: leaves.count) }
            leaves.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        guard rest.isEmpty else { throw .bytesAfterTheLastLeaf(rest.count) }
        return leaves
    }
}

/// Why a file of leaves can't be written or read.
public enum EntryBundleError: Error, Hashable, Sendable, CustomStringConvertible {
    case leafTooLong(bytes: Int)
    case truncated(leaf: Int)
    case bytesAfterTheLastLeaf(Int)

    public var description: String {
        switch self {
        case .leafTooLong(let bytes):
            "an act's header has \(bytes) bytes, more than \(EntryBundle.longestLeaf); move text to its body"
        case .truncated(let leaf): "the file of acts ends within its act \(leaf); fetch it again"
        case .bytesAfterTheLastLeaf(let count): "the file of acts has \(count) bytes too many; fetch it again"
        }
    }
}
