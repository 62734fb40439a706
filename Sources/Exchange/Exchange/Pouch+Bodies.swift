import Agreement
public import CanonicalBytes
import Consultations
public import Journal

/// An act among files whose content is shown, and the file in which that lies.
public struct ShownAct: Hashable, Sendable {
    public let journal: JournalName
    public let number: Int
    /// The act's name: `propose`, `report` and so on.
    public let act: String
    /// The hash of its leaf, by which others name a proposal.
    public let leaf: Digest
    /// The proposal that its header answers; nothing where it answers none.
    public let answers: Digest?
    /// The path of the file with its salt and its body.
    public let path: String
    /// What it says, in canonical JSON.
    public let body: [UInt8]
}

extension Pouch {
    /// The acts among some files whose contents are shown, by journal and number.
    ///
    /// - Parameters:
    ///   - files: The payload of a bag, or the folder of an exported journal, by path.
    ///   - verifier: Ed25519.
    ///   - hashing: SHA-256.
    /// - Returns: Each with its content.
    /// - Throws: ``PouchError`` where the files are neither, or a journal does not hold.
    public static func shownActs(
        in files: [String: [UInt8]],
        verifier: some SignatureVerifying,
        hashing: some MerkleHashing
    ) throws(PouchError) -> [ShownAct] {
        let read: (String) throws(PouchError) -> [UInt8] = { path throws(PouchError) in
            guard let bytes = files[path] else { throw .missing(path: path) }
            return bytes
        }
        var shown: [ShownAct] = []
        for folder in try PouchLayout(paths: files.keys, limits: PouchLimits()).journals {
            var bodies: [Digest: [UInt8]] = [:]
            var headers: [(header: ActHeader, leaf: Digest)] = []
            let reader = folder.reader(limits: PouchLimits(), verifier: verifier, hashing: hashing, read: read)
            let content = try reader.content(
                .init(body: { bodies[$0] = $1.bytes }, act: { headers.append(($2, hashing.leaf($1))) })
            )
            shown += headers.compactMap { header, leaf in
                bodies[header.body].map { body in
                    ShownAct(
                        journal: content.history.journal,
                        number: header.number,
                        act: header.act,
                        leaf: leaf,
                        answers: header.word.proposal,
                        path: "\(folder.place)bodies/\(header.body.hexadecimal)",
                        body: body
                    )
                }
            }
        }
        return shown
    }
}

extension Word {
    /// The proposal that it answers, by its leaf hash.
    fileprivate var proposal: Digest? {
        switch self {
        case .consent(let proposal), .object(let proposal), .withdraw(let proposal), .declare(let proposal): proposal
        case .other, .propose, .handOver, .recognise: nil
        }
    }
}
