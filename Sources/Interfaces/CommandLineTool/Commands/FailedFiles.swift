import Messages

/// The files of one call that could not be read.
struct FailedFiles {
    private var count = 0
    private var code = ExitCode.done

    /// Says at once what is wrong with a file.
    mutating func add(_ failure: CommandFailure, _ console: Console) {
        console.complain(failure.text(console))
        count += 1
        // The gravest reason is the call's: the codes are in that order.
        if failure.exitCode.rawValue > code.rawValue { code = failure.exitCode }
    }

    /// Says how many files of a call were not read; how the call ends.
    func summary(of total: Int, _ console: Console) -> ExitCode {
        guard count > 0 else { return .done }
        guard total > 1 else {
            console.complain(console.text(Message("The file was not read.")))
            return code
        }
        console.complain(
            console.text(
                .plural(
                    one: "{count} of {total} files was not read.",
                    other: "{count} of {total} files were not read.",
                    count: count,
                    arguments: ["total": String(total)]
                )
            )
        )
        return code
    }
}
