import Arguments
import Consultations
import Messages
import Operations

/// The texts of the documents in what is proposed: their first lines, and how many more there are.
///
/// A proposal names a document by its hash. Who consents is to have seen what the file says.
struct DocumentPreview {
    let node: Node
    let context: CommandContext
    /// How many lines are shown; all where nothing is said.
    private var limit: Int? { context.arguments.flag("text") ? nil : 12 }

    init(node: Node, context: CommandContext) {
        self.node = node
        self.context = context
    }

    func print(_ instrument: Instrument) {
        for case .deposit(let document) in instrument.items.map(\.content) { print(document) }
    }

    private func print(_ document: Document) {
        let console = context.console
        let name = ["name": document.file.name.shown]
        let lines: [String]
        do { lines = try node.lines(of: document) } catch {
            console.say(Message("The file {name} is not here, or can't be shown:", name))
            console.write("  \(console.text(error))\n\n")
            return
        }
        console.say(Message("The text of {name}:", name))
        for line in lines.prefix(limit ?? lines.count) { console.write("  │ \(line.shown)\n") }
        if let limit, lines.count > limit {
            console.say(
                .plural(
                    one: "  … and {count} more line; --text shows all of it",
                    other: "  … and {count} more lines; --text shows all of it",
                    count: lines.count - limit
                )
            )
        }
        console.write("\n")
    }
}
