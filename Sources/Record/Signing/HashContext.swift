import CCrypto
import CSodium
import CanonicalBytes
import Glibc

/// The contexts in which OpenSSL computes, one a thread.
enum HashContext {
    /// What is made once in the life of the program and never changed or freed.
    ///
    /// Unchecked because a pointer is never `Sendable`: OpenSSL counts the owners of a fetched algorithm atomically and
    /// never changes it, and a thread-specific key is made for being shared.
    private struct Shared: @unchecked Sendable {
        let algorithm = EVP_MD_fetch(nil, "SHA256", nil)
        let key: pthread_key_t?

        init() {
            var key = pthread_key_t()
            self.key = pthread_key_create(&key, freeContext) == 0 ? key : nil
        }
    }

    private static let shared = Shared()

    /// A context that is ready for the first bytes, or nothing if OpenSSL has no memory or no such algorithm.
    static func make() -> OpaquePointer? {
        guard let algorithm = shared.algorithm, let context = EVP_MD_CTX_new() else { return nil }
        if EVP_DigestInit_ex2(context, algorithm, nil) == 1 { return context }
        EVP_MD_CTX_free(context)
        return nil
    }

    /// The SHA-256 of two pieces, one after the other.
    ///
    /// Libsodium computes the same where OpenSSL can't, so a hash never fails.
    static func digest(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Digest {
        words { words in
            if let context = ofThisThread(), EVP_DigestInit_ex2(context, shared.algorithm, nil) == 1,
                first.isEmpty || EVP_DigestUpdate(context, first.baseAddress, first.count) == 1,
                EVP_DigestUpdate(context, second.baseAddress, second.count) == 1,
                EVP_DigestFinal_ex(context, words, nil) == 1
            {
                return
            }
            var state = crypto_hash_sha256_state()
            crypto_hash_sha256_init(&state)
            for piece in [first, second] {
                guard let start = piece.baseAddress else { continue }
                crypto_hash_sha256_update(&state, start.assumingMemoryBound(to: UInt8.self), UInt64(piece.count))
            }
            crypto_hash_sha256_final(&state, words)
        }
    }

    /// The digest that a function writes as 32 bytes.
    static func words(_ write: (UnsafeMutablePointer<UInt8>) -> Void) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { buffer in
            buffer.withMemoryRebound(to: UInt8.self) { bytes in
                if let start = bytes.baseAddress { write(start) }
            }
            func word(_ place: Int) -> UInt64 {
                UInt64(bigEndian: buffer.load(fromByteOffset: 8 * place, as: UInt64.self))
            }
            return Digest(words: (word(0), word(1), word(2), word(3)))
        }
    }

    private static func ofThisThread() -> OpaquePointer? {
        guard let key = shared.key else { return nil }
        if let context = pthread_getspecific(key) { return OpaquePointer(context) }
        guard shared.algorithm != nil, let context = EVP_MD_CTX_new() else { return nil }
        if pthread_setspecific(key, UnsafeRawPointer(context)) == 0 { return context }
        EVP_MD_CTX_free(context)
        return nil
    }
}

/// Frees the context of a thread that ends.
///
/// A top-level function, because C calls it.
private func freeContext(_ context: UnsafeMutableRawPointer?) {
    EVP_MD_CTX_free(context.map { OpaquePointer($0) })
}
