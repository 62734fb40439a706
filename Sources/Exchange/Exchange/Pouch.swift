import CanonicalBytes
import Consultations
public import Journal

/// One file for mail, stick or diplomatic bag: stretches of journals, and the files that their acts name.
///
/// ```
/// README.txt                                    how to check it, in plain words
/// journals/<participant>/<mechanism>/<number>/  a journal as files: see Journal/JournalExport
/// branches/<n>/<participant>/…                  a further history of a journal, n from 2
/// files/<SHA-256, hex>                          files
/// ```
///
/// This is the payload of a bag (RFC 8493). The tiles of a journal begin at a multiple of 256 acts; those of the right
/// edge before that lie beside them, so that the root is computed from the pouch alone.
public enum Pouch {
    /// The name of the file with the instructions.
    public static let instructions = "README.txt"

    /// Opens the payload of a bag that was found whole, and checks everything in it that can be checked without others.
    ///
    /// - Parameters:
    ///   - files: The files by their paths, without `data/`.
    ///   - limits: How much is taken.
    ///   - verifier: Ed25519.
    ///   - hashing: SHA-256.
    /// - Returns: What it brings, each part of which leads to its head.
    /// - Throws: ``PouchError`` for the first thing that does not hold.
    public static func open(
        files: [String: [UInt8]],
        limits: PouchLimits = PouchLimits(),
        verifier: some SignatureVerifying,
        hashing: some MerkleHashing
    ) throws(PouchError) -> Delivery {
        let layout = try PouchLayout(paths: files.keys, limits: limits)
        let read: (String) throws(PouchError) -> [UInt8] = { path throws(PouchError) in
            guard let bytes = files[path] else { throw .missing(path: path) }
            return bytes
        }
        var parts: [JournalPart] = []
        for folder in layout.journals {
            var bodies: [Digest: OpenedBody] = [:]
            var acts: [PartAct] = []
            let content = try folder.reader(limits: limits, verifier: verifier, hashing: hashing, read: read).content(
                .init(
                    body: { bodies[$0] = $1 },
                    act: { _, leaf, header in acts.append(PartAct(leaf: leaf, body: bodies[header.body])) }
                )
            )
            parts.append(
                JournalPart(
                    journal: content.history.journal,
                    key: "\(content.key)",
                    head: try read(folder.place + "checkpoint"),
                    first: content.history.first,
                    before: content.history.before,
                    acts: acts
                )
            )
        }
        var byDigest: [Digest: [UInt8]] = [:]
        for digest in layout.files {
            byDigest[digest] = try file(digest, limits: limits, hashing: hashing, read: read)
        }
        return Delivery(parts: parts, files: byDigest)
    }

    /// Reads a file of a pouch and compares it with its name.
    static func file(
        _ digest: Digest,
        limits: PouchLimits,
        hashing: some MerkleHashing,
        read: (String) throws(PouchError) -> [UInt8]
    ) throws(PouchError) -> [UInt8] {
        let path = "files/\(digest.hexadecimal)"
        let bytes = try read(path)
        guard bytes.count <= limits.fileBytes else { throw .tooLarge(path: path, limit: limits.fileBytes) }
        guard hashing.digest(bytes) == digest else { throw .file(path: path) }
        return bytes
    }
}
