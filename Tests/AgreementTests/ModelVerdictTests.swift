import Agreement
import CanonicalBytes
import Foundation
import Testing

/// Where `scripts/model export` has written its verdicts; nothing where it has not run.
private let verdicts = ProcessInfo.processInfo.environment["SUIVI_MODEL_VERDICTS"]

/// A mechanism of which the model went through all schedules, as its definitions say.
struct ModelledMechanism: Sendable, CustomStringConvertible {
    /// The name of the file with its verdicts.
    let description: String
    var parties = 2
    /// How many of the first parties have two members.
    var composite = 0
    /// The parties under the first rules and under new ones, as bits.
    var old = 0b11
    var new = 0b11
    /// Whether new rules leave out the first member of the first party.
    var leavesOut = false
    var hasPackages = false

    static let actsOfOneJournal = 3

    static let all = [
        ModelledMechanism(description: "two"),
        ModelledMechanism(description: "versions"),
        ModelledMechanism(description: "packages", hasPackages: true),
        ModelledMechanism(description: "three", parties: 3, old: 0b111, new: 0b111),
        ModelledMechanism(description: "composite", composite: 1),
        ModelledMechanism(description: "newcomer", parties: 3, old: 0b011, new: 0b111),
        ModelledMechanism(description: "successor", parties: 3, old: 0b011, new: 0b110),
        ModelledMechanism(description: "left-out", composite: 1, leavesOut: true),
    ]

    private func journals(of party: Int) -> [String] {
        let first = party < composite ? 2 * party : party + composite
        return (first...first + (party < composite ? 1 : 0)).map(Self.journal)
    }

    static func journal(_ place: Int) -> String { "j\(place)/m/1" }

    private func rules(_ set: Int, isNew: Bool) -> RulesInForce {
        let rules = (0..<parties).filter { set >> $0 & 1 == 1 }.map { party in
            let all = journals(of: party)
            let members = isNew && leavesOut && party == 0 ? Array(all.dropFirst()) : all
            return PartyRule(name: "p\(party)", journals: members, speaker: members[0])
        }
        return RulesInForce(parties: rules)
    }

    var oldRules: RulesInForce { rules(old, isNew: false) }
    var newRules: RulesInForce { rules(new, isNew: true) }
}

/// One act as the model has it.
private struct ModelledAct {
    let journal: Int
    let number: Int
    let kind: Substring
    let on: Int
    let isInLine: Bool
    /// The act that concluded the proposal.
    let concluded: Int?
    let seen: [Int]

    init?(_ text: Substring) {
        let fields = text.split(separator: " ")
        guard fields.count > 7 else { return nil }
        let numbers = fields.map { Int($0) ?? 0 }
        (journal, number, kind, on) = (numbers[0], numbers[1], fields[2], numbers[3])
        isInLine = numbers[4] == 1
        concluded = numbers[5] > 0 ? numbers[5] - 1 : nil
        seen = Array(numbers[6...])
    }

    /// The model's name of the act.
    var place: Int { journal * ModelledMechanism.actsOfOneJournal + number }
}

@Suite(
    "The register judges as the model does; skipped where 'scripts/model export' has not run",
    .enabled(if: verdicts != nil)
)
struct ModelVerdictTests {
    @Test(arguments: ModelledMechanism.all)
    func judgesAlike(mechanism: ModelledMechanism) throws {
        let folder = URL(fileURLWithPath: verdicts ?? "", isDirectory: true)
        let text = try String(contentsOf: folder.appendingPathComponent("\(mechanism).txt"), encoding: .utf8)
        var count = 0
        var conclusions = 0
        for line in text.split(separator: "\n") {
            let acts = line.split(separator: ";").compactMap(ModelledAct.init)
            conclusions += acts.filter { $0.concluded != nil }.count
            count += 1
            // The model lets a member hand over to one whom the rules have left out; the register does not.
            if mechanism.leavesOut, acts.contains(where: { $0.kind == "h" && $0.journal == 1 }) { continue }
            if let difference = try difference(acts, in: mechanism) {
                Issue.record("\(line): \(difference)")
                return
            }
        }
        #expect(count > 1000)
        #expect(conclusions > 0)
    }

    /// Where the register and the model differ on a set of journals, in words.
    private func difference(_ acts: [ModelledAct], in mechanism: ModelledMechanism) throws -> String? {
        let founding = Digest(of: "founding")
        var agreement = Agreement(founding: mechanism.oldRules, named: founding)
        var written: [Int: AgreementAct] = [:]
        // Those whose pasts are written first.
        var open = acts
        while !open.isEmpty {
            let ready = try #require(
                open.firstIndex { act in
                    act.seen.enumerated().allSatisfy { journal, size in
                        size == 0
                            || written[journal * ModelledMechanism.actsOfOneJournal + size - 1] != nil
                    }
                }
            )
            let act = open.remove(at: ready)
            let word = try word(of: act, acts, written, in: mechanism, founding: founding)
            let root: (Int, Int) -> Digest? = { journal, size in
                size > 0 ? written[journal * ModelledMechanism.actsOfOneJournal + size - 1]?.root : nil
            }
            var seen: [String: [Digest]] = [:]
            for (journal, size) in act.seen.enumerated() where journal != act.journal {
                if let root = root(journal, size) { seen[ModelledMechanism.journal(journal)] = [root] }
            }
            let name = ModelledMechanism.journal(act.journal)
            written[act.place] = Scene.act(
                name,
                act.number,
                word,
                seen: seen,
                after: root(act.journal, act.number) ?? Digest(of: name),
                at: 0
            )
            written[act.place].map { _ = agreement.receive($0) }
        }
        for act in acts {
            guard let written = written[act.place], let judgement = agreement.judgement(of: written.root) else {
                return "act \(act.place) waits"
            }
            if (judgement.party != nil) != act.isInLine { return "act \(act.place): the line" }
            if let void = judgement.void { return "act \(act.place) is void: \(void)" }
        }
        for act in acts where act.kind == "p" {
            let concluded = acts.first { other in
                guard
                    let (proposal, judged) = written[act.place].flatMap({ proposal in
                        written[other.place].flatMap { agreement.judgement(of: $0.root) }.map { (proposal, $0) }
                    })
                else { return false }
                return judged.concluded.contains(proposal.leaf)
            }
            if concluded?.place != act.concluded {
                return "proposal \(act.place): concluded at \(concluded?.place ?? -1), not \(act.concluded ?? -1)"
            }
        }
        return nil
    }

    private func word(
        of act: ModelledAct,
        _ acts: [ModelledAct],
        _ written: [Int: AgreementAct],
        in mechanism: ModelledMechanism,
        founding: Digest
    ) throws -> Word {
        func answered() throws -> Digest { try #require(written[act.on]).leaf }
        switch act.kind {
        case "c": return .consent(try answered())
        case "w": return .withdraw(try answered())
        case "h": return .handOver(to: ModelledMechanism.journal(act.journal ^ 1))
        case "p":
            let content = Digest(of: "\(act.place)")
            if act.on & 128 != 0 {
                return .propose(
                    Proposal(replaces: [], rules: founding, content: content, newRules: mechanism.newRules)
                )
            }
            // The one agreed proposal on a set of slots, as far as this act can know it.
            func agreed(_ slots: Int) -> Digest? {
                acts.first { $0.kind == "p" && $0.on & slots != 0 && $0.concluded != nil }.flatMap {
                    written[$0.place]?.leaf
                }
            }
            let slots = (0..<6).filter { act.on >> $0 & 1 == 1 }
            let replaces = slots.map { slot in
                mechanism.hasPackages
                    ? MatterVersion(matter: Digest(of: "matter \(slot)"), version: nil)
                    : MatterVersion(matter: Digest(of: "matter"), version: slot > 0 ? agreed(1 << (slot - 1)) : nil)
            }
            let rules = act.on & 64 != 0 ? try #require(agreed(128)) : founding
            return .propose(Proposal(replaces: replaces, rules: rules, content: content))
        default: return .other
        }
    }
}
