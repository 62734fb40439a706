import CanonicalBytes
import Journal

/// The hashes of a journal's tree, level by level of its tiles, from a boundary of tiles on.
///
/// It is given the right edge of the tree before the boundary, then leaf after leaf; each 256 hashes of a level make
/// one of the next. Leaf hashes themselves are not kept: a million acts take 125 kB here.
struct TileLevels {
    /// The number of the first leaf; a multiple of 256.
    let start: UInt64
    /// For the levels 1 to 7 of tiles the hashes from the tile on that the boundary lies in, that tile's earlier ones
    /// included.
    private(set) var hashes: [[Digest]]
    /// What is unfinished at each level, leaves first.
    private var open: [MerkleFrontier]
    private(set) var size: UInt64

    /// Begins at a boundary of tiles.
    ///
    /// - Parameters:
    ///   - start: The number of the first leaf, a multiple of 256.
    ///   - edge: For the levels 1 to 7, the hashes of the tile that the boundary lies in, before the boundary.
    ///   - hashing: The hash function.
    init?(start: UInt64, edge: [[Digest]], hashing: some MerkleHashing) {
        guard start.isMultiple(of: 256), edge.count == 7 else { return nil }
        open = [MerkleFrontier()]
        for (place, hashes) in edge.enumerated() {
            guard hashes.count == Self.edgeWidth(level: place + 1, start: start) else { return nil }
            var frontier = MerkleFrontier()
            for hash in hashes { frontier.append(hash, hashing: hashing) }
            open.append(frontier)
        }
        self.start = start
        hashes = edge
        size = start
    }

    /// How many hashes the tile of a level that a boundary lies in has before the boundary.
    static func edgeWidth(level: Int, start: UInt64) -> Int { Int(start >> UInt64(8 * level) & 0xFF) }

    /// The tiles that hold what lies before the boundary, as the tree has them at its full size.
    static func edgeTiles(start: UInt64, size: UInt64) -> [Tile] {
        (1...7).compactMap { level in
            guard edgeWidth(level: level, start: start) > 0 else { return nil }
            let index = start >> UInt64(8 * level + 8)
            let width = min(size >> UInt64(8 * level) - index << 8, UInt64(Tile.fullWidth))
            return Tile(.hashes(level: level), index: index, width: Int(width))
        }
    }

    /// All tiles of a part: those since the boundary, and those that hold what lies before it.
    static func tiles(start: UInt64, size: UInt64) -> [Tile] {
        let tiles = Tile.tiles(size: size, since: start)
        let there = Set(tiles)
        return tiles + edgeTiles(start: start, size: size).filter { !there.contains($0) }
    }

    /// Takes the next leaf by its hash.
    mutating func append(_ leafHash: Digest, hashing: some MerkleHashing) {
        size += 1
        var hash = leafHash
        for level in open.indices {
            if level > 0 { hashes[level - 1].append(hash) }
            open[level].append(hash, hashing: hashing)
            guard open[level].size == UInt64(Tile.fullWidth), let full = open[level].peaks.first else { return }
            open[level] = MerkleFrontier()
            hash = full
        }
    }

    /// The complete subtrees of the tree so far, largest first.
    var peaks: [Digest] { open.reversed().flatMap(\.peaks) }

    /// The root of the tree so far.
    func root(hashing: some MerkleHashing) -> Digest {
        MerkleFrontier(size: size, peaks: peaks)?.root(hashing: hashing) ?? .emptyRoot
    }

    /// The hashes of a tile of level 1 or more.
    func hashes(of tile: Tile) -> [Digest]? {
        guard case .hashes(let level) = tile.content, level > 0 else { return nil }
        let base = start >> UInt64(8 * level) & ~0xFF
        guard tile.start >= base, let from = Int(exactly: tile.start - base),
            from + tile.width <= hashes[level - 1].count
        else { return nil }
        return Array(hashes[level - 1][from..<from + tile.width])
    }
}
