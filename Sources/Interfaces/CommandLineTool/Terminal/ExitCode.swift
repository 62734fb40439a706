/// How a command ends.
public enum ExitCode: Int32, Sendable {
    case done = 0
    /// Refused, or not found.
    case refused = 1
    /// The command line makes no sense.
    case usage = 2
    /// Damaged or hostile input.
    case damaged = 3
    /// The machine failed.
    case failed = 4
}
