import Arguments
import Messages
import Testing

@testable import CommandLineTool

@Suite("Commands")
struct CommandTests {
    @Test("The tree of commands can be typed: no name twice, no parameter out of reach")
    func defects() {
        let defects = Program.tree.defects
        #expect(defects.isEmpty, "\(defects.joined(separator: "\n"))")
    }

    @Test("Every help page fits in 80 columns, in every language", arguments: ["ar", "en", "es", "fr", "pt", "ru"])
    func width(language: String) throws {
        let catalogue = try Catalogues.carried()[language]
        for (path, command) in NeededTexts.commands {
            let page = try #require(Program.tree.helpPage(for: path))
            // An example is typed as it stands and is never broken.
            let examples = Set(command.examples.map { "  " + $0.line })
            for line in page.rendered(width: 80, translate: { catalogue.text(key: $0) }).split(separator: "\n") {
                #expect(DisplayWidth.of(String(line)) <= 80 || examples.contains(String(line)), "\(path): \(line)")
            }
        }
    }

    @Test("Every command has an example that the program can read")
    func examples() throws {
        for (path, command) in NeededTexts.commands where command.isRunnable {
            #expect(!command.examples.isEmpty, "\(path)")
            for example in command.examples {
                let words = Self.words(of: example.line)
                #expect(words.first == "suivi", "\(example.line)")
                #expect(throws: Never.self, "\(example.line)") { try Program.tree.parse(Array(words.dropFirst())) }
            }
        }
    }

    /// The words of a line as a shell reads them: apart at spaces, together between quotation marks.
    private static func words(of line: String) -> [String] {
        var words: [String] = []
        var isQuoted = false
        var isInside = false
        for character in line {
            switch character {
            case "\"":
                isQuoted.toggle()
                if !isInside { words.append("") }
                isInside = true
            case " " where !isQuoted: isInside = false
            default:
                if isInside { words[words.count - 1].append(character) } else { words.append(String(character)) }
                isInside = true
            }
        }
        return words
    }
}
