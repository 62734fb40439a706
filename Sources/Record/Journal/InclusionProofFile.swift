public import CanonicalBytes

/// A file that proves that an act stands in a journal (C2SP tlog-proof@v1, a draft).
///
/// ```
/// c2sp.org/tlog-proof@v1
/// index 777
/// C2faq3eWuOILQT5Sx1ZRzN1kwlCi6pL2jCJ/ipueSrA=
/// …
///
/// <the checkpoint note>
/// ```
public struct InclusionProofFile: Hashable, Sendable {
    static let version = "c2sp.org/tlog-proof@v1"

    /// Bytes that travel along and prove nothing; empty bytes can't be told from none.
    public let extra: [UInt8]?
    /// The place of the act.
    public let index: UInt64
    /// The hashes from the leaf's sibling up.
    public let proof: [Digest]
    /// The checkpoint note, verbatim.
    public let checkpoint: [UInt8]

    /// Makes a proof file.
    public init(index: UInt64, proof: [Digest], checkpoint: [UInt8], extra: [UInt8]? = nil) {
        self.extra = extra?.isEmpty == true ? nil : extra
        self.index = index
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// Reads a proof file; what follows the blank line is kept as it is.
    public init(parsing bytes: [UInt8]) throws(InclusionProofError) {
        if bytes.count > SignedNote.largestNote + (1 << 20) { throw .malformed(line: 1) }
        var rest = bytes[...]
        var number = 0
        func line() throws(InclusionProofError) -> ArraySlice<UInt8> {
            number += 1
            guard let end = rest.firstIndex(of: 0x0A) else { throw .malformed(line: number) }
            defer { rest = rest[(end + 1)...] }
            return rest[..<end]
        }
        guard try line().elementsEqual(Self.version.utf8) else { throw .otherVersion }
        var current = try line()
        var extra: [UInt8]?
        if current.starts(with: "extra ".utf8) {
            extra = Base64.decode(String(decoding: current.dropFirst(6), as: UTF8.self))
            if extra?.isEmpty != false { throw .malformed(line: number) }
            current = try line()
        }
        guard current.starts(with: "index ".utf8), let index = Decimal.read(current.dropFirst(6)) else {
            throw .malformed(line: number)
        }
        var proof: [Digest] = []
        current = try line()
        while !current.isEmpty {
            guard proof.count < 64, let hash = Digest(base64: String(decoding: current, as: UTF8.self)) else {
                throw .malformed(line: number)
            }
            proof.append(hash)
            current = try line()
        }
        self.extra = extra
        self.index = index
        self.proof = proof
        checkpoint = Array(rest)
    }

    /// The file.
    public var bytes: [UInt8] {
        var text = Self.version + "\n"
        if let extra { text += "extra \(Base64.encode(extra))\n" }
        text += "index \(index)\n"
        for hash in proof {
            text += hash.base64 + "\n"
        }
        return Array((text + "\n").utf8) + checkpoint
    }

    /// Checks that a leaf stands where the file says, in the journal whose key is given.
    ///
    /// Answers the head that covers it, with the cosignatures found.
    public func verify(
        leaf: [UInt8],
        of journal: JournalName,
        key: VerifierKey,
        cosigners: [VerifierKey] = [],
        required: [VerifierKey] = [],
        hashing: some MerkleHashing,
        verifier: some SignatureVerifying
    ) throws(InclusionProofError) -> VerifiedCheckpoint {
        let head: VerifiedCheckpoint
        do throws(CheckpointError) {
            head = try VerifiedCheckpoint(
                opening: checkpoint,
                of: journal,
                key: key,
                cosigners: cosigners,
                required: required,
                verifier: verifier
            )
        } catch {
            throw .checkpoint(error)
        }
        let isIncluded = MerkleProof.includes(
            leafHash: hashing.leaf(leaf),
            index: index,
            size: head.checkpoint.size,
            root: head.checkpoint.root,
            proof: proof,
            hashing: hashing
        )
        if !isIncluded { throw .notIncluded(index: index, size: head.checkpoint.size) }
        return head
    }
}

/// Why a proof file doesn't prove what it should.
public enum InclusionProofError: Error, Hashable, Sendable, CustomStringConvertible {
    case otherVersion
    case malformed(line: Int)
    case checkpoint(CheckpointError)
    case notIncluded(index: UInt64, size: UInt64)

    public var description: String {
        switch self {
        case .otherVersion: "the file does not begin with \(InclusionProofFile.version); it is no proof of this kind"
        case .malformed(let line): "line \(line) of the proof is malformed; ask for the original file"
        case .checkpoint(let error): error.description
        case .notIncluded(let index, let size):
            "this is not act \(index) of the \(size) acts under the signed head; the act or the proof was changed"
        }
    }
}
