public import Agreement
import CanonicalBytes
public import Consultations
public import Journal

extension Pouch {
    /// What the parties have agreed, computed from the headers alone of the journals that lie among some files.
    ///
    /// The files have to hold (``inspect(paths:limits:verifier:hashing:read:)``): what does not is left out here. What the
    /// acts had seen and is not here makes them wait.
    ///
    /// - Parameters:
    ///   - constitution: The rules that the mechanism was founded with, as the headers have them.
    ///   - paths: The paths of all files.
    ///   - limits: How much is taken.
    ///   - verifier: Ed25519.
    ///   - hashing: SHA-256.
    ///   - read: Reads a file by its path.
    /// - Returns: The agreements of all journals together.
    /// - Throws: ``PouchError`` where the files are no pouch.
    public static func agreement(
        under constitution: Constitution,
        paths: some Collection<String>,
        limits: PouchLimits = PouchLimits(),
        verifier: some SignatureVerifying,
        hashing: some MerkleHashing,
        read: @escaping (String) throws(PouchError) -> [UInt8]
    ) throws(PouchError) -> Agreement {
        var agreement = Agreement(
            founding: constitution.rules,
            named: constitution.name { hashing.digest($0) }
        )
        for folder in try PouchLayout(paths: paths, limits: limits).journals {
            var acts: [(header: ActHeader, leaf: Digest)] = []
            let reader = folder.reader(limits: limits, verifier: verifier, hashing: hashing, read: read)
            let content = try? reader.content(.init(act: { acts.append(($2, hashing.leaf($1))) }))
            guard let history = content?.history,
                var tree = MerkleFrontier(size: UInt64(history.first), peaks: history.before)
            else { continue }
            var root = tree.root(hashing: hashing)
            for (header, leaf) in acts {
                let before = root
                tree.append(leaf, hashing: hashing)
                root = tree.root(hashing: hashing)
                agreement.receive(AgreementAct(header: header, leaf: leaf, rootBefore: before, root: root))
            }
        }
        return agreement
    }
}
