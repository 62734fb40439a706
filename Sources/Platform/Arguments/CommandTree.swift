/// All commands of a program, with the options that every one of them accepts.
public struct CommandTree: Hashable, Sendable {
    /// The program: its name and its commands.
    public let root: Command
    /// Options accepted at every level, before and after the command's name.
    public let globalOptions: [Option]

    /// Describes a program.
    public init(root: Command, globalOptions: [Option] = []) {
        self.root = root
        self.globalOptions = globalOptions
    }

    /// Reads what was typed after the program's name.
    ///
    /// `--help` or `-h` before a `--` gives the help page of the command it stands with, whatever else is wrong.
    public func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
        var parser = Parser(tree: self, arguments: arguments)
        return try parser.parse()
    }

    /// The help page of a command.
    ///
    /// - Parameter path: The names that lead to it without the program's; empty for the program itself.
    /// - Returns: Nothing when there is no such command.
    public func helpPage(for path: [String]) -> HelpPage? {
        var command = root
        for name in path {
            guard let next = command.subcommands.first(where: { $0.name == name }) else { return nil }
            command = next
        }
        return HelpPage(path: [root.name] + path, command: command, globalOptions: globalOptions)
    }

    /// The paths of all commands that do something, in the order of declaration.
    public var runnablePaths: [[String]] {
        Self.runnablePaths(under: root, at: [])
    }

    private static func runnablePaths(under command: Command, at path: [String]) -> [[String]] {
        (command.isRunnable ? [path] : [])
            + command.subcommands.flatMap { runnablePaths(under: $0, at: path + [$0.name]) }
    }
}
