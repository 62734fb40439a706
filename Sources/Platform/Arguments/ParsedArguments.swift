/// A command with what was given to it, checked against its declaration.
///
/// Names are those of the declaration; asking for one that was never declared stops a debug build.
public struct ParsedArguments: Hashable, Sendable {
    /// The names that lead to the command, without the program's.
    public let path: [String]

    let program: String
    let declaredNames: Set<String>
    let optionValues: [String: [String]]
    let flags: Set<String>
    let parameterValues: [String: [String]]

    /// The value of an option: the last one, when it may be repeated.
    public func value(_ option: String) -> String? {
        values(option).last
    }

    /// All values of an option, in the order in which they were given.
    public func values(_ option: String) -> [String] {
        assert(declaredNames.contains(option), "the command does not declare --\(option)")
        return optionValues[option, default: []]
    }

    /// Whether a flag was given.
    public func flag(_ option: String) -> Bool {
        assert(declaredNames.contains(option), "the command does not declare --\(option)")
        return flags.contains(option)
    }

    /// The value of a parameter.
    public func parameter(_ name: String) -> String? {
        parameters(name).first
    }

    /// All values of a parameter, in the order in which they were given.
    public func parameters(_ name: String) -> [String] {
        assert(declaredNames.contains(name), "the command does not declare \(name)")
        return parameterValues[name, default: []]
    }
}
