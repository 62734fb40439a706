import Arguments
import Glibc
import Messages
import Operations

/// The passphrase of the key: from a file that the user names, or typed without being shown.
struct Passphrase {
    let context: CommandContext

    /// The passphrase of a key that exists.
    func existing() throws(CommandFailure) -> String {
        if let file = try fromFile() { return file }
        return try typed(Message("Passphrase: "))
    }

    /// A passphrase for a new key: typed twice.
    func new() throws(CommandFailure) -> String {
        if let file = try fromFile() { return file }
        let first = try typed(Message("New passphrase: "))
        guard first.count >= 8 else {
            throw .reason(Message("The passphrase is too short: use at least 8 characters"), .refused)
        }
        guard try typed(Message("Again: ")) == first else {
            throw .reason(Message("The two passphrases are not the same; nothing was written"), .refused)
        }
        return first
    }

    /// The first line of the file named by `--passphrase-file` or the variable `SUIVI_PASSPHRASE_FILE`.
    private func fromFile() throws(CommandFailure) -> String? {
        guard let path = context.arguments.value("passphrase-file") ?? context.environment["SUIVI_PASSPHRASE_FILE"]
        else { return nil }
        let bytes = try context.perform { () throws(OperationError) in try SmallFile.read(path, limit: 4096) }
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard let text = String(validating: line, as: UTF8.self) else {
            throw .reason(Message("The passphrase in {file} is not UTF-8 text", ["file": path]), .refused)
        }
        return text
    }

    private func typed(_ prompt: Message) throws(CommandFailure) -> String {
        guard isatty(STDIN_FILENO) == 1 else {
            throw .reason(
                Message(
                    "The key is sealed and nobody can type the passphrase here; give it with --passphrase-file FILE"
                ),
                .refused
            )
        }
        context.console.write(context.console.text(prompt))
        var before = termios()
        tcgetattr(STDIN_FILENO, &before)
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            context.console.write("\n")
        }
        guard let line = readLine() else {
            throw .reason(Message("No passphrase was typed; nothing was written"), .refused)
        }
        return line
    }
}
