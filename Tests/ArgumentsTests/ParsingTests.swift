import Arguments
import Testing

@Suite("Command line")
struct ParsingTests {
    @Test("The sample declares nothing twice")
    func soundSample() {
        #expect(Sample.tree.defects.isEmpty)
    }

    @Test(
        "The words before the options lead to the command",
        arguments: [
            ("conclusions", ["conclusions"]), ("mechanism rules", ["mechanism", "rules"]),
            ("--register /r mechanism --language fr rules", ["mechanism", "rules"]),
            ("-r rules mechanism rules", ["mechanism", "rules"]), ("session open", ["session", "open"]),
            ("session 2", ["session"]), ("session --json open", ["session"]),
        ]
    )
    func path(line: String, path: [String]) throws {
        #expect(try Sample.parsed(line)?.path == path)
    }

    @Test(
        "An option's value follows in any of the usual forms",
        arguments: ["--order due", "--order=due", "-o due", "-odue", "-o=due", "-jaodue", "-j -a -o due"]
    )
    func values(form: String) throws {
        let arguments = try #require(try Sample.parsed("conclusions " + form))
        #expect(arguments.value("order") == "due")
        #expect(arguments.values("order") == ["due"])
        #expect(arguments.parameters("NUMBER").isEmpty)
    }

    @Test("A flag is there or not")
    func flags() throws {
        let arguments = try #require(try Sample.parsed("conclusions -ja"))
        #expect(arguments.flag("json"))
        #expect(arguments.flag("all"))
        #expect(try Sample.parsed("conclusions")?.flag("json") == false)
    }

    @Test("A repeatable option keeps all values in order")
    func repeated() throws {
        let arguments = try #require(try Sample.parsed("conclusions -k offer --kind=request"))
        #expect(arguments.values("kind") == ["offer", "request"])
        #expect(arguments.value("kind") == "request")
    }

    @Test("Global options are accepted before and after the command", arguments: ["-r /r read a", "read a -r /r"])
    func global(line: String) throws {
        #expect(try Sample.parsed(line)?.value("register") == "/r")
    }

    @Test("Words go to the parameters in order")
    func parameters() throws {
        let arguments = try #require(try Sample.parsed("mechanism rename Lakes --since 2026-01-01 why"))
        #expect(arguments.parameter("NAME") == "Lakes")
        #expect(arguments.parameter("REASON") == "why")
        #expect(try Sample.parsed("read a - c")?.parameters("FILE") == ["a", "-", "c"])
    }

    @Test("After two dashes everything is a parameter")
    func terminator() throws {
        #expect(
            try Sample.parsed("read -- --json -h --help --")?.parameters("FILE") == ["--json", "-h", "--help", "--"]
        )
    }

    @Test("A negative number is a word, not options")
    func negative() throws {
        #expect(try Sample.parsed("read -12")?.parameters("FILE") == ["-12"])
        #expect(try Sample.parsed("conclusions --limit -12")?.value("limit") == "-12")
    }

    @Test("A value that starts with a dash is accepted after an equals sign, an empty one as well")
    func attached() throws {
        #expect(try Sample.parsed("conclusions --order=--help")?.value("order") == "--help")
        #expect(try Sample.parsed("conclusions --order=")?.value("order") == "")
        #expect(try Sample.parsed("conclusions --order=a=b")?.value("order") == "a=b")
    }

    @Test("A whole number within the range is read", arguments: [("7", 7), ("0", 0), ("-3", -3)])
    func integers(text: String, number: Int) throws {
        #expect(try Sample.parsed("conclusions --limit=" + text)?.integer("limit", in: -5...10) == number)
    }

    @Test("Without the option there is no number")
    func noInteger() throws {
        #expect(try Sample.parsed("conclusions")?.integer("limit", in: 1...10) == nil)
        #expect(try Sample.parsed("session 12")?.integer(parameter: "NUMBER", in: 1...99) == 12)
    }

    @Test(
        "Help is recognised at every level, whatever else is wrong",
        arguments: [
            ("--help", ["suivi"]), ("-h", ["suivi"]), ("--bogus -h", ["suivi"]),
            ("mechanism --help", ["suivi", "mechanism"]), ("mechanism rename -h", ["suivi", "mechanism", "rename"]),
            ("-r read mechanism --help", ["suivi", "mechanism"]), ("--help conclusions", ["suivi", "conclusions"]),
            ("conclusions --nonsense 1 2 --help", ["suivi", "conclusions"]),
        ]
    )
    func help(line: String, path: [String]) throws {
        let invocation = try Sample.tree.parse(Sample.words(line))
        guard case .help(let page) = invocation else {
            Issue.record("no help page but \(invocation)")
            return
        }
        #expect(page.path == path)
    }

    @Test("Every runnable command is listed")
    func paths() {
        #expect(
            Sample.tree.runnablePaths == [
                ["conclusions"], ["mechanism", "rules"], ["mechanism", "rename"], ["read"], ["session"],
                ["session", "open"],
            ]
        )
    }

    @Test("A declaration that contradicts itself is found out")
    func defects() {
        let tree = CommandTree(
            root: Command(
                "p",
                "",
                parameters: [Parameter("A", .any, ""), Parameter("B", .one, "")],
                options: [.flag("x", short: "h", ""), .flag("x", "")],
                subcommands: [
                    Command(group: "g", "", subcommands: []),
                    Command("g", "", parameters: [Parameter("A", .optional, ""), Parameter("B", .one, "")]),
                ]
            )
        )
        #expect(
            tree.defects == [
                "p: --x is declared twice", "p: -h is declared twice", "p: g is declared twice",
                "p: B comes after A, which takes all that is left", "p g: the group has no commands",
                "p g: B is required but comes after A, which is not",
            ]
        )
    }
}
