/// One command, or a group of commands: a value that says what may be typed and what it means.
public struct Command: Hashable, Sendable {
    /// The word that is typed; for the root, the name of the program.
    public let name: String
    /// One line for lists of commands: English, and the key of its translations.
    public let summary: String
    /// Longer text for the help page, one key a paragraph.
    public let discussion: [String]
    /// What is accepted by place, in order.
    public let parameters: [Parameter]
    /// What is accepted by name.
    public let options: [Option]
    /// Lines to try.
    public let examples: [Example]
    /// The commands of a group.
    public let subcommands: [Command]
    /// Whether the command does something of its own; a group usually doesn't.
    public let isRunnable: Bool

    /// Describes a command that does something.
    ///
    /// Where it has subcommands as well, the first word after it decides: a subcommand's name, or else a parameter.
    public init(
        _ name: String,
        _ summary: String,
        discussion: [String] = [],
        parameters: [Parameter] = [],
        options: [Option] = [],
        examples: [Example] = [],
        subcommands: [Command] = []
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.parameters = parameters
        self.options = options
        self.examples = examples
        self.subcommands = subcommands
        self.isRunnable = true
    }

    /// Describes a group, which does nothing without a subcommand.
    public init(
        group name: String,
        _ summary: String,
        discussion: [String] = [],
        examples: [Example] = [],
        subcommands: [Command]
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.parameters = []
        self.options = []
        self.examples = examples
        self.subcommands = subcommands
        self.isRunnable = false
    }
}
