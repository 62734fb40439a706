import Agreement
import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// The acts about a conclusion: in whose journal each stands, what it does, and what it says.
struct HistoryWords {
    let node: Node
    let console: Console
    let language: Language

    func print(_ acts: [HistoryAct]) {
        console.write("\n\(console.text(Message("Acts about it")))\n")
        var table = TextTable(columns: [.init(), .init(), .init("", .end), .init(), .init()])
        table.rows = acts.map { shown in
            let header = shown.act.header
            return [
                "  " + header.at.description, author(of: shown), String(header.number),
                console.word(act: header.act).shown, line(of: shown).shown,
            ]
        }
        console.write(table.rendered(width: console.width))
    }

    /// The participant in whose journal it stands, and the post that acted.
    private func author(of shown: HistoryAct) -> String {
        let name = shown.participant.map { node.register.name(of: $0, in: language) } ?? shown.act.header.journal
        return ([name] + [shown.act.header.post.map(postName)].compactMap { $0 }).joined(separator: " · ").shown
    }

    private func line(of shown: HistoryAct) -> String {
        let parts = [
            shown.proposal?.description ?? "", summary(of: shown.act), effect(of: shown) ?? "",
            isDatedBack(shown) ? console.text(Message("its time lies before that of the act before it")) : "",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// Whether its date is not to be relied on; where it has no effect for that reason, this is said there.
    private func isDatedBack(_ shown: HistoryAct) -> Bool {
        node.register.datedBack.contains(shown.act.place) && shown.void != .timeRunsBackwards
    }

    /// Why the act has no effect.
    private func effect(of shown: HistoryAct) -> String? {
        let reason = shown.refusal.map(console.message) ?? shown.void.map { console.message($0) }
        return reason.map { console.labelled(console.text(Message("without effect")), console.text($0)) }
    }

    private func summary(of act: Act) -> String {
        switch act.body {
        case .withheld: console.text(Message("its content was not shown to us"))
        case .notUnderstood(let error): console.text(console.message(error))
        case .shown(let content): summary(of: content)
        }
    }

    private func summary(of content: ActContent) -> String {
        switch content {
        case .report(let report):
            let evidence = report.evidence.map { "\($0.name) (\($0.sha256.hexadecimal.prefix(12)))" }
            return joined([console.word(report.status), report.text ?? ""] + evidence)
        case .assign(let assignment): return joined([postName(assignment.post), console.word(assignment.duty)])
        case .conclusion(let entry): return console.word(entry.reading.kind)
        case .reading(_, let reading): return console.word(reading.kind)
        case .link(let statement):
            let link = statement.link
            return joined([
                "\(link.from) \(console.word(link.relation)) \(link.to)", console.word(statement.standing),
                statement.reason ?? "",
            ])
        case .merge(let merge):
            return joined([
                merge.into.map { "\(merge.number) → \($0)" }
                    ?? console.text(Message("{number} taken apart", ["number": "\(merge.number)"])),
                merge.reason ?? "",
            ])
        case .propose(let instrument, _):
            return instrument.corrects.map { console.text(Message("It puts right: {text}", ["text": $0])) } ?? ""
        case .object(let reason): return reason
        case .withdraw(let reason): return reason ?? ""
        case .statement(let statement): return console.labelled(console.word(statement.kind), statement.text)
        case .mark(let marking):
            return joined([console.word(marking.handling), marking.words ?? ""])
        case .handOver(let source): return source.conclusion?.description ?? source.note ?? ""
        case .recognise(let card, let reason): return joined([card.journal, reason])
        default: return ""
        }
    }

    private func joined(_ parts: [String]) -> String { parts.filter { !$0.isEmpty }.joined(separator: " · ") }

    private func postName(_ post: PostID) -> String {
        node.register.posts[post]?.names.name(in: language) ?? post.text
    }

    /// The act for other programs.
    func json(_ shown: HistoryAct) -> JSONValue {
        let header = shown.act.header
        let members: [String: JSONValue?] = [
            "number": .integer(header.number), "at": .string(header.at.description), "act": .string(header.act),
            "journal": .string(header.journal), "summary": .string(summary(of: shown.act)),
            "party": shown.participant.map { .string($0.text) }, "post": header.post.map { .string($0.text) },
            "proposal": shown.proposal.map { .string($0.description) },
            "dated_back": node.register.datedBack.contains(shown.act.place) ? .boolean(true) : nil,
            "without_effect": shown.withoutEffect.map { .string($0) },
        ]
        return .object(members.compactMapValues { $0 })
    }
}
