import CanonicalBytes
import Journal
import Testing

@Suite("Tiles and bundles")
struct TileTests {
    @Test(arguments: [
        "tile/0/000", "tile/0/000.p/1", "tile/0/000.p/255", "tile/7/999", "tile/3/x001/234",
        "tile/entries/x001/x234/067",
        "tile/entries/x001/x234/067.p/9",
    ])
    func `paths read back`(path: String) throws {
        #expect(try #require(Tile(path: path)).path == path)
    }

    @Test(arguments: [
        "", "tile", "tile/0", "tile/8/000", "tile/00/000", "tile/-1/000", "tile/0/00", "tile/0/0000", "tile/0/x000/000",
        "tile/0/001/000", "tile/0/x001", "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256",
        "tile/0/000.p/01", "tile/0/000/", "tile/0//000", "/tile/0/000", "tile/data/000", "tile/0/../000", "tile/0/00é",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
    ])
    func `other paths are refused`(path: String) {
        #expect(Tile(path: path) == nil)
    }

    @Test func `tiles hold the hashes of the tree and every leaf once`() throws {
        let log = SampleLog(count: 700)
        for size in [0, 1, 255, 256, 257, 511, 512, 700] {
            var leaves: [[UInt8]] = []
            for tile in Tile.tiles(size: UInt64(size)) {
                if let bytes = try tile.bytes(from: log.table) {
                    let hashes = try #require(tile.hashes(in: bytes))
                    guard case .hashes(let level) = tile.content else { continue }
                    #expect(hashes.count == tile.width)
                    for (place, hash) in hashes.enumerated() {
                        let start = Int(tile.start) + place
                        let width = level == 0 ? 1 : 256
                        #expect(hash == Definition.root(log.leaves[start * width..<(start + 1) * width]))
                    }
                    #expect(tile.hashes(in: bytes + [0]) == nil)
                } else {
                    let start = Int(tile.start)
                    let content = Array(log.leaves[start..<start + tile.width])
                    let bundle = try EntryBundle.bytes(of: content)
                    leaves += try EntryBundle.leaves(in: bundle, count: tile.width)
                }
            }
            #expect(leaves == Array(log.leaves[..<size]))
        }
    }

    @Test func `only tiles that have grown are listed again`() {
        #expect(Tile.tiles(size: 0).isEmpty)
        #expect(Tile.tiles(size: 300, since: 300).isEmpty)
        #expect(Tile.tiles(size: 300, since: 400).isEmpty)
        #expect(
            Tile.tiles(size: 600, since: 300).map(\.path)
                == ["tile/entries/001", "tile/entries/002.p/88", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"]
        )
        #expect(
            Tile.tiles(size: 257).map(\.path)
                == ["tile/entries/000", "tile/entries/001.p/1", "tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1"]
        )
    }

    @Test func `tiles of huge journals can be named`() throws {
        let last = Tile.tiles(size: .max, since: .max - 1)
        #expect(last.count == 2)
        #expect(last.allSatisfy { Tile(path: $0.path) == $0 })
    }

    @Test func `bundles are read to the last byte and not beyond`() throws {
        let leaves: [[UInt8]] = [[], [1], Array(repeating: 7, count: 65_535)]
        let bytes = try EntryBundle.bytes(of: leaves)
        #expect(Array(bytes.prefix(5)) == [0, 0, 0, 1, 1])
        #expect(try EntryBundle.leaves(in: bytes, count: 3) == leaves)
        #expect(throws: EntryBundleError.truncated(leaf: 3)) { try EntryBundle.leaves(in: bytes, count: 4) }
        #expect(throws: EntryBundleError.truncated(leaf: 2)) { try EntryBundle.leaves(in: bytes.dropLast(), count: 3) }
        #expect(throws: EntryBundleError.bytesAfterTheLastLeaf(65_537)) { try EntryBundle.leaves(in: bytes, count: 2) }
        #expect(throws: EntryBundleError.leafTooLong(bytes: 65_536)) {
            try EntryBundle.bytes(of: [Array(repeating: 7, count: 65_536)])
        }
    }
}
