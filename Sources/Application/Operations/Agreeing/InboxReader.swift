import Agreement
import CanonicalBytes
import Consultations

/// Reads entries out of a record, with what is worked out once for all of them.
struct InboxReader {
    let record: JointRecord
    let standing: Standing
    let own: PartyID?
    /// The versions that an agreed proposal has replaced.
    private let settled: Set<MatterVersion>
    /// The open proposals on each version, in the order in which they were placed.
    private let open: [MatterVersion: [Digest]]

    init(record: JointRecord, standing: Standing) {
        self.record = record
        self.standing = standing
        own = record.party(of: record.journal)
        var settled: Set<MatterVersion> = []
        var open: [MatterVersion: [Digest]] = [:]
        for leaf in record.proposalOrder {
            guard let proposal = standing.proposals[leaf] else { continue }
            if proposal.isAgreed { settled.formUnion(proposal.proposal.replaces) }
            guard case .open = proposal.course else { continue }
            for version in proposal.proposal.replaces { open[version, default: []].append(leaf) }
        }
        self.settled = settled
        self.open = open
    }

    func entry(of leaf: Digest) -> Inbox.Entry? {
        guard let proposal = standing.proposals[leaf], let act = record.proposals[leaf],
            let reference = record.reference(of: leaf), let party = try? PartyID(proposal.party)
        else { return nil }
        let backers = proposal.backers.compactMap { try? PartyID($0) }
        let answers = record.answers[leaf] ?? []
        let objections = objections(to: proposal, answers)
        let state = state(of: proposal, by: party, backers: backers, objections)
        let instrument = record.instrument(of: leaf)
        return Inbox.Entry(
            proposal: leaf,
            reference: reference,
            act: act,
            party: party,
            instrument: instrument,
            backers: backers,
            state: state,
            answers: answers,
            objections: objections,
            statements: record.statements(on: leaf),
            instead: state == .crossed ? openInstead(of: proposal) : nil,
            proposesNext: state == .crossed ? instrument.flatMap(host) : nil,
            unsigned: record.unsigned(leaf)
        )
    }

    private func state(
        of proposal: ProposalStanding,
        by party: PartyID,
        backers: [PartyID],
        _ objections: [Inbox.Objection]
    ) -> Inbox.State {
        switch proposal.course {
        case .agreed(_, let receivedByAll): return .agreed(receivedByAll: receivedByAll)
        case .crossed:
            // What was agreed since, or can't be taken up any more, needs nobody's eye.
            if proposal.proposal.replaces.contains(where: settled.contains) { return .overtaken }
            return proposal.proposal.rules == standing.rules ? .crossed : .endedByNewRules
        case .ended: return ended(proposal)
        case .overtaken: return .overtaken
        case .endedByNewRules: return .endedByNewRules
        case .open: break
        }
        let missing = standing.parties.compactMap { try? PartyID($0) }.filter { !backers.contains($0) }
        if missing.isEmpty { return .awaitsConclusion(by: party) }
        let objecting = objections.map(\.party)
        if let own, missing.contains(own) {
            if party != own, record.hasUnseenWithdrawal(of: proposal.act) { return .withdrawnUnseen }
            if !objecting.contains(own) {
                return standing.speakers[own.text] == record.journal ? .awaitsUs : .awaitsOurSpeaker
            }
        }
        return objecting.isEmpty ? .awaitsOthers(missing) : .objected(by: objecting)
    }

    /// How its own party ended a proposal.
    private func ended(_ proposal: ProposalStanding) -> Inbox.State {
        switch proposal.lastWords[proposal.party]?.sense {
        case .gaveWay(let leaf): record.reference(of: leaf).map(Inbox.State.gaveWay) ?? .ended
        case .proposedAnew(let leaf): record.reference(of: leaf).map(Inbox.State.replaced) ?? .ended
        case .backs, .objects, .tookBack, nil: .ended
        }
    }

    private func objections(to proposal: ProposalStanding, _ answers: [Act]) -> [Inbox.Objection] {
        proposal.parties.compactMap { name in
            guard name != proposal.party, let word = proposal.lastWords[name], word.sense == .objects,
                let party = try? PartyID(name),
                let act = answers.last(where: { $0.place == ActPlace(journal: word.journal, number: word.number) })
            else { return nil }
            guard case .shown(.object(let reason)) = act.body else {
                return Inbox.Objection(party: party, reason: nil, at: act.header.at)
            }
            return Inbox.Objection(party: party, reason: reason, at: act.header.at)
        }
    }

    private func openInstead(of proposal: ProposalStanding) -> ProposalReference? {
        proposal.proposal.replaces.lazy.compactMap { open[$0]?.last }.first.flatMap { record.reference(of: $0) }
    }

    /// The host of the session that an instrument is about: it proposes next, so that notes don't cross for ever.
    private func host(of instrument: Instrument) -> PartyID? {
        let register = record.register
        let numbers = instrument.items.compactMap { item -> Int? in
            if case .deposit(let document) = item.content { return document.session }
            return switch item.content.subjects.first {
            case .session(let number): number
            case .conclusion(let number): number.session
            default: nil
            }
        }
        let sessions = numbers.isEmpty ? register.sessions.keys.sorted() : numbers
        return sessions.reversed().lazy.compactMap { register.sessions[$0]?.host.value }.first.map(register.side)
    }
}

extension JointRecord {
    /// The participants who propose or consent without a valid signature line under the text.
    fileprivate func unsigned(_ proposal: Digest) -> [PartyID] {
        guard let instrument = instrument(of: proposal) else { return [] }
        let acts = [proposals[proposal]].compactMap { $0 } + (answers[proposal] ?? [])
        return acts.compactMap { act in
            let line: String
            switch act.body {
            case .shown(.propose(_, let signature)), .shown(.consent(let signature)): line = signature
            default: return nil
            }
            let key = register.card(of: act.header.journal)?.consentKey
            guard let key, !SignatureLine.isValid(line, under: instrument.text, key: key) else { return nil }
            return register.participant(of: act.header.journal)
        }
    }

    /// Whether the own journal took a consent back and the proposer's does not show that it knows.
    fileprivate func hasUnseenWithdrawal(of proposal: Digest) -> Bool {
        let own = (answers[proposal] ?? []).filter { $0.header.journal == journal }
        guard let last = own.last, own.contains(where: { if case .consent = $0.header.word { true } else { false } })
        else { return false }
        switch last.header.word {
        case .withdraw, .object: break
        default: return false
        }
        guard let proposer = proposals[proposal]?.header.journal else { return false }
        return (seen(by: proposer)[journal] ?? 0) <= last.header.number
    }
}
