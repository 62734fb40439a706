import CSodium

extension SealedKeyFile {
    /// What it costs to try one passphrase (Argon2id, RFC 9106, with one lane).
    public struct Cost: Hashable, Sendable {
        /// How often the memory is passed over, 1 to 16.
        public let passes: Int
        /// The memory in bytes, in whole KiB: 1 MiB to 1 GiB.
        public let memory: Int

        /// Three passes over 64 MiB, as RFC 9106 §4 recommends where memory is scarce: about a tenth of a second.
        public static let usual = Cost(checkedPasses: 3, memory: 64 << 20)

        /// Makes a cost if it lies within the limits, which also bound what a hostile file can ask for.
        public init?(passes: Int, memory: Int) {
            guard (1...16).contains(passes), (1 << 20...1 << 30).contains(memory), memory % 1024 == 0 else {
                return nil
            }
            self.init(checkedPasses: passes, memory: memory)
        }

        private init(checkedPasses passes: Int, memory: Int) {
            self.passes = passes
            self.memory = memory
        }

        /// The key of 32 bytes that seals and opens.
        func wrappingKey(passphrase: String, salt: [UInt8]) throws(KeyError) -> SecretBytes {
            var passphrase = Array(passphrase.utf8CString)
            defer { sodium_memzero(&passphrase, passphrase.count) }
            let key = SecretBytes(count: Int(crypto_aead_xchacha20poly1305_ietf_KEYBYTES)) { start in
                // Without the zero at the end, which is C's and not the person's.
                crypto_pwhash(
                    start,
                    UInt64(crypto_aead_xchacha20poly1305_ietf_KEYBYTES),
                    passphrase,
                    UInt64(passphrase.count - 1),
                    salt,
                    UInt64(passes),
                    memory,
                    crypto_pwhash_ALG_ARGON2ID13
                ) == 0
            }
            guard let key else { throw .tooLittleMemory(bytes: memory) }
            return key
        }
    }
}
