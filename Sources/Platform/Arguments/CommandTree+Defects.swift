extension CommandTree {
    /// What is wrong with the declaration, for a test to find empty: names used twice, parameters nothing can reach.
    public var defects: [String] {
        defects(of: root, at: root.name)
    }

    private func defects(of command: Command, at path: String) -> [String] {
        let options = globalOptions + command.options + [.help]
        var found = Self.duplicates(in: options.map(\.typed)).map { "\(path): \($0) is declared twice" }
        found += Self.duplicates(in: options.compactMap { $0.short.map { "-\($0)" } })
            .map { "\(path): \($0) is declared twice" }
        found += Self.duplicates(in: command.parameters.map(\.name)).map { "\(path): \($0) is declared twice" }
        found += Self.duplicates(in: command.subcommands.map(\.name)).map { "\(path): \($0) is declared twice" }
        for (earlier, later) in zip(command.parameters, command.parameters.dropFirst()) {
            if earlier.isRepeated {
                found.append("\(path): \(later.name) comes after \(earlier.name), which takes all that is left")
            } else if !earlier.isRequired, later.isRequired {
                found.append("\(path): \(later.name) is required but comes after \(earlier.name), which is not")
            }
        }
        if !command.isRunnable, command.subcommands.isEmpty {
            found.append("\(path): the group has no commands")
        }
        return found + command.subcommands.flatMap { defects(of: $0, at: "\(path) \($0.name)") }
    }

    private static func duplicates(in names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { !seen.insert($0).inserted }
    }
}
