import CanonicalBytes
import Consultations
import Journal

/// What the paths below a journal's folder say that is there.
struct FolderIndex {
    /// The tiles of acts, in order.
    private(set) var entries: [Tile] = []
    /// The tiles of hashes.
    private(set) var hashes: [Tile] = []
    /// The commitments of the bodies, in order.
    private(set) var bodies: [Digest] = []
    /// The acts that proofs are there for, in order.
    private(set) var proofs: [Int] = []

    /// Sorts paths out, and refuses those that don't belong into a journal's folder.
    init(_ paths: [String], place: String) throws(PouchError) {
        var heads: Set<String> = []
        for path in paths {
            if path == "checkpoint" || path == "key" {
                heads.insert(path)
            } else if path.hasPrefix("tile/"), let tile = Tile(path: path) {
                if tile.level < 0 { entries.append(tile) } else { hashes.append(tile) }
            } else if path.hasPrefix("bodies/"), let digest = Digest(hexadecimal: String(path.dropFirst(7))) {
                bodies.append(digest)
            } else if path.hasPrefix("proofs/"), path.hasSuffix(".proof"),
                let number = Int(path.dropFirst(7).dropLast(6)), number >= 0,
                path == "proofs/\(number).proof"
            {
                proofs.append(number)
            } else {
                throw .unexpected(path: place + path)
            }
        }
        for path in ["checkpoint", "key"] where !heads.contains(path) { throw .missing(path: place + path) }
        entries.sort { ($0.index, $0.width) < ($1.index, $1.width) }
        bodies.sort()
        proofs.sort()
    }
}
