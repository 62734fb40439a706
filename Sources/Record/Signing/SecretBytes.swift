import CSodium

/// Secret bytes in memory of their own: never swapped out where the system allows, and wiped when released.
///
/// Unchecked because a pointer is never `Sendable`: the bytes are written by the initialiser only, and afterwards the
/// pages are read-only.
final class SecretBytes: @unchecked Sendable {
    private let start: UnsafeMutablePointer<UInt8>
    let count: Int

    /// Makes room and lets it be filled; answers nothing if there is no memory, or if `fill` says that it failed.
    init?(count: Int, fill: (UnsafeMutablePointer<UInt8>) -> Bool) {
        guard Sodium.isReady, let memory = sodium_malloc(count) else { return nil }
        start = memory.assumingMemoryBound(to: UInt8.self)
        self.count = count
        // From here on the memory is freed with the object, whatever is returned.
        guard fill(start) else { return nil }
        sodium_mprotect_readonly(memory)
    }

    /// Wipes the bytes, too.
    deinit { sodium_free(start) }

    /// The bytes, to be read only while the function runs.
    func withBytes<Result>(_ read: (UnsafePointer<UInt8>) -> Result) -> Result {
        // Otherwise the last use of the object might be before the use of the pointer.
        withExtendedLifetime(self) { read(start) }
    }
}
