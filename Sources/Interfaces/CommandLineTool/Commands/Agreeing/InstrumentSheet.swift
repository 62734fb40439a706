import Arguments
import Consultations
import Messages
import Operations

/// The text that parties sign, shown from its very bytes; where it changes something, beside what stands now.
struct InstrumentSheet {
    let instrument: Instrument
    let node: Node
    let context: CommandContext

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
        let isFirst = item.replaces == nil && matter != .rules
        guard !isFirst else {
            console.write(name + "\n")
            return write(lines(of: item.content).map { ($0.label, $0.value) })
        }
        console.say(Message("{matter} (changed)", ["matter": name]))
        guard let before = standing(before: item, matter) else {
            // What is not here can't be compared; then all of the new text is shown.
            console.say(Message("  What it replaces is not here; this is all that it says from then on."))
            return write(lines(of: item.content).map { ($0.label, $0.value) })
        }
        let changes = changes(from: before, to: item.content)
        // Once it is agreed, the rules in force are these rules.
        write(changes.isEmpty ? lines(of: item.content).map { ($0.label, $0.value) } : changes)
    }

    /// What stands in the place of an item.
    private func standing(before item: Instrument.Item, _ matter: Matter) -> ActContent? {
        guard let version = item.replaces else { return node.register.foundingText.map(ActContent.rules) }
        return node.record.instrument(of: version)?.items.first { $0.content.matter == matter }?.content
    }

    private func lines(of content: ActContent) -> [SignedFields.Line] { SignedFields(content, words: words).lines }

    /// The earlier text that this one answers, and in what it differs from that.
    ///
    /// Which text it is follows from what is here, not from what the proposer says.
    private func printAnswered() {
        let record = node.record
        guard let proposal = record.proposal(of: instrument),
            let answered = record.proposalAnswered(by: proposal), let reference = record.reference(of: answered),
            let earlier = record.instrument(of: answered)
        else { return }
        console.say(Message("Beside {proposal}", ["proposal": "\(reference)"]))
        var rows: [(String, String)] = []
        for item in instrument.items {
            guard let matter = item.content.matter else { continue }
            let before = earlier.items.first { $0.content.matter == matter }?.content
            guard before != item.content else { continue }
            guard let before else {
                rows.append((words.name(of: matter), console.text(Message("is not in it"))))
                continue
            }
            rows += changes(from: before, to: item.content).map { ("\(words.name(of: matter)) · \($0.0)", $0.1) }
        }
        for item in earlier.items {
            guard let matter = item.content.matter, !instrument.items.contains(where: { $0.content.matter == matter })
            else { continue }
            rows.append((words.name(of: matter), console.text(Message("is left out"))))
        }
        guard !rows.isEmpty else { return console.say(Message("  The same matters in the same words.")) }
        write(rows.map { ($0.0, $0.1) })
    }

    /// The lines that differ, each with what stands now and what is proposed.
    private func changes(from before: ActContent, to after: ActContent) -> [(String, String)] {
        let old = lines(of: before)
        let new = lines(of: after)
        let values = Dictionary(old.map { ($0.path, $0.value) }) { first, _ in first }
        var changes = new.filter { values[$0.path] != $0.value }
            .map { ($0.label, change(from: values[$0.path] ?? "–", to: $0.value)) }
        // A new reading leaves the quotation as it is; everything else says all of its matter anew.
        if before.code == after.code {
            let kept = Set(new.map(\.path))
            changes += old.filter { !kept.contains($0.path) }.map { ($0.label, change(from: $0.value, to: "–")) }
        }
        return changes
    }

    private func change(from old: String, to new: String) -> String {
        console.text(Message("{old} → {new}", ["old": old, "new": new]))
    }

    private func write(_ lines: [(label: String, value: String)]) {
        var table = TextTable(columns: [.init(), .init()])
        table.rows = lines.map { ["  " + $0.label.shown, $0.value] }
        console.write(table.rendered(width: console.width))
    }
}
