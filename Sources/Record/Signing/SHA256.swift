import CSodium
public import CanonicalBytes
public import Journal

/// SHA-256 (FIPS 180-4) by OpenSSL, which uses the processor's own instructions.
///
/// A value of no size, free to copy and to use on any thread: each thread has one context, which is reused. The
/// algorithm is fetched once; fetching it for every hash would make small inputs two and a half times slower.
public struct SHA256: MerkleHashing, Sendable {
    /// Makes a hash function.
    public init() {}

    /// The plain SHA-256 of bytes.
    public func digest(_ bytes: Span<UInt8>) -> Digest {
        bytes.withUnsafeBufferPointer { bytes in
            HashContext.digest(UnsafeRawBufferPointer(start: nil, count: 0), UnsafeRawBufferPointer(bytes))
        }
    }

    /// The plain SHA-256 of bytes; the same as for a span, and what a bare `SHA256().digest(bytes)` means.
    public func digest(_ bytes: [UInt8]) -> Digest {
        digest(bytes.span)
    }

    /// The hash of a leaf: SHA-256(0x00 ‖ bytes) (RFC 9162 §2.1.1).
    public func leaf(_ bytes: Span<UInt8>) -> Digest {
        if bytes.count < 1024 {
            // Copied behind its prefix and hashed in one piece, a header takes less time than in two.
            return withUnsafeTemporaryAllocation(byteCount: bytes.count + 1, alignment: 1) { buffer in
                buffer[0] = 0x00
                bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[1...]).copyMemory(from: $0) }
                return HashContext.digest(
                    UnsafeRawBufferPointer(start: nil, count: 0),
                    UnsafeRawBufferPointer(buffer)
                )
            }
        }
        return withUnsafeBytes(of: 0x00 as UInt8) { prefix in
            bytes.withUnsafeBufferPointer { HashContext.digest(prefix, UnsafeRawBufferPointer($0)) }
        }
    }

    /// The hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 9162 §2.1.1).
    public func node(_ left: Digest, _ right: Digest) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 72, alignment: 8) { buffer in
            // The prefix stands right before the first word, so that the words are aligned and the 65 bytes in a row.
            buffer[7] = 0x01
            let words = (
                left.words.0.bigEndian, left.words.1.bigEndian, left.words.2.bigEndian, left.words.3.bigEndian,
                right.words.0.bigEndian, right.words.1.bigEndian, right.words.2.bigEndian, right.words.3.bigEndian
            )
            buffer.storeBytes(of: words, toByteOffset: 8, as: type(of: words))
            return HashContext.digest(
                UnsafeRawBufferPointer(start: nil, count: 0),
                UnsafeRawBufferPointer(rebasing: buffer[7..<72])
            )
        }
    }

    /// The SHA-256 of a file of any length, in the memory of one piece of it, and the file's length in bytes.
    ///
    /// - Throws: ``FileError`` if the file is missing or can't be read.
    public func digest(ofFile path: String) throws(FileError) -> (digest: Digest, size: Int) {
        var stream = Stream()
        var size = 0
        try DurableFile.readPieces(path) { piece in
            stream.append(piece)
            size += piece.count
        }
        return (stream.digest(), size)
    }
}
