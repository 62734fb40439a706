import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// The texts of the documents in what is proposed: their first lines, and how many more there are; where one stands in
/// the place of an earlier one, the clauses that differ.
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
        for case .deposit(let document) in instrument.items.map(\.content) {
            // What can't be compared is shown as it is.
            let redlines = (try? node.redlines(of: document, in: instrument)) ?? []
            if redlines.isEmpty { print(document) } else { redlines.forEach(print) }
        }
    }

    /// The documents beside earlier ones, for other programs.
    func redlines(_ instrument: Instrument) -> JSONValue {
        let redlined = instrument.items.flatMap { item -> [RedlinedProposal] in
            guard case .deposit(let document) = item.content else { return [] }
            return (try? node.redlines(of: document, in: instrument)) ?? []
        }
        return .array(
            redlined.map { redlined in
                let json = list([redlined.redline]).json(redlined.redline)
                guard let beside = redlined.beside, case .object(var members) = json else { return json }
                members["beside"] = .string(beside.description)
                return .object(members)
            }
        )
    }

    /// All clauses where the whole text is asked for.
    private func list(_ redlines: [RedlinedDocuments]) -> RedlineList {
        RedlineList(redlines: redlines, console: context.console, everything: context.arguments.flag("text"))
    }

    private func print(_ redlined: RedlinedProposal) {
        let name = redlined.document.file.name.shown
        let earlier = redlined.earlier.file.name.shown
        context.console.say(
            redlined.beside.map {
                Message(
                    "The text of {name} beside {earlier} in {proposal}:",
                    ["name": name, "earlier": earlier, "proposal": $0.description]
                )
            } ?? Message("The text of {name} beside {earlier}, which it replaces:", ["name": name, "earlier": earlier])
        )
        list([redlined.redline]).print(as: .table)
        if !context.arguments.flag("text") {
            context.console.say(Message("  Only what differs; --text shows all of it."))
        }
        context.console.write("\n")
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
