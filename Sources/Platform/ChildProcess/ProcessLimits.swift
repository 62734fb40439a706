/// What a child process may use before it is killed.
public struct ProcessLimits: Hashable, Sendable {
    /// The greatest time from start to end in seconds.
    public var wallSeconds: Int
    /// The greatest processor time in seconds.
    public var cpuSeconds: Int
    /// The greatest address space in bytes.
    public var memoryBytes: Int
    /// The greatest number of bytes on its standard output.
    public var outputBytes: Int

    /// Makes limits; the defaults fit turning one document into text.
    public init(
        wallSeconds: Int = 60,
        cpuSeconds: Int = 60,
        memoryBytes: Int = 1 << 30,
        outputBytes: Int = 64 << 20
    ) {
        self.wallSeconds = wallSeconds
        self.cpuSeconds = cpuSeconds
        self.memoryBytes = memoryBytes
        self.outputBytes = outputBytes
    }
}
