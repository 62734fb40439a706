import Arguments

/// One command: how it is declared, and what it does.
protocol CommandAction: Sendable {
    /// What may be typed, and what it means.
    static var declaration: Command { get }

    /// Does it.
    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode
}
