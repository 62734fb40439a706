import Arguments
import CanonicalBytes
import Consultations
import Exchange
import Journal
import Messages
import Operations

/// What a pouch brings, printed.
struct ArrivalSheet {
    let context: CommandContext
    let register: Register
    /// The journal that this node writes; what is said of a second history of it is said to its owner.
    var own: JournalName?

    private var console: Console { context.console }

    func print(_ arrivals: [Arrival]) {
        guard !context.wantsJSON else {
            console.write(json: .array(arrivals.map(\.json)))
            return
        }
        if arrivals.isEmpty { console.say(Message("The pouch brings nothing.")) }
        for arrival in arrivals { print(arrival) }
    }

    private func print(_ arrival: Arrival) {
        let journal = arrival.journal.description
        switch arrival.state {
        case .continues where arrival.acts.isEmpty:
            console.say(
                .plural(
                    one: "{journal}: nothing new, {count} act was here already",
                    other: "{journal}: nothing new, {count} acts were here already",
                    count: arrival.known,
                    arguments: ["journal": journal]
                )
            )
        case .continues:
            console.say(
                .plural(
                    one: "{journal}: {count} new act",
                    other: "{journal}: {count} new acts",
                    count: arrival.acts.count,
                    arguments: ["journal": journal]
                )
            )
            print(arrival.acts.filter { $0.header.act != "acknowledge" })
        case .gap(let from, let to):
            console.complain(
                console.text(
                    Message(
                        "{journal}: acts {first} to {last} are missing in between; ask for a pouch with them, nothing of this journal was taken",
                        ["journal": journal, "first": String(from), "last": String(to - 1)]
                    )
                )
            )
        case .fork(let place) where arrival.journal == own:
            console.complain(
                console.text(
                    Message(
                        "{journal}: your key has signed another history of your own journal, from act {number} on: a copy of this register is in use somewhere. Nothing more is signed here; begin a new journal with 'suivi init --number' and ask the others to recognise it",
                        ["journal": journal, "number": String(place)]
                    )
                )
            )
        case .knownFork:
            console.say(Message("{journal}: its second history is here already", ["journal": journal]))
        case .fork(let place):
            console.complain(
                console.text(
                    Message(
                        "{journal}: from act {number} on this is another history than the one that is here. Its owner has signed two. Both are kept and sent to everybody; nothing after the common part counts until the owner's new journal is recognised",
                        ["journal": journal, "number": String(place)]
                    )
                )
            )
        case .forkBefore(let place):
            console.complain(
                console.text(
                    Message(
                        "{journal}: this is another history than the one that is here, and it differs before act {number}; ask for a pouch with everything ('suivi pouch pack --whole')",
                        ["journal": journal, "number": String(place)]
                    )
                )
            )
        case .aheadOfUs(let held, let offered):
            console.complain(
                console.text(
                    Message(
                        "{journal}: the others have {offered} acts of your own journal, you have {held}. This register is older than its last signature; it signs nothing until its acts are back",
                        ["journal": journal, "offered": String(offered), "held": String(held)]
                    )
                )
            )
        case .unknown:
            console.complain(
                console.text(
                    Message(
                        "{journal}: nobody who takes part writes this journal; it was left out",
                        ["journal": journal]
                    )
                )
            )
        }
    }

    func print(_ outcome: ReceiveDelivery.Outcome) {
        guard !context.wantsJSON else {
            console.write(
                json: .object([
                    "stored": .integer(outcome.stored), "acknowledged": .boolean(outcome.acknowledged != nil),
                    "journals": .array(outcome.arrivals.map(\.json)),
                ])
            )
            return
        }
        guard outcome.stored > 0 else {
            console.say(Message("Nothing is new; nothing was written."))
            return
        }
        console.say(
            .plural(one: "{count} act was taken in.", other: "{count} acts were taken in.", count: outcome.stored)
        )
        if outcome.acknowledged != nil {
            console.say(Message("The receipt goes to the others with your next pouch."))
        }
    }

    /// One line an act; acts in a row whose content is not shown stand in one line.
    private func print(_ acts: [Act]) {
        var rest = acts[...]
        while let first = rest.first {
            let hidden = rest.prefix { $0.body == .withheld }
            guard let last = hidden.last, hidden.count > 1 else {
                console.write("  \(first.header.number)  \(line(for: first))\n")
                rest.removeFirst()
                continue
            }
            console.say(
                Message(
                    "  acts {first} to {last}: content not shown",
                    ["first": String(first.header.number), "last": String(last.header.number)]
                )
            )
            rest.removeFirst(hidden.count)
        }
    }

    /// What an act says, in a few words.
    private func line(for act: Act) -> String {
        let word = console.word(act: act.header.act)
        switch act.body {
        case .shown(.propose(let instrument, _)):
            let words = MatterWords(console, language: context.language, register: register, instrument: instrument)
            let matters = instrument.items.compactMap(\.content.matter).map(words.name)
            return "\(word): \(matters.joined(separator: ", "))"
        case .shown(.object(let reason)): return console.labelled(word, reason.shown)
        case .shown(.withdraw(.some(let reason))): return console.labelled(word, reason.shown)
        case .shown(.report(let report)):
            return console.labelled(word, "\(report.conclusion) \(console.word(report.status))")
        case .shown(.constitute): return console.text(Message("signs the founding text"))
        case .shown(.statement(let said)):
            let kind = console.word(said.kind)
            return console.labelled(said.conclusion.map { "\(kind) \($0)" } ?? kind, said.text.shown)
        case .shown(.recognise(let card, let reason)):
            return console.labelled(
                console.text(Message("recognises the journal {journal}", ["journal": card.journal.shown])),
                reason.shown
            )
        case .shown(.handOver(let source)):
            return console.labelled(word, source.note.map(console.note)?.shown ?? source.conclusion?.description ?? "")
        case .shown(.office(let office)):
            return console.text(Message("names the office {office}", ["office": office.id.text]))
        case .shown(.post(let post)):
            return console.text(Message("names the post {post}", ["post": post.id.text]))
        case .withheld: return console.text(Message("{act}, content not shown", ["act": word]))
        default: return word
        }
    }
}

extension Arrival {
    /// What arrived for one journal, for other programs.
    var json: JSONValue {
        let state: String =
            switch state {
            case .continues: "continues"
            case .gap: "gap"
            case .fork, .forkBefore: "fork"
            case .knownFork: "known_fork"
            case .aheadOfUs: "ahead_of_us"
            case .unknown: "unknown"
            }
        return .object([
            "journal": .string(journal.description), "state": .string(state), "new": .integer(acts.count),
            "known": .integer(known),
        ])
    }
}
