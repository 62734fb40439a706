import Operations

/// The words for an error of an operation.
enum ErrorWording {
    static func text(for error: OperationError, in console: Console) -> String { error.description }
}
