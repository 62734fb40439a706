/// What a command line asks for.
public enum Invocation: Hashable, Sendable {
    /// To run a command.
    case run(ParsedArguments)
    /// To show a help page.
    case help(HelpPage)
}
