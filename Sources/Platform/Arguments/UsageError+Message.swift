extension UsageError: CustomStringConvertible {
    /// The message in English, with `{name}` where an argument goes: the key of its translations.
    public var messageKey: String {
        switch reason {
        case .unknownCommand(_, nil):
            "'{value}' is not a command; '{command} --help' lists the commands"
        case .unknownCommand:
            "'{value}' is not a command; did you mean '{suggestion}'?"
        case .missingCommand:
            "A command is missing; '{command} --help' lists the commands"
        case .unknownOption(_, nil):
            "'{option}' is not an option here; '{command} --help' lists the options"
        case .unknownOption:
            "'{option}' is not an option here; did you mean '{suggestion}'?"
        case .missingValue:
            "'{option}' needs a value: write {option} {placeholder}, or {option}={placeholder} if it starts with a dash"
        case .unexpectedValue:
            "'{option}' takes no value, but '{value}' was given; write {option} alone"
        case .givenTwice:
            "'{option}' was given twice; give it once"
        case .missingOption:
            "'{option}' is missing; see '{command} --help'"
        case .missingParameter:
            "{parameter} is missing; see '{command} --help'"
        case .unexpectedParameter:
            "'{value}' is one word too many; quote a text with spaces, or see '{command} --help'"
        case .unknownChoice:
            "'{value}' is not accepted for {name}; write one of: {choices}"
        case .notAnInteger:
            "'{value}' is not a whole number, which {name} needs; write digits, for example 12"
        case .outOfRange:
            "{value} is out of range for {name}; write a number from {lowest} to {highest}"
        case .refusedValue:
            "'{value}' is refused for {name}: {because}"
        }
    }

    /// The arguments of the message by name, safe to print: without control characters, and not too long.
    public var messageArguments: [String: String] {
        var arguments = rawArguments
        arguments["command"] = command
        return arguments.mapValues(Printable.text)
    }

    /// The message in a reader's language.
    ///
    /// - Parameters:
    ///   - translate: Gives the translation of a key; a key that it gives back stays English.
    ///   - show: What is done with a value before it goes into the sentence, such as isolating its direction.
    /// - Returns: One sentence, safe to print.
    public func message(
        translate: (String) -> String,
        show: (String) -> String = { $0 }
    ) -> String {
        var arguments = messageArguments
        for name in ["parameter", "placeholder", "name"] {
            if let word = arguments[name] { arguments[name] = translate(word) }
        }
        return Template.fill(translate(messageKey), with: arguments.mapValues(show))
    }

    /// The message in English.
    public var description: String { message { $0 } }

    private var rawArguments: [String: String] {
        switch reason {
        case .unknownCommand(let value, let suggestion):
            ["value": value, "suggestion": suggestion].compactMapValues(\.self)
        case .missingCommand:
            [:]
        case .unknownOption(let option, let suggestion):
            ["option": option, "suggestion": suggestion].compactMapValues(\.self)
        case .missingValue(let option, let placeholder):
            ["option": option, "placeholder": placeholder]
        case .unexpectedValue(let value, let option):
            ["value": value, "option": option]
        case .givenTwice(let option), .missingOption(let option):
            ["option": option]
        case .missingParameter(let parameter):
            ["parameter": parameter]
        case .unexpectedParameter(let value):
            ["value": value]
        case .unknownChoice(let value, let name, let choices):
            ["value": value, "name": name, "choices": choices.joined(separator: ", ")]
        case .notAnInteger(let value, let name):
            ["value": value, "name": name]
        case .outOfRange(let value, let name, let range):
            ["value": value, "name": name, "lowest": "\(range.lowerBound)", "highest": "\(range.upperBound)"]
        case .refusedValue(let value, let name, let because):
            ["value": value, "name": name, "because": because]
        }
    }
}
