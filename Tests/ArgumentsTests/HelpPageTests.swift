import Arguments
import Testing

@Suite("Help page")
struct HelpPageTests {
    @Test("A command's page has usage, parameters, options and examples")
    func command() throws {
        let page = try #require(Sample.tree.helpPage(for: ["conclusions"]))
        #expect(
            page.rendered() == """
                Usage: suivi conclusions [OPTIONS] [NUMBER...]

                List the conclusions of a register.

                Every line shows the number, the kind and what each party says about the state
                of a conclusion.

                Parameters:
                  NUMBER                   Only these conclusions, for example 1/07.

                Options:
                  -k, --kind KIND          Only conclusions of this kind. One of: commitment,
                                           offer, request. May be given several times.
                      --limit COUNT        Show at most this many.
                  -o, --order COLUMN       Sort by this column.
                  -j, --json               Write JSON instead of a table.
                  -a, --all                Show closed ones, too.

                Options of every command:
                  -r, --register FOLDER    The folder of the register.
                      --language LANGUAGE  The language of messages.
                  -h, --help               Show this help.

                Examples:
                  suivi conclusions --kind offer --json
                      Offers, for a program to read.
                  suivi conclusions 1/07

                """
        )
    }

    @Test("A group's page lists its commands")
    func group() throws {
        let page = try #require(Sample.tree.helpPage(for: ["mechanism"]))
        #expect(
            page.rendered() == """
                Usage: suivi mechanism COMMAND

                Say who meets, and how.

                Commands:
                  rules                    Show the rules in force.
                  rename                   Give a mechanism another name.

                Options of every command:
                  -r, --register FOLDER    The folder of the register.
                      --language LANGUAGE  The language of messages.
                  -h, --help               Show this help.

                'suivi mechanism COMMAND --help' tells more about a command.

                """
        )
    }

    @Test("A page is translated and stays aligned by display width")
    func translated() throws {
        let words = [
            "Usage:": "使い方:", "OPTIONS": "オプション", "NAME": "名前", "REASON": "理由", "Parameters:": "引数:",
            "The new name.": "新しい名前。", "Why.": "なぜ。", "DATE": "日付", "Required.": "必須。",
            "Give a mechanism another name.": "名前を変える。",
        ]
        let page = try #require(Sample.tree.helpPage(for: ["mechanism", "rename"]))
        #expect(
            page.rendered { words[$0] ?? $0 } == """
                使い方: suivi mechanism rename [オプション] 名前 [理由]

                名前を変える。

                引数:
                  名前                     新しい名前。
                  理由                     なぜ。

                Options:
                      --since 日付         The first day of the new name. 必須。

                Options of every command:
                  -r, --register FOLDER    The folder of the register.
                      --language LANGUAGE  The language of messages.
                  -h, --help               Show this help.

                """
        )
    }

    @Test("A long entry puts its explanation on the next line, and everything fits the width")
    func narrow() {
        let tree = CommandTree(
            root: Command(
                "tool",
                "Do something that takes a good many words to say in full.",
                parameters: [Parameter("A-PLACEHOLDER-THAT-TAKES-A-LOT-OF-ROOM", .several, "The thing to do it with.")],
                options: [.flag("dry", "Only say what would be done.")]
            )
        )
        #expect(
            tree.helpPage(for: [])?.rendered(width: 48) == """
                Usage: tool [OPTIONS]
                    A-PLACEHOLDER-THAT-TAKES-A-LOT-OF-ROOM...

                Do something that takes a good many words to say
                in full.

                Parameters:
                  A-PLACEHOLDER-THAT-TAKES-A-LOT-OF-ROOM
                              The thing to do it with.

                Options:
                      --dry   Only say what would be done.

                Options of every command:
                  -h, --help  Show this help.

                """
        )
    }

    @Test("There is no page for an unknown command")
    func unknown() {
        #expect(Sample.tree.helpPage(for: ["paint"]) == nil)
    }

    @Test("The fixed words are all those that a page asks a translation for")
    func fixedWords() {
        let everything = CommandTree(
            root: Command(
                "c",
                "s",
                parameters: [Parameter("P", .one, "s")],
                options: [.value("o", "P", "s", isRepeatable: true, isRequired: true, choices: ["x"])],
                examples: [Example("c")],
                subcommands: [Command("d", "s")]
            )
        )
        var asked: Set<String> = []
        _ = everything.helpPage(for: [])?.rendered {
            asked.insert($0)
            return $0
        }
        #expect(asked.subtracting(["s", "P"]) == Set(HelpPage.fixedWords))
    }
}
