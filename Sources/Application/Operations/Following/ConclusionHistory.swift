public import Agreement
import CanonicalBytes
public import Consultations
import Journal
import Storage

/// One act of the history of a conclusion, with who wrote it and what it answers.
public struct HistoryAct: Sendable {
    public let act: Act
    /// The participant in whose journal it stands; nothing where nobody who takes part writes it.
    public let participant: PartyID?
    /// The proposal that it makes or answers.
    public let proposal: ProposalReference?
    /// Why the register gives it no effect.
    public let refusal: Refusal?
    /// Why its word has no effect on what is agreed.
    public let void: VoidReason?

    /// Why it has no effect, in English; nothing for one that has.
    public var withoutEffect: String? { refusal?.description ?? void?.description }
}

extension Node {
    /// Every act about a conclusion, oldest first: those that name it, what was answered to the proposals that contain
    /// it, what was declared on them, and who handed over while they were on the table.
    ///
    /// Between journals the times that their authors claim give the order; within a journal its own order stays.
    public func history(of number: ConclusionNumber) throws(OperationError) -> [HistoryAct] {
        var acts: [HistoryAct] = []
        var known: Set<ActPlace> = []
        func add(_ act: Act, answering proposal: ProposalReference? = nil) {
            guard known.insert(act.place).inserted else { return }
            acts.append(
                HistoryAct(
                    act: act,
                    participant: register.participant(of: act.header.journal),
                    proposal: proposal,
                    refusal: register.void[act.place],
                    void: record.voidWords[act.place]
                )
            )
        }
        let leaves = record.proposalsAbout[.conclusion(number)] ?? []
        let proposing = Set(leaves.compactMap { record.proposals[$0]?.place })
        for act in try self.acts(about: .conclusion(number)) where !proposing.contains(act.place) { add(act) }
        for leaf in leaves {
            let reference = record.reference(of: leaf)
            if let proposal = record.proposals[leaf] { add(proposal, answering: reference) }
            for answer in record.answers[leaf] ?? [] { add(answer, answering: reference) }
            let said = record.statements(on: leaf).map(\.place)
            for act in try self.acts(at: said) { add(act, answering: reference) }
        }
        for act in try handovers(during: leaves) { add(act) }
        // What was written in one second stays in the order in which it depends on each other.
        let times = Self.times(of: acts.map(\.act))
        let order = acts.indices.sorted { (times[$0], $0) < (times[$1], $1) }
        return Self.inOrderOfTheirJournals(order.map { acts[$0] })
    }

    /// The acts of each journal in its own order, on the places that they have together.
    private static func inOrderOfTheirJournals(_ acts: [HistoryAct]) -> [HistoryAct] {
        var ordered = acts
        for places in Dictionary(grouping: acts.indices, by: { acts[$0].act.header.journal }).values {
            let own = places.map { acts[$0] }.sorted { $0.act.header.number < $1.act.header.number }
            for (place, act) in zip(places, own) { ordered[place] = act }
        }
        return ordered
    }

    /// When acts were made at the earliest: what claims an earlier time than an act before it in its journal, was not.
    private static func times(of acts: [Act]) -> [Instant] {
        var times = acts.map(\.header.at)
        for places in Dictionary(grouping: acts.indices, by: { acts[$0].header.journal }).values {
            var latest: Instant?
            for place in places.sorted(by: { acts[$0].header.number < acts[$1].header.number }) {
                latest = max(latest ?? times[place], times[place])
                times[place] = latest ?? times[place]
            }
        }
        return times
    }

    /// The acts by which another member came to speak while one of these proposals was on the table.
    private func handovers(during leaves: [Digest]) throws(OperationError) -> [Act] {
        let spans = leaves.compactMap { leaf -> (from: Instant, until: Instant?)? in
            guard let begin = record.proposals[leaf]?.header.at else { return nil }
            if record.agreement?.standing(of: leaf)?.course == .open { return (begin, nil) }
            return (begin, (record.answers[leaf] ?? []).map(\.header.at).max() ?? begin)
        }
        guard !spans.isEmpty else { return [] }
        return try acts(about: .mechanism).filter { act in
            guard ["hand_over", "recognise"].contains(act.header.act) else { return false }
            let at = act.header.at
            return spans.contains { span in span.from <= at && span.until.map { at <= $0 } ?? true }
        }
    }
}
