/// Why a child process gave no result.
public enum ProcessError: Error, Hashable, Sendable, CustomStringConvertible {
    /// It could not be started; `code` is `errno`.
    case notStarted(code: Int32)
    /// It was killed after this many seconds.
    case tookTooLong(seconds: Int)
    /// It was killed when it wrote more than this many bytes.
    case tooMuchOutput(limit: Int)
    /// It was ended by a signal.
    case ended(signal: Int32)

    public var description: String {
        switch self {
        case .notStarted(let code): "it could not be started (system error \(code)); check its installation"
        case .tookTooLong(let seconds): "it was stopped after \(seconds) seconds; split the document"
        case .tooMuchOutput(let limit): "it was stopped after writing \(limit) bytes; split the document"
        case .ended(let signal): "it was ended by signal \(signal); the document may be damaged or too large for it"
        }
    }
}
