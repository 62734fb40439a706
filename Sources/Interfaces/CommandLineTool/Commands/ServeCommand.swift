import Arguments
import Messages
import Operations

/// `suivi serve`: shows the register in a browser on this machine.
enum ServeCommand: CommandAction {
    static let declaration = Command(
        "serve", "Show the register in a browser: the conclusions, each conclusion, each document.",
        discussion: ["The pages are read only and are served to this machine alone."],
        options: [.value("port", "NUMBER", "The port; else 8017.")],
        examples: [Example("suivi serve --port 8017")])

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        .done
    }
}
