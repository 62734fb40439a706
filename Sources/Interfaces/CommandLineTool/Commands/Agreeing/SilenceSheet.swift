import Agreement
import CanonicalBytes
import Consultations
import Messages
import Operations

/// The silence on a proposal, printed: until when one may speak, whom silence has bound, and who declares it.
struct SilenceSheet {
    let node: Node
    let context: CommandContext

    private var console: Console { context.console }

    /// Prints it under a proposal; nothing where the proposal asks for no silence.
    func print(_ proposal: Digest, named name: ProposalReference) {
        guard let silence = node.record.silence(on: proposal) else { return }
        let days = PeriodWords(seconds: silence.standing.rule.leastPeriod).text(console)
        console.say(
            Message(
                "Silence consents to this text: whoever has had it for {period} and says nothing until {time} agrees.",
                ["period": days, "time": silence.expiry?.description ?? ""]
            )
        )
        if let own = deadline(of: silence) { console.say(own) }
        for party in silence.standing.parties where silence.isOpen { console.say(words(for: party)) }
        if let declaration = declaration(of: silence, named: name) { console.say(declaration) }
        console.write("\n")
    }

    /// What a list says of a proposal that waits for silence; nothing where it says what it says of every other.
    func state(of entry: Inbox.Entry) -> Message? {
        guard let silence = node.record.silence(on: entry.proposal), silence.isOpen else { return nil }
        if silence.awaitsDeclaration {
            return silence.isOurs
                ? Message("passed in silence: declare it")
                : Message("passed in silence; {party} declares it", ["party": entry.party.text])
        }
        guard entry.state == .awaitsUs, let deadline = silence.ownDeadline else { return nil }
        return Message("awaits your answer; saying nothing until {time} consents", ["time": deadline.description])
    }

    /// Whether only the own side's declaration is missing.
    func awaitsUs(_ entry: Inbox.Entry) -> Bool {
        guard let silence = node.record.silence(on: entry.proposal) else { return false }
        return silence.awaitsDeclaration && silence.isOurs
    }

    /// What silence asks of the own side, each in one line, for the status.
    func printReminders(_ entries: [Inbox.Entry]) {
        for entry in entries where entry.state.isOpen {
            guard let silence = node.record.silence(on: entry.proposal) else { continue }
            let words: Message? = entry.state == .awaitsUs ? deadline(of: silence) : nil
            guard let line = words ?? (silence.isOurs ? declaration(of: silence, named: entry.reference) : nil) else {
                continue
            }
            console.write(console.labelled(entry.reference.description, console.text(line)) + "\n")
        }
    }

    /// The silence for other programs; nothing where there is none.
    func json(_ proposal: Digest) -> JSONValue? {
        guard let silence = node.record.silence(on: proposal) else { return nil }
        var members: [String: JSONValue] = [
            "least_seconds": .integer(silence.standing.rule.leastPeriod), "posts": .strings(silence.posts),
            "awaits_declaration": .boolean(silence.awaitsDeclaration), "declared_by_us": .boolean(silence.isOurs),
            "parties": .array(silence.standing.parties.map(\.json)),
        ]
        if let expiry = silence.expiry { members["until"] = .string(expiry.description) }
        if let own = silence.ownDeadline { members["you_consent_after"] = .string(own.description) }
        return .object(members)
    }

    private func deadline(of silence: ProposalSilence) -> Message? {
        guard let deadline = silence.ownDeadline else { return nil }
        let time = ["time": deadline.description]
        return context.machine.now() < deadline
            ? Message("If you say nothing until {time}, you consent.", time)
            : Message(
                "The time was over at {time}: your next act consents. 'suivi object' still counts until somebody has declared it.",
                time
            )
    }

    private func declaration(of silence: ProposalSilence, named name: ProposalReference) -> Message? {
        guard silence.awaitsDeclaration else { return nil }
        guard silence.isOurs else { return Message("Silence has consented; its proposer declares it.") }
        return Message(
            "Silence has consented: declare it with {command}",
            ["command": "suivi declare --silence \(name) --post \(silence.posts.first ?? "POST")"]
        )
    }

    private func words(for party: SilenceStanding.Party) -> Message {
        let name = ["party": party.name]
        return switch party.course {
        case .unseen: Message("{party} has not shown yet that it has the text; no time runs", name)
        case .runs(let until):
            Message(
                "{party} can speak until {time}",
                ["party": party.name, "time": Instant(secondsSinceEpoch: until)?.description ?? "–"]
            )
        case .consented: Message("{party} has consented by saying nothing", name)
        case .spoke: Message("{party} has spoken; its silence says nothing any more", name)
        }
    }
}

extension SilenceStanding.Party {
    fileprivate var json: JSONValue {
        var members: [String: JSONValue] = ["party": .string(name)]
        switch course {
        case .unseen: members["course"] = .string("unseen")
        case .runs(let until):
            members["course"] = .string("runs")
            if let moment = Instant(secondsSinceEpoch: until) { members["until"] = .string(moment.description) }
        case .consented: members["course"] = .string("consented")
        case .spoke: members["course"] = .string("spoke")
        }
        return .object(members)
    }
}

/// A period of time as people say it: in days where it is a number of days, else to the second.
struct PeriodWords {
    let seconds: Int

    func text(_ console: Console) -> String {
        let message: Message =
            seconds > 0 && seconds % 86_400 == 0
            ? .plural(one: "{count} day", other: "{count} days", count: seconds / 86_400)
            : .plural(one: "{count} second", other: "{count} seconds", count: seconds)
        return console.text(message)
    }
}
