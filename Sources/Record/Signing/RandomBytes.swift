import CSodium

/// Random bytes from the system's generator.
public enum RandomBytes {
    /// As many bytes as asked for, none for a number below 1, unpredictable to anybody else.
    ///
    /// Without a generator the program ends: nothing that is predictable may ever become a key or a salt.
    public static func make(_ count: Int) -> [UInt8] {
        _ = Sodium.isReady
        var bytes = [UInt8](repeating: 0, count: max(count, 0))
        randombytes_buf(&bytes, bytes.count)
        return bytes
    }
}

/// The library, made ready.
enum Sodium {
    /// Whether libsodium found its random generator and its fastest code; must be asked before anything else.
    static let isReady = sodium_init() >= 0
}
