public import CanonicalBytes

/// The hash function of a journal, handed in so that this module needs no cryptographic library.
///
/// The three functions are those of RFC 9162 §2.1.1 over SHA-256. An implementation may reuse one context for all calls;
/// so it belongs to one task at a time.
public protocol MerkleHashing {
    /// The plain SHA-256 of bytes.
    func digest(_ bytes: Span<UInt8>) -> Digest

    /// The hash of a leaf: SHA-256(0x00 ‖ bytes).
    func leaf(_ bytes: Span<UInt8>) -> Digest

    /// The hash of an inner node: SHA-256(0x01 ‖ left ‖ right).
    func node(_ left: Digest, _ right: Digest) -> Digest
}

extension MerkleHashing {
    /// The plain SHA-256 of bytes.
    public func digest(_ bytes: [UInt8]) -> Digest { digest(bytes.span) }

    /// The hash of a leaf: SHA-256(0x00 ‖ bytes).
    public func leaf(_ bytes: [UInt8]) -> Digest { leaf(bytes.span) }
}

extension Digest {
    /// The root of a journal without leaves: SHA-256 of nothing (RFC 9162 §2.1.1).
    public static let emptyRoot = Digest(
        words: (0xe3b0_c442_98fc_1c14, 0x9afb_f4c8_996f_b924, 0x27ae_41e4_649b_934c, 0xa495_991b_7852_b855)
    )
}
