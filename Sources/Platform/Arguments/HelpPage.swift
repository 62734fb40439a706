/// The help page of one command.
public struct HelpPage: Hashable, Sendable {
    /// The names that lead to the command, the program's first.
    public let path: [String]
    /// The command.
    public let command: Command
    /// The options that every command accepts.
    public let globalOptions: [Option]

    /// Words of the page that don't come from a declaration, all of them keys of translations.
    public static let fixedWords = [
        Words.usage, Words.commandPlace, Words.optionsPlace, Words.commands, Words.parameters, Words.options,
        Words.globalOptions, Words.examples, Words.required, Words.repeatable, Words.choices, Words.more,
        Option.help.summary,
    ]

    enum Words {
        static let usage = "Usage:"
        static let commandPlace = "COMMAND"
        static let optionsPlace = "OPTIONS"
        static let commands = "Commands:"
        static let parameters = "Parameters:"
        static let options = "Options:"
        static let globalOptions = "Options of every command:"
        static let examples = "Examples:"
        static let required = "Required."
        static let repeatable = "May be given several times."
        static let choices = "One of: {choices}."
        static let more = "'{command} COMMAND --help' tells more about a command."
    }
}
