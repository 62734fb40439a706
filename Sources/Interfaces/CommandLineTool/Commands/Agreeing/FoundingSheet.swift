import Agreement
import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// The founding text, shown whole before it is signed: who takes part under which names, who speaks, with which keys, what
/// silence says.
struct FoundingSheet {
    let text: FoundingText
    let context: CommandContext
    /// What journals have signed; nothing where the own one has not signed yet.
    var signed: [String: Digest]?

    private var console: Console { context.console }

    func print() {
        guard !context.wantsJSON else {
            console.write(json: json)
            return
        }
        console.say(
            Message("The founding text of the mechanism {mechanism}:", ["mechanism": text.mechanism?.text ?? ""])
        )
        console.write("\n")
        for card in text.cards { print(card) }
        console.say(RulesSheet.words(for: text.silence, console))
        console.say(Message("The words of the founding text: {words}", ["words": text.spokenName]))
        guard let signed else {
            console.say(
                Message(
                    "Nothing is signed yet. Once all have read the same words to each other, type the same command with --words"
                )
            )
            return
        }
        let missing = text.cards.filter { signed[$0.journal] == nil }.map(\.participant.text)
        console.say(
            missing.isEmpty
                ? Message("It is signed by all; the mechanism is founded once.")
                : Message(
                    "You have signed it; it awaits the signature of {list}",
                    ["list": missing.joined(separator: ", ")]
                )
        )
    }

    private func print(_ card: ParticipantCard) {
        let names = card.names.byLanguage.sorted { $0.key < $1.key }.map { "\($0.value) (\($0.key.tag))" }
        console.write("\(card.participant)  \(names.joined(separator: " · ").shown)\n")
        var table = TextTable(columns: [.init(), .init()])
        func add(_ label: Message, _ value: String) { table.rows.append(["  " + console.text(label), value]) }
        add(Message("Sits for"), console.text(role(of: card)))
        add(Message("Journal"), card.journal)
        add(Message("words of the keys"), card.spokenKeys)
        add(Message("Key of the journal"), card.logKey)
        add(Message("Key of its consents"), card.consentKey)
        console.write(table.rendered(width: console.width) + "\n")
    }

    private func role(of card: ParticipantCard) -> Message {
        if card.party == card.participant { return Message("itself") }
        return card.speaks
            ? Message("speaks for {party}", ["party": card.party.text])
            : Message("member of {party}", ["party": card.party.text])
    }

    private var json: JSONValue {
        var members: [String: JSONValue] = [
            "words": .string(text.spokenName), "signed": .boolean(signed != nil),
            "participants": .array(
                text.cards.map { card in
                    .object([
                        "participant": .string(card.participant.text), "party": .string(card.party.text),
                        "speaks": .boolean(card.speaks), "journal": .string(card.journal),
                        "names": .object(
                            Dictionary(card.names.byLanguage.map { ($0.key.tag, JSONValue.string($0.value)) }) { $1 }
                        ),
                        "key_words": .string(card.spokenKeys), "log_key": .string(card.logKey),
                        "consent_key": .string(card.consentKey),
                    ])
                }
            ),
        ]
        if let silence = text.silence {
            members["silence"] = .object([
                "least_seconds": .integer(silence.leastPeriod), "posts": .strings(silence.posts.sorted()),
            ])
        }
        return .object(members)
    }
}
