public import Storage

/// What a register in memory asks before and after each of its writes: the power may fail at any of them.
public protocol PowerSupply: Sendable {
    /// Whether there is power to read.
    func read() throws(StoreError)

    /// Before a write: after a failure here nothing of it is durable.
    func before(_ write: PowerFailure.Write) throws(StoreError)

    /// After a write: after a failure here all of it is durable, and nobody was told.
    func after(_ write: PowerFailure.Write) throws(StoreError)
}

/// Power that never fails.
public struct SteadyPower: PowerSupply {
    public init() {}
    public func read() {}
    public func before(_ write: PowerFailure.Write) {}
    public func after(_ write: PowerFailure.Write) {}
}

/// Where power failed.
public struct PowerFailure: Hashable, Sendable, CustomStringConvertible {
    public let write: Write
    /// Whether the write was durable by then.
    public let isAfter: Bool

    public init(_ write: Write, isAfter: Bool) {
        self.write = write
        self.isAfter = isAfter
    }

    /// What was being written.
    public enum Write: String, CaseIterable, Hashable, Sendable {
        case announcement
        case append
        case mark
        case checkpoint
        case receipt
        case branch
        case file
        case rows
    }

    public var description: String { "\(isAfter ? "after" : "before") \(write.rawValue)" }
}
