import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// The text that parties sign, shown from its very bytes; where it changes something, beside what stands now.
struct InstrumentSheet {
    let instrument: Instrument
    let node: Node
    let context: CommandContext
    /// Whether what becomes public is shown text by text.
    var isFull = false

    private var console: Console { context.console }

    private var words: MatterWords {
        MatterWords(console, language: context.language, register: node.register, instrument: instrument)
    }

    func print() {
        for item in instrument.items { print(item) }
        printAnswered()
        if let corrects = instrument.corrects {
            console.say(Message("It puts right: {text}", ["text": corrects.shown]))
        }
        console.say(Message("The words of the text that is signed: {words}", ["words": instrument.spokenName]))
        console.write("\n")
    }

    private func print(_ item: Instrument.Item) {
        guard let matter = item.content.matter else { return }
        let name = words.name(of: matter)
        if case .release(let release) = item.content {
            if release.isPublic {
                console.write(name + "\n")
            } else {
                console.say(Message("{matter}: taken back", ["matter": name]))
            }
            return write(
                ReleaseSheet(release: release, register: node.register, words: words, isFull: isFull).lines
            )
        }
        guard !node.record.isFirst(item) else {
            console.write(name + "\n")
            return write(lines(of: item.content))
        }
        console.say(Message("{matter} (changed)", ["matter": name]))
        guard let before = node.record.standing(before: item) else {
            // What is not here can't be compared; then all of the new text is shown.
            console.say(Message("  What it replaces is not here; this is all that it says from then on."))
            return write(lines(of: item.content))
        }
        let changes = changes(from: before, to: item.content)
        // Once it is agreed, the rules in force are these rules.
        write(changes.isEmpty ? lines(of: item.content) : changes)
    }

    private func lines(of content: ActContent) -> [(label: String, value: String)] {
        SignedFields(content, words: words).lines.map { ($0.label, $0.value) }
    }

    /// The fields that differ, each with the words that are struck out and added.
    private func changes(from before: ActContent, to after: ActContent) -> [(label: String, value: String)] {
        ChangedFields(from: before, to: after, words: words).fields.map { ($0.label, $0.marked) }
    }

    /// The earlier text that this one answers, and in what it differs from that.
    private func printAnswered() {
        guard let (reference, changes) = node.record.changesOfAnswered(by: instrument) else { return }
        console.say(Message("Beside {proposal}", ["proposal": "\(reference)"]))
        guard !changes.isEmpty else { return console.say(Message("  The same matters in the same words.")) }
        write(
            changes.flatMap { change -> [(label: String, value: String)] in
                let name = words.name(of: change.matter)
                guard let before = change.before else { return [(name, console.text(Message("is not in it")))] }
                guard let after = change.after else { return [(name, console.text(Message("is left out")))] }
                return self.changes(from: before, to: after).map { ("\(name) · \($0.label)", $0.value) }
            }
        )
    }

    /// What it changes of what stands, and in what it differs from the text that it answers, for other programs.
    var changes: JSONValue {
        let words = MatterWords(Console(catalogue: .english))
        let changes =
            node.record.changes(by: instrument) + (node.record.changesOfAnswered(by: instrument)?.changes ?? [])
        return .array(changes.map { $0.json(words) })
    }

    private func write(_ lines: [(label: String, value: String)]) {
        var table = TextTable(columns: [.init(), .init()])
        table.rows = lines.map { ["  " + $0.label.shown, $0.value] }
        console.write(table.rendered(width: console.width))
    }
}
