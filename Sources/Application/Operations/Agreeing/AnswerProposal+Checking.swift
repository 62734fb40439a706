import Agreement
import CanonicalBytes
public import Consultations

extension AnswerProposal {
    /// Says in words for people why the answer would have no effect, before anybody reads a text or types a passphrase.
    ///
    /// The rules of agreement judge the act itself once more when it is written.
    public func check(in record: JointRecord, at now: Instant) throws(OperationError) {
        try record.requireFounded()
        let leaf = try record.proposal(named: proposal)
        try record.requireVoice()
        try record.requireUnsettled(leaf, named: proposal, isConsent: answer == .consent)
        if answer == .consent, let day = now.day { try record.requirePart(in: .consent(leaf), on: day) }
        guard answer == .declare else { return }
        try checkDeclaration(of: leaf, in: record, at: now)
    }

    private func checkDeclaration(
        of leaf: Digest,
        in record: JointRecord,
        at now: Instant
    ) throws(OperationError) {
        guard let silence = record.silence(on: leaf) else { throw .agreement(.silenceNotAsked(proposal)) }
        guard silence.isOurs else {
            throw .agreement(.proposerDeclares(proposal, record.party(of: record.proposals[leaf]?.place.journal ?? "")))
        }
        for party in silence.standing.parties {
            guard let id = try? PartyID(party.name) else { continue }
            switch party.course {
            case .unseen: throw .agreement(.silenceUnseen(proposal, id))
            case .runs(let until):
                let moment = Instant(secondsSinceEpoch: until)
                guard let moment, moment <= now else { throw .agreement(.silenceRuns(proposal, id, until: moment)) }
                throw .agreement(.silenceUnseenAfter(proposal, id, until: moment))
            case .spoke where !(record.backs(leaf, id)): throw .agreement(.silenceBroken(proposal, id))
            case .spoke, .consented: break
            }
        }
        guard let post, silence.standing.rule.posts.contains(post.text) else {
            throw .agreement(.notADeclaringPost(silence.posts))
        }
    }
}

extension JointRecord {
    fileprivate func backs(_ proposal: Digest, _ party: PartyID) -> Bool {
        agreement?.standing().proposals[proposal]?.backers.contains(party.text) ?? false
    }

    /// Refuses to act for the own party where the own journal does not speak for it now.
    public func requireVoice() throws(OperationError) {
        guard let participant = register.participant(of: journal), let party = party(of: journal) else { return }
        if let current = register.journal(of: participant), current != journal {
            throw .agreement(.replacedJournal(current))
        }
        guard let speaking = agreement?.speaking(for: party.text), speaking.journal != journal else { return }
        let speaker = register.participant(of: speaking.journal) ?? party
        throw speaker == participant
            ? .agreement(.replacedJournal(speaking.journal)) : .agreement(.otherSpeaks(speaker, for: party))
    }

    /// Refuses to answer what is settled, and to consent to what its own party ended.
    fileprivate func requireUnsettled(
        _ leaf: Digest,
        named name: String,
        isConsent: Bool
    ) throws(OperationError) {
        guard let standing = agreement?.standing(), let place = standing.proposals[leaf] else { return }
        switch place.course {
        case .open: return
        case .agreed: throw .agreement(.agreedAlready(name))
        case .overtaken:
            let versions = Set(place.proposal.replaces)
            let other = standing.proposals.values.first {
                $0.isAgreed && !versions.isDisjoint(with: $0.proposal.replaces)
            }
            throw .agreement(.overtaken(name, by: other.flatMap { reference(of: $0.act)?.description }))
        case .endedByNewRules: throw .agreement(.endedByRules(name))
        case .ended, .crossed: if isConsent { throw .agreement(.endedBefore(name)) }
        }
    }
}
