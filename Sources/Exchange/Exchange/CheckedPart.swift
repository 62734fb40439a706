public import CanonicalBytes
public import Consultations
public import Journal

/// A stretch of a journal whose acts were found to lead to its signed head; it can't be made otherwise.
///
/// That the key is the journal's is for the receiver to know: the part only says which one signed.
public struct CheckedPart: Hashable, Sendable {
    /// The part.
    public let part: JournalPart
    /// The key that signed the head.
    public let key: VerifierKey
    /// The signed head.
    public let head: VerifiedCheckpoint
    /// The headers of the acts.
    public let headers: [ActHeader]
    /// The hashes of the acts' leaves.
    public let leafHashes: [Digest]

    /// The history up to the head, of which roots at earlier sizes can be asked.
    public var history: JournalHistory {
        JournalHistory(
            journal: part.journal,
            first: part.first,
            before: part.before,
            leafHashes: leafHashes,
            head: head.checkpoint
        )
    }
}

extension JournalPart {
    /// Checks all of the part against its head.
    ///
    /// - Parameters:
    ///   - known: The journal's key, where the receiver knows it; otherwise the one that the part names.
    ///   - verifier: Ed25519.
    ///   - hashing: SHA-256.
    /// - Returns: The part with what was read on the way.
    /// - Throws: ``PouchError`` for the first thing that does not hold, naming the act.
    public func checked(
        by known: VerifierKey? = nil,
        verifier: some SignatureVerifying,
        hashing: some MerkleHashing
    ) throws(PouchError) -> CheckedPart {
        let place = "journals/\(journal)"
        guard let key = known ?? VerifierKey(key, hashing: hashing) else { throw .key(path: place + "/key") }
        let verified: VerifiedCheckpoint
        do throws(CheckpointError) {
            verified = try VerifiedCheckpoint(opening: head, of: journal, key: key, verifier: verifier)
        } catch { throw .head(path: place + "/checkpoint", error) }
        let size = verified.checkpoint.size
        let (end, overflows) = first.addingReportingOverflow(acts.count)
        guard first >= 0, !overflows, size == UInt64(end) else {
            throw .length(journal: journal, expected: size, found: overflows || first < 0 ? acts.count : end)
        }
        guard var tree = MerkleFrontier(size: UInt64(first), peaks: before) else { throw .before(journal: journal) }
        var headers: [ActHeader] = []
        var leafHashes: [Digest] = []
        headers.reserveCapacity(acts.count)
        leafHashes.reserveCapacity(acts.count)
        for (offset, act) in acts.enumerated() {
            let number = first + offset
            let header = try ActPlacement.header(act.leaf, of: journal, number: number)
            if let body = act.body {
                let file = BodyCommitment.file(salt: body.salt, body: body.bytes)
                guard hashing.digest(file) == header.body else { throw .body(journal: journal, number: number) }
                do { _ = try CanonicalJSON.parse(body.bytes, limits: .body) } catch {
                    throw .bodyForm(path: "\(place)/bodies/\(header.body.hexadecimal)", error)
                }
            }
            let hash = hashing.leaf(act.leaf)
            tree.append(hash, hashing: hashing)
            headers.append(header)
            leafHashes.append(hash)
        }
        guard tree.root(hashing: hashing) == verified.checkpoint.root else {
            throw .root(journal: journal, firstDifference: nil)
        }
        return CheckedPart(part: self, key: key, head: verified, headers: headers, leafHashes: leafHashes)
    }
}

/// Whether a leaf is the header of an act that may stand where it stands.
enum ActPlacement {
    /// Reads a leaf, and refuses one that belongs to another journal or place.
    static func header(_ leaf: [UInt8], of journal: JournalName, number: Int) throws(PouchError) -> ActHeader {
        let header: ActHeader
        do throws(RecordError) { header = try ActHeader(bytes: leaf) } catch {
            throw .header(journal: journal, number: number, error)
        }
        guard header.journal.utf8.elementsEqual(journal.description.utf8), header.number == number else {
            throw .place(journal: journal, number: number)
        }
        return header
    }
}
