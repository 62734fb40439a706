public import CanonicalBytes

/// A journal as a folder of files that any verifier of C2SP tiles reads.
///
/// ```
/// checkpoint                     the signed head
/// key                            the public key that signs it, one line
/// tile/<level>/<index>           hashes
/// tile/entries/<index>           leaves
/// bodies/<commitment, hex>       salt and body, of those bodies that are shown
/// ```
public struct JournalExport<Hashes: TreeHashes> {
    /// The signed head; its note is written with every signature line.
    public let head: VerifiedCheckpoint
    /// The key of the journal.
    public let key: VerifierKey
    /// The stored hashes.
    public let hashes: Hashes

    /// Makes an export of what a head covers.
    public init(head: VerifiedCheckpoint, key: VerifierKey, hashes: Hashes) {
        self.head = head
        self.key = key
        self.hashes = hashes
    }

    /// Hands out every file by its path below the folder, one tile in memory at a time; the checkpoint comes last.
    ///
    /// A folder without checkpoint is an export that didn't finish.
    ///
    /// Files that a folder of the size `old` has in the same form are left out. `leaf` answers the leaf at an index,
    /// `bodies` are what opens the commitments that are shown, `write` takes a path and the bytes of its file.
    public func files(
        since old: UInt64 = 0,
        leaf: (UInt64) throws -> [UInt8],
        bodies: some Sequence<(commitment: Digest, salt: BodySalt, body: [UInt8])> = EmptyCollection(),
        write: (String, [UInt8]) throws -> Void
    ) throws {
        try write("key", Array("\(key)\n".utf8))
        for tile in Tile.tiles(size: head.checkpoint.size, since: old) {
            if let bytes = try tile.bytes(from: hashes) {
                try write(tile.path, bytes)
            } else {
                let leaves = try (tile.start..<tile.start + UInt64(tile.width)).map(leaf)
                try write(tile.path, EntryBundle.bytes(of: leaves))
            }
        }
        for body in bodies {
            try write("bodies/\(body.commitment.hexadecimal)", BodyCommitment.file(salt: body.salt, body: body.body))
        }
        try write("checkpoint", head.note.bytes)
    }
}
