import Arguments
import Glibc
import Messages
import Operations
import Signing

/// Why a command ends without having done what was asked.
enum CommandFailure: Error {
    case usage(UsageError)
    case operation(OperationError)
    /// A reason of the command's own, and how it ends.
    case reason(Message, ExitCode)

    var exitCode: ExitCode {
        switch self {
        case .usage: .usage
        // The name of a folder where a file belongs, or of nothing: the machine has not failed.
        case .operation(.file(let error)) where error.isWrongName: .refused
        case .operation(let error):
            switch error.severity {
            case .refused: .refused
            case .damaged: .damaged
            case .failed: .failed
            }
        case .reason(_, let code): code
        }
    }

    /// What happened, where, and what to do, in the language of the user.
    func text(_ console: Console) -> String {
        switch self {
        case .usage(let error): console.text(error)
        case .operation(let error): console.text(error)
        case .reason(let message, _): console.text(message)
        }
    }
}

/// Does work that throws a typed error, as a failure of a command.
func attempt<Value, Failure: Error>(
    _ work: () throws(Failure) -> Value,
    _ wrap: (Failure) -> CommandFailure
) throws(CommandFailure) -> Value {
    do { return try work() } catch { throw wrap(error) }
}

extension FileError {
    /// Whether the path names something else than a file, or nothing.
    fileprivate var isWrongName: Bool {
        switch reason {
        case .notAFile: true
        case .system(let code): [EISDIR, ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP].contains(code)
        case .tooLong: false
        }
    }
}
