public import CanonicalBytes

/// A file of a journal in tiles layout: 256 hashes, or 256 leaves, or fewer at the right edge (C2SP tlog-tiles v0.1.0).
///
/// Static file servers and other people's verifiers read it; a full tile never changes.
public struct Tile: Hashable, Sendable {
    /// How many hashes or leaves a full tile has.
    public static let fullWidth = 256

    /// What a tile holds.
    public enum Content: Hashable, Sendable {
        /// Hashes of complete subtrees of 256^level leaves.
        case hashes(level: Int)
        /// The leaves themselves.
        case entries
    }

    /// What it holds.
    public let content: Content
    /// The place among the tiles of its kind, from 0.
    public let index: UInt64
    /// How many hashes or leaves it holds, 1 to 256.
    public let width: Int

    /// Makes a tile if its numbers can be: level 0 to 7, width 1 to 256, index below 2^56.
    public init?(_ content: Content, index: UInt64, width: Int = fullWidth) {
        guard (1...Self.fullWidth).contains(width), index < 1 << 56 else { return nil }
        if case .hashes(let level) = content, !(0...7).contains(level) { return nil }
        self.content = content
        self.index = index
        self.width = width
    }

    /// The first hash or leaf that it holds.
    public var start: UInt64 { index << 8 }

    /// The tiles that a tree has at this size and hadn't, or had narrower, at an older one; by level, then by index.
    ///
    /// With `since` 0 these are all tiles. Leaves come first.
    public static func tiles(size: UInt64, since old: UInt64 = 0) -> [Tile] {
        var tiles = tiles(.entries, count: size, since: min(old, size))
        for level in 0...7 {
            let shift = 8 * UInt64(level)
            if size >> shift == 0 { break }
            tiles += self.tiles(.hashes(level: level), count: size >> shift, since: min(old, size) >> shift)
        }
        return tiles
    }

    private static func tiles(_ content: Content, count: UInt64, since old: UInt64) -> [Tile] {
        guard count > old else { return [] }
        return (old >> 8...(count - 1) >> 8).compactMap { index in
            Tile(content, index: index, width: Int(min(count - index << 8, 256)))
        }
    }

    /// The bytes of a tile of hashes: 32 a hash.
    ///
    /// Answers nothing for a tile of entries, which is made by ``EntryBundle``.
    public func bytes(from hashes: some TreeHashes) throws -> [UInt8]? {
        guard case .hashes(let level) = content else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32 * width)
        for place in 0..<UInt64(width) {
            bytes += try hashes.hash(level: 8 * level, index: start + place).bytes
        }
        return bytes
    }

    /// Reads the hashes of a tile, if the length fits the width.
    public func hashes(in bytes: [UInt8]) -> [Digest]? {
        guard case .hashes = content, bytes.count == 32 * width else { return nil }
        return stride(from: 0, to: bytes.count, by: 32).compactMap { Digest(bytes: bytes[$0..<$0 + 32]) }
    }
}
