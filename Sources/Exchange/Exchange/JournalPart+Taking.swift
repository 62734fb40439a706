import CanonicalBytes
public import Journal

extension JournalPart {
    /// Takes the acts from a number on out of a store.
    ///
    /// - Parameters:
    ///   - journal: The journal.
    ///   - key: The public key of the journal.
    ///   - head: The signed head, with every signature line.
    ///   - size: How many acts the head covers.
    ///   - first: The number of the first act, at most the size.
    ///   - hashes: The hashes of the journal's tree.
    ///   - act: The header of an act, and its body where it is to be shown.
    /// - Throws: ``PouchError`` for a number that the journal has not, and what `hashes` and `act` throw.
    public init(
        of journal: JournalName,
        key: VerifierKey,
        head: [UInt8],
        size: Int,
        from first: Int,
        hashes: some TreeHashes,
        act: (Int) throws -> PartAct
    ) throws {
        guard 0...size ~= first else { throw PouchError.before(journal: journal) }
        self.init(
            journal: journal,
            key: "\(key)",
            head: head,
            first: first,
            before: try MerkleFrontier(size: UInt64(first), hashes: hashes).peaks,
            acts: try (first..<size).map(act)
        )
    }
}
