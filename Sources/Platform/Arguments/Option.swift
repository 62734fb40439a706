/// Something a command accepts by name: a flag (`--json`) or an option with a value (`--status open`).
public struct Option: Hashable, Sendable {
    /// What follows the name on the command line.
    public enum Kind: Hashable, Sendable {
        /// Nothing: the option is there or not.
        case flag
        /// One value, shown in help under this placeholder, for example `STATUS`.
        case value(placeholder: String)
    }

    /// The long name without dashes, for example `status`; it is also the name to ask ``ParsedArguments`` for.
    public let name: String
    /// The letter of the short form, for example `o` for `-o`.
    public let short: Character?
    /// Whether a value follows.
    public let kind: Kind
    /// One line for the help page: English, and the key of its translations.
    public let summary: String
    /// Whether the option may be given several times.
    public let isRepeatable: Bool
    /// Whether the command can't do without it.
    public let isRequired: Bool
    /// The accepted values; empty when any text will do.
    public let choices: [String]

    /// Describes an option that is there or not.
    public static func flag(_ name: String, short: Character? = nil, _ summary: String) -> Option {
        Option(
            name: name,
            short: short,
            kind: .flag,
            summary: summary,
            isRepeatable: false,
            isRequired: false,
            choices: []
        )
    }

    /// Describes an option with a value, as `--name VALUE` or `--name=VALUE`.
    public static func value(
        _ name: String,
        short: Character? = nil,
        _ placeholder: String,
        _ summary: String,
        isRepeatable: Bool = false,
        isRequired: Bool = false,
        choices: [String] = []
    ) -> Option {
        Option(
            name: name,
            short: short,
            kind: .value(placeholder: placeholder),
            summary: summary,
            isRepeatable: isRepeatable,
            isRequired: isRequired,
            choices: choices
        )
    }
}

extension Option {
    /// The option as a person types it.
    var typed: String { "--" + name }

    /// The placeholder of the value, absent for a flag.
    var placeholder: String? {
        switch kind {
        case .flag: nil
        case .value(let placeholder): placeholder
        }
    }

    /// The option that every command has without declaring it.
    static let help = Option.flag("help", short: "h", "Show this help.")
}
