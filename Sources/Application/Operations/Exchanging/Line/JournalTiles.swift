import CanonicalBytes
import HTTPModel
import Journal
import Signing
import Storage

/// The journals that a node holds as static files in the layout of C2SP tlog-tiles: headers and hashes, no bodies.
struct JournalTiles {
    let node: Node

    /// Answers for `<participant>/<mechanism>/<number>/<path>`; nothing where there is no such file.
    func response(_ path: some Collection<String>) throws -> Response? {
        let segments = Array(path)
        guard segments.count >= 4, let name = JournalName(segments.prefix(3).joined(separator: "/")),
            let journal = try node.store.journals().first(where: { $0.name == name }),
            let note = try node.store.checkpoint(of: name), let key = node.record.verifierKey(of: name)
        else { return nil }
        let file = segments.dropFirst(3).joined(separator: "/")
        switch file {
        case "checkpoint": return Response(type: "text/plain; charset=utf-8", body: note)
        case "key": return .text("\(key)\n")
        default: break
        }
        guard let tile = Tile(path: file) else { return nil }
        let head = try VerifiedCheckpoint(opening: note, of: name, key: key, verifier: Ed25519()).checkpoint
        guard head.size <= UInt64(journal.size), Self.lies(tile, in: head.size) else { return nil }
        let hashes = StoreHashes(store: node.store, journal: name)
        if let bytes = try tile.bytes(from: hashes) { return Response(type: "application/octet-stream", body: bytes) }
        let leaves = try node.store.leaves(of: name, from: Int(clamping: tile.start), limit: tile.width)
        guard leaves.count == tile.width else { return nil }
        return Response(type: "application/octet-stream", body: try EntryBundle.bytes(of: leaves.map(\.bytes)))
    }

    /// Whether a tile is one that a tree of this size has, or had when it was smaller.
    private static func lies(_ tile: Tile, in size: UInt64) -> Bool {
        let shift: UInt64 = if case .hashes(let level) = tile.content { 8 * UInt64(level) } else { 0 }
        let (end, overflows) = tile.start.addingReportingOverflow(UInt64(tile.width))
        return !overflows && end <= size >> shift
    }
}
