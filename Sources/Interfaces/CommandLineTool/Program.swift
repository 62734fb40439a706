import Arguments
import Glibc
import Messages
public import Operations

/// The program `suivi`: reads the command line, runs the command and says how it ended.
public struct Program: Sendable {
    private let environment: [String: String]
    private let machine: Machine

    /// - Parameters:
    ///   - environment: The variables of the process.
    ///   - machine: Where the time and random bytes come from.
    public init(environment: [String: String], machine: Machine) {
        self.environment = environment
        self.machine = machine
    }

    /// Runs one command line, without the program's name in front.
    ///
    /// Returns the exit code.
    public func run(_ arguments: [String]) -> Int32 {
        let console = Console(catalogue: catalogue(chosen: Self.language(in: arguments)))
        let translate: (String) -> String = { console.catalogue.text(key: $0) }
        do {
            switch try Self.tree.parse(arguments) {
            case .help(let page):
                console.write(page.rendered(width: min(console.width ?? 80, 100), translate: translate))
                return ExitCode.done.rawValue
            case .run(let parsed):
                let context = CommandContext(
                    arguments: parsed,
                    console: console,
                    environment: environment,
                    machine: machine
                )
                return run(context).rawValue
            }
        } catch {
            console.complain(console.text(error))
            return ExitCode.usage.rawValue
        }
    }

    private func run(_ context: CommandContext) -> ExitCode {
        guard
            let action = Self.actions.first(where: { [$0.declaration.name] == Array(context.arguments.path.prefix(1)) })
        else { return .usage }
        do { return try action.run(context) } catch {
            context.console.complain(error.text(context.console))
            return error.exitCode
        }
    }

    private func catalogue(chosen code: String?) -> Catalogue {
        let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"]
        return (try? Catalogues.carried(code: code, locale: locale)) ?? .english
    }

    /// The language that the command line asks for: needed before it is read, to say what is wrong with it.
    private static func language(in arguments: [String]) -> String? {
        for (index, argument) in arguments.enumerated() {
            if argument == "--language", index + 1 < arguments.count { return arguments[index + 1] }
            if argument.hasPrefix("--language=") { return String(argument.dropFirst("--language=".count)) }
        }
        return nil
    }
}
