/// Reads one command line from left to right.
struct Parser {
    private let tree: CommandTree
    private let arguments: [String]
    private var position = 0
    private var command: Command
    private var path: [String] = []
    /// Whether a word may still name a subcommand: nothing of the command itself has been met.
    private var isChoosingCommand = true
    private var optionValues: [String: [String]] = [:]
    private var flags: Set<String> = []
    private var words: [String] = []

    init(tree: CommandTree, arguments: [String]) {
        self.tree = tree
        self.arguments = arguments
        self.command = tree.root
    }

    mutating func parse() throws(UsageError) -> Invocation {
        if let page = try requestedHelp() { return .help(page) }
        while let argument = next() {
            if argument == "--" {
                words += arguments[position...]
                break
            }
            if argument.hasPrefix("--") {
                try readLong(argument)
            } else if isShort(argument) {
                try readShort(argument)
            } else {
                try readWord(argument)
            }
        }
        return .run(try parsed())
    }

    private mutating func next() -> String? {
        guard position < arguments.count else { return nil }
        defer { position += 1 }
        return arguments[position]
    }

    private func error(_ reason: UsageError.Reason) -> UsageError {
        UsageError(reason, command: ([tree.root.name] + path).joined(separator: " "))
    }

    private var knownOptions: [Option] { command.options + tree.globalOptions }
}

extension Parser {
    /// The help page, if it is asked for anywhere before a `--`.
    ///
    /// No value of an option can be mistaken for the request, because a value that starts with a dash is only
    /// accepted after an equals sign.
    private func requestedHelp() throws(UsageError) -> HelpPage? {
        let own = arguments.prefix { $0 != "--" }
        guard own.contains(where: { $0 == "--help" || $0 == "-h" }) else { return nil }
        var walker = self
        while let argument = walker.next(), argument != "--" {
            guard argument.hasPrefix("-") else {
                guard walker.isChoosingCommand else { break }
                try walker.readWord(argument)
                continue
            }
            // The value of a global option is not a command's name.
            let isValued = tree.globalOptions.contains {
                $0.placeholder != nil && ($0.typed == argument || $0.short.map { "-\($0)" } == argument)
            }
            if isValued, let value = walker.peeked, !value.hasPrefix("-") { walker.position += 1 }
        }
        return tree.helpPage(for: walker.path)
    }

    private var peeked: String? { position < arguments.count ? arguments[position] : nil }

    /// Whether an argument is a short option and not `-` alone or a negative number.
    private func isShort(_ argument: String) -> Bool {
        guard argument.hasPrefix("-"), argument.count > 1 else { return false }
        return !Self.isNegativeNumber(argument)
    }

    private static func isNegativeNumber(_ argument: String) -> Bool {
        argument.utf8.count > 1 && argument.utf8.first == UInt8(ascii: "-")
            && argument.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension Parser {
    private mutating func readWord(_ word: String) throws(UsageError) {
        if isChoosingCommand, let next = command.subcommands.first(where: { $0.name == word }) {
            command = next
            path.append(word)
            return
        }
        guard !command.parameters.isEmpty || command.subcommands.isEmpty else {
            let names = command.subcommands.map(\.name)
            throw error(.unknownCommand(word, suggestion: Suggestion.nearest(to: word, among: names)))
        }
        isChoosingCommand = false
        words.append(word)
    }

    private mutating func readLong(_ argument: String) throws(UsageError) {
        let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.first.map(String.init) ?? ""
        guard let option = knownOptions.first(where: { $0.name == name }) else {
            let names = knownOptions.map(\.typed) + [Option.help.typed]
            let typed = "--" + name
            throw error(.unknownOption(typed, suggestion: Suggestion.nearest(to: typed, among: names)))
        }
        try read(option, typed: option.typed, attached: parts.count > 1 ? String(parts[1]) : nil)
    }

    private mutating func readShort(_ argument: String) throws(UsageError) {
        var letters = argument.dropFirst()
        while let letter = letters.popFirst() {
            let typed = "-\(letter)"
            guard let option = knownOptions.first(where: { $0.short == letter }) else {
                throw error(.unknownOption(typed, suggestion: nil))
            }
            if option.placeholder == nil {
                let attached = letters.first == "=" ? String(letters.dropFirst()) : nil
                try read(option, typed: typed, attached: attached)
                continue
            }
            if letters.first == "=" { letters = letters.dropFirst() }
            try read(option, typed: typed, attached: letters.isEmpty ? nil : String(letters))
            return
        }
    }

    private mutating func read(_ option: Option, typed: String, attached: String?) throws(UsageError) {
        if !tree.globalOptions.contains(option) { isChoosingCommand = false }
        guard let placeholder = option.placeholder else {
            if let attached { throw error(.unexpectedValue(attached, option: typed)) }
            flags.insert(option.name)
            return
        }
        guard let value = attached ?? followingValue() else {
            throw error(.missingValue(option: typed, placeholder: placeholder))
        }
        guard option.isRepeatable || optionValues[option.name] == nil else {
            throw error(.givenTwice(option: typed))
        }
        guard option.choices.isEmpty || option.choices.contains(value) else {
            throw error(.unknownChoice(value, of: typed, choices: option.choices))
        }
        optionValues[option.name, default: []].append(value)
    }

    private mutating func followingValue() -> String? {
        guard let value = peeked, !value.hasPrefix("-") || value == "-" || Self.isNegativeNumber(value) else {
            return nil
        }
        position += 1
        return value
    }
}

extension Parser {
    private func parsed() throws(UsageError) -> ParsedArguments {
        guard command.isRunnable else {
            if let word = words.first { throw error(.unknownCommand(word, suggestion: nil)) }
            throw error(.missingCommand)
        }
        for option in knownOptions where option.isRequired && optionValues[option.name] == nil {
            throw error(.missingOption(option.typed))
        }
        let names = knownOptions.map(\.name) + command.parameters.map(\.name)
        return ParsedArguments(
            path: path,
            program: tree.root.name,
            declaredNames: Set(names),
            optionValues: optionValues,
            flags: flags,
            parameterValues: try assignedWords()
        )
    }

    private func assignedWords() throws(UsageError) -> [String: [String]] {
        var assigned: [String: [String]] = [:]
        var rest = words[...]
        for parameter in command.parameters {
            if parameter.isRequired, rest.isEmpty { throw error(.missingParameter(parameter.name)) }
            let taken = parameter.isRepeated ? rest : rest.prefix(1)
            rest = rest.dropFirst(taken.count)
            if !taken.isEmpty { assigned[parameter.name] = Array(taken) }
        }
        if let word = rest.first { throw error(.unexpectedParameter(word)) }
        return assigned
    }
}
