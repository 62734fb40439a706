/// The bytes of a cosignature: when, and the signature (C2SP tlog-cosignature v1, type 0x04).
public struct Cosignature: Hashable, Sendable {
    /// The time, in seconds since 1970, below 2^63.
    public let time: UInt64
    /// The 64 bytes of the Ed25519 signature.
    public let signature: [UInt8]

    init(time: UInt64, signature: [UInt8]) {
        self.time = time
        self.signature = signature
    }

    /// Reads the 72 bytes of a cosignature.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 72 else { return nil }
        time = bytes.prefix(8).reduce(0) { time, byte in time << 8 | UInt64(byte) }
        guard time < 1 << 63 else { return nil }
        signature = Array(bytes.dropFirst(8))
    }

    /// The 72 bytes: eight of time, highest first, then the signature.
    public var bytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * UInt64($0))) } + signature
    }

    /// The message that is signed over a checkpoint's text.
    public static func message(time: UInt64, checkpoint: String) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n\(checkpoint)".utf8)
    }
}
