extension ParsedArguments {
    /// The value of a parameter that the caller can't do without.
    ///
    /// Parsing has already refused a line that lacks a parameter declared as required.
    public func requiredParameter(_ name: String) throws(UsageError) -> String {
        guard let value = parameter(name) else { throw error(.missingParameter(name)) }
        return value
    }

    /// The value of an option that the caller can't do without.
    public func requiredValue(_ option: String) throws(UsageError) -> String {
        guard let value = value(option) else { throw error(.missingOption("--" + option)) }
        return value
    }

    /// The value of an option as a whole number within a range.
    public func integer(_ option: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
        guard let text = value(option) else { return nil }
        return try integer(text, of: "--" + option, in: range)
    }

    /// The value of a parameter as a whole number within a range.
    public func integer(parameter name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
        guard let text = parameter(name) else { return nil }
        return try integer(text, of: name, in: range)
    }

    /// The value of an option as one of a type's cases, by its raw value.
    public func value<Choice>(_ option: String, as type: Choice.Type) throws(UsageError) -> Choice?
    where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
        guard let text = value(option) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw error(.unknownChoice(text, of: "--" + option, choices: Choice.allCases.map(\.rawValue)))
        }
        return choice
    }

    /// An error about this command, for values that only the caller can judge.
    public func error(_ reason: UsageError.Reason) -> UsageError {
        UsageError(reason, command: ([program] + path).joined(separator: " "))
    }

    private func integer(
        _ text: String,
        of name: String,
        in range: ClosedRange<Int>
    ) throws(UsageError) -> Int {
        guard !text.hasPrefix("+"), let number = Int(text) else {
            // Digits alone that don't fit an Int are a number all the same, one out of any range.
            let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
            let isNumber = !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
            throw error(
                isNumber && text.utf8.count - digits.count < 2
                    ? .outOfRange(text, of: name, range) : .notAnInteger(text, of: name)
            )
        }
        guard range.contains(number) else { throw error(.outOfRange(text, of: name, range)) }
        return number
    }
}
