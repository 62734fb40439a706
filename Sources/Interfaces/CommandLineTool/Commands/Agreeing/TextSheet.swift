import Arguments
import CanonicalBytes
import Consultations
import Journal
import Messages
import Operations

/// What a text that is signed, or is to be signed, says: all of it, without a register.
struct TextSheet {
    let kind: VerifyNote.Kind
    let context: CommandContext

    private var console: Console { context.console }

    func print() {
        switch kind {
        case .instrument(let instrument): print(instrument)
        case .card(let card): print(card)
        case .founding(let text):
            console.say(
                Message("A founding text of the mechanism {mechanism}.", ["mechanism": text.mechanism?.text ?? ""])
            )
        case .head(let head):
            console.say(Message("The signed head of the journal {journal}.", ["journal": "\(head.origin)".shown]))
            console.say(
                Message(
                    "Signed head: acts {size}, root {root}",
                    ["size": String(head.size), "root": head.root.base64]
                )
            )
        case .other(let heading):
            console.say(Message("A signed text of another form: {text}", ["text": heading.shown]))
        }
    }

    private func print(_ instrument: Instrument) {
        console.say(Message("A joint text of the mechanism {mechanism}:", ["mechanism": instrument.mechanism.text]))
        console.write("\n")
        let words = MatterWords(console, language: context.language, register: Register(), instrument: instrument)
        for item in instrument.items {
            guard let matter = item.content.matter else { continue }
            let name = words.name(of: matter)
            item.replaces == nil
                ? console.write(name + "\n") : console.say(Message("{matter} (changed)", ["matter": name]))
            var table = TextTable(columns: [.init(), .init()])
            table.rows = lines(of: item.content, words).map { ["  " + $0.label.shown, $0.value] }
            console.write(table.rendered(width: console.width))
        }
        if let corrects = instrument.corrects {
            console.say(Message("It puts right: {text}", ["text": corrects.shown]))
        }
        console.say(Message("The words of the text that is signed: {words}", ["words": instrument.spokenName]))
        console.write("\n")
    }

    private func lines(of content: ActContent, _ words: MatterWords) -> [(label: String, value: String)] {
        if case .release(let release) = content {
            return ReleaseSheet(release: release, register: nil, words: words, isFull: true).lines
        }
        return SignedFields(content, words: words).lines.map { ($0.label, $0.value) }
    }

    private func print(_ card: ParticipantCard) {
        console.say(
            Message(
                "A card of {participant} for the mechanism {mechanism}; it sits for {party}.",
                [
                    "participant": card.participant.text, "mechanism": card.mechanism.text,
                    "party": card.party.text,
                ]
            )
        )
        console.say(Message("The words of its keys: {words}", ["words": card.spokenKeys]))
        console.say(Message("Compare them with its owner: the keys came with the card."))
    }
}
