public import Consultations

/// What an operation needs of the machine: the time and random bytes.
///
/// Tests hand in their own.
public struct Machine: Sendable {
    /// The time now.
    public let now: @Sendable () -> Instant
    /// Random bytes from the system's generator, as many as asked for.
    public let random: @Sendable (Int) -> [UInt8]

    public init(now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (Int) -> [UInt8]) {
        self.now = now
        self.random = random
    }
}
