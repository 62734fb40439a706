import Arguments
import Testing

@Suite("Usage error")
struct UsageErrorTests {
    @Test(
        "A wrong line is answered with what to change",
        arguments: [
            ("", "A command is missing; 'suivi --help' lists the commands"),
            ("mechanism", "A command is missing; 'suivi mechanism --help' lists the commands"),
            ("conclusion", "'conclusion' is not a command; did you mean 'conclusions'?"),
            ("raed x", "'raed' is not a command; did you mean 'read'?"),
            ("conc", "'conc' is not a command; did you mean 'conclusions'?"),
            ("paint", "'paint' is not a command; 'suivi --help' lists the commands"),
            ("mechanism ruels", "'ruels' is not a command; did you mean 'rules'?"),
            ("paint --help", "'paint' is not a command; 'suivi --help' lists the commands"),
            ("-- conclusions", "'conclusions' is not a command; 'suivi --help' lists the commands"),
            ("conclusions --jsno", "'--jsno' is not an option here; did you mean '--json'?"),
            ("conclusions --kidn=offer", "'--kidn' is not an option here; did you mean '--kind'?"),
            ("conclusions --registre /r", "'--registre' is not an option here; did you mean '--register'?"),
            (
                "conclusions --colour",
                "'--colour' is not an option here; 'suivi conclusions --help' lists the options"
            ),
            ("conclusions -jx", "'-x' is not an option here; 'suivi conclusions --help' lists the options"),
            ("--json conclusions", "'--json' is not an option here; 'suivi --help' lists the options"),
            (
                "conclusions --limit",
                "'--limit' needs a value: write --limit COUNT, or --limit=COUNT if it starts with a dash"
            ),
            (
                "conclusions -o --json",
                "'-o' needs a value: write -o COLUMN, or -o=COLUMN if it starts with a dash"
            ),
            ("conclusions --json=yes", "'--json' takes no value, but 'yes' was given; write --json alone"),
            ("conclusions -j=yes", "'-j' takes no value, but 'yes' was given; write -j alone"),
            ("conclusions --limit 1 --limit 2", "'--limit' was given twice; give it once"),
            ("-r /a conclusions --register=/b", "'--register' was given twice; give it once"),
            ("conclusions -k promise", "'promise' is not accepted for -k; write one of: commitment, offer, request"),
            ("mechanism rename Lakes", "'--since' is missing; see 'suivi mechanism rename --help'"),
            ("mechanism rename --since=1", "NAME is missing; see 'suivi mechanism rename --help'"),
            ("read", "FILE is missing; see 'suivi read --help'"),
            ("session 1 2", "'2' is one word too many; quote a text with spaces, or see 'suivi session --help'"),
        ]
    )
    func messages(line: String, message: String) {
        let error = #expect(throws: UsageError.self) { _ = try Sample.parsed(line) }
        #expect(error?.description == message)
    }

    @Test(
        "A value that is no fitting number is refused",
        arguments: [
            ("ten", "'ten' is not a whole number, which --limit needs; write digits, for example 12"),
            ("+1", "'+1' is not a whole number, which --limit needs; write digits, for example 12"),
            ("", "'' is not a whole number, which --limit needs; write digits, for example 12"),
            ("--1", "'--1' is not a whole number, which --limit needs; write digits, for example 12"),
            ("0", "0 is out of range for --limit; write a number from 1 to 50"),
            ("-1", "-1 is out of range for --limit; write a number from 1 to 50"),
            (
                "99999999999999999999",
                "99999999999999999999 is out of range for --limit; write a number from 1 to 50"
            ),
        ]
    )
    func integers(text: String, message: String) throws {
        let arguments = try #require(try Sample.parsed("conclusions --limit=" + text))
        let error = #expect(throws: UsageError.self) { _ = try arguments.integer("limit", in: 1...50) }
        #expect(error?.description == message)
    }

    private enum Order: String, CaseIterable { case due, number }

    @Test("A value is read as a case of the caller's type, or the cases are listed")
    func cases() throws {
        #expect(try Sample.parsed("conclusions -o due")?.value("order", as: Order.self) == .due)
        #expect(try Sample.parsed("conclusions")?.value("order", as: Order.self) == nil)
        let arguments = try #require(try Sample.parsed("conclusions -o size"))
        let error = #expect(throws: UsageError.self) { _ = try arguments.value("order", as: Order.self) }
        #expect(error?.description == "'size' is not accepted for --order; write one of: due, number")
    }

    @Test("A caller's own refusal reads like the others")
    func refusal() throws {
        let arguments = try #require(try Sample.parsed("conclusions -o size"))
        let error = arguments.error(.refusedValue("size", of: "--order", because: "there is no such column"))
        #expect(error.description == "'size' is refused for --order: there is no such column")
        #expect(error.command == "suivi conclusions")
    }

    @Test("A message is translated by its key and filled with its arguments")
    func translation() throws {
        let error = #expect(throws: UsageError.self) { _ = try Sample.parsed("read") }
        #expect(error?.messageKey == "{parameter} is missing; see '{command} --help'")
        #expect(error?.messageArguments == ["parameter": "FILE", "command": "suivi read"])
        let french = [
            "{parameter} is missing; see '{command} --help'": "{parameter} manque ; voir « {command} --help »"
        ]
        let words = ["FILE": "FICHIER"]
        let message = error?.message { french[$0] ?? words[$0] ?? $0 }
        #expect(message == "FICHIER manque ; voir « suivi read --help »")
    }

    @Test("What was typed can neither drive the terminal nor fill it, nor fill a placeholder")
    func hostile() {
        let escape = #expect(throws: UsageError.self) { _ = try Sample.tree.parse(["\u{1B}[2J\u{9B}"]) }
        #expect(
            escape?.description == "'\u{FFFD}[2J\u{FFFD}' is not a command; 'suivi --help' lists the commands"
        )
        let long = #expect(throws: UsageError.self) {
            _ = try Sample.tree.parse([String(repeating: "é", count: 100_000)])
        }
        #expect(
            long?.description
                == "'\(String(repeating: "é", count: 400))…' is not a command; 'suivi --help' lists the commands"
        )
        let placeholder = #expect(throws: UsageError.self) { _ = try Sample.tree.parse(["{command}{"]) }
        #expect(placeholder?.description == "'{command}{' is not a command; 'suivi --help' lists the commands")
    }
}
