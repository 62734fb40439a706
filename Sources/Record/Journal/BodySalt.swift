/// The 32 random bytes that keep a body from being guessed by its commitment.
public struct BodySalt: Hashable, Sendable {
    /// The number of bytes.
    public static let length = 32

    /// The bytes.
    public let bytes: [UInt8]

    /// Makes a salt from exactly 32 bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = Array(bytes)
    }
}
