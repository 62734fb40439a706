/// A command line that can't be understood, with what to change.
public struct UsageError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// No command has this name.
        case unknownCommand(String, suggestion: String?)
        /// A group was named without one of its commands.
        case missingCommand
        /// The command has no such option; it stands here with its dashes.
        case unknownOption(String, suggestion: String?)
        /// An option is without its value.
        case missingValue(option: String, placeholder: String)
        /// A flag was given a value.
        case unexpectedValue(String, option: String)
        /// An option that stands once was given again.
        case givenTwice(option: String)
        /// An option that is always needed is not there.
        case missingOption(String)
        /// A parameter is not there.
        case missingParameter(String)
        /// More words than the command takes.
        case unexpectedParameter(String)
        /// A value is none of those that the option accepts.
        case unknownChoice(String, of: String, choices: [String])
        /// A value is not a whole number.
        case notAnInteger(String, of: String)
        /// A number lies outside what is accepted.
        case outOfRange(String, of: String, ClosedRange<Int>)
        /// A value is refused for a reason of the caller's, already in words.
        case refusedValue(String, of: String, because: String)
    }

    /// What is wrong.
    public let reason: Reason
    /// The command as it is typed, the program's name first, for example `suivi mechanism rules`.
    public let command: String

    /// Describes an error met while reading a command line.
    public init(_ reason: Reason, command: String) {
        self.reason = reason
        self.command = command
    }
}
