import CCrypto
import CSodium
public import CanonicalBytes

extension SHA256 {
    /// The SHA-256 of bytes that arrive piece by piece: append them, then ask once for the digest.
    public struct Stream: ~Copyable {
        private let context: OpaquePointer?
        /// Used where OpenSSL gives no context; the values are the same.
        private var spare = crypto_hash_sha256_state()

        /// Begins with no bytes.
        public init() {
            context = HashContext.make()
            if context == nil { crypto_hash_sha256_init(&spare) }
        }

        deinit { EVP_MD_CTX_free(context) }

        /// Goes on with these bytes.
        public mutating func append(_ bytes: Span<UInt8>) {
            bytes.withUnsafeBufferPointer { append(UnsafeRawBufferPointer($0)) }
        }

        /// Goes on with these bytes.
        public mutating func append(_ bytes: [UInt8]) {
            append(bytes.span)
        }

        /// Goes on with these bytes.
        mutating func append(_ bytes: UnsafeRawBufferPointer) {
            if let context {
                EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
            } else if let start = bytes.baseAddress {
                crypto_hash_sha256_update(&spare, start.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
            }
        }

        /// The digest of all bytes so far; the stream ends.
        public consuming func digest() -> Digest {
            HashContext.words { words in
                if let context {
                    EVP_DigestFinal_ex(context, words, nil)
                } else {
                    crypto_hash_sha256_final(&spare, words)
                }
            }
        }
    }
}
