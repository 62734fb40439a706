public import CanonicalBytes

// Who speaks and since when, and how far a silence has come, for a reader who holds everything that is placed.

extension Agreement {
    /// Who speaks for a party; nothing where the rules in force know no such party.
    public func speaking(for party: String) -> Speaking? {
        var sight = Sight(everything)
        guard let speaker = speaker(of: party, in: &sight) else { return nil }
        let change = (speakers[party] ?? []).last { $0.act == speaker.since }
        let named = change.map { journalNames[$0.journal] } ?? journalNames[speaker.journal]
        let journal = journalNames[speaker.journal]
        return Speaking(
            journal: journal,
            since: speaker.since.map { placed[$0].leaf },
            isByHandover: change?.isHandover ?? false,
            insteadOf: journal == named ? nil : named
        )
    }

    /// How far the silence of the other parties on a proposal has come.
    ///
    /// - Parameter leaf: The leaf hash of the proposal.
    /// - Returns: The silence; nothing where the proposal asks for none, or the rules that it names know none.
    public func silence(on leaf: Digest) -> SilenceStanding? {
        var sight = Sight(everything)
        guard let index = proposal(leaf, in: &sight) else { return nil }
        let state = proposals[index]
        guard let expiry = state.proposal.expiry, state.proposal.newRules == nil,
            let rules = rules[state.proposal.rules], let rule = rules.silence
        else { return nil }
        var parties: [SilenceStanding.Party] = []
        for party in rules.parties where party.name != state.party {
            let course = course(ofSilenceOn: index, for: party.name, expiry: expiry, rule, in: &sight)
            parties.append(SilenceStanding.Party(name: party.name, course: course))
        }
        return SilenceStanding(expiry: expiry, rule: rule, parties: parties)
    }

    private func course(
        ofSilenceOn index: Int,
        for party: String,
        expiry: Int,
        _ rule: SilenceRule,
        in sight: inout Sight
    ) -> SilenceStanding.Course {
        let state = proposals[index]
        if let saying = backing(of: index, by: party, in: &sight), saying.bySilence { return .consented }
        for rival in rivals(of: state.proposal) {
            for saying in proposals[rival].said[party] ?? [] where holds(saying.act, in: &sight) { return .spoke }
        }
        let speaker = speaker(of: party, in: &sight)
        var first: FirstSight?
        for sighting in state.firstSeen[party] ?? [] where holds(sighting.act, in: &sight) { first = sighting }
        // Where another member speaks since, the period begins anew with its first sight.
        guard let first, first.journal == speaker?.journal, first.since == speaker?.since else { return .unseen }
        let (end, overflow) = placed[first.act].time.addingReportingOverflow(rule.leastPeriod)
        return .runs(until: overflow ? Int.max : max(expiry, end))
    }
}

/// Who speaks for a party, and by what.
public struct Speaking: Hashable, Sendable {
    /// The journal that speaks.
    public let journal: String
    /// The leaf hash of the handover, or of the act that concluded new rules; nothing for the founding.
    public let since: Digest?
    public let isByHandover: Bool
    /// The journal in whose place it was recognised; nothing where it speaks in its own right.
    public let insteadOf: String?
}

/// How far the silence of the other parties on a proposal has come.
public struct SilenceStanding: Hashable, Sendable {
    /// The end of the period that the proposal asks for, in seconds since 1970.
    public let expiry: Int
    public let rule: SilenceRule
    /// The parties other than the proposer's, in the order of the rules.
    public let parties: [Party]

    /// One party's silence.
    public struct Party: Hashable, Sendable {
        public let name: String
        public let course: Course
    }

    /// How far it has come.
    public enum Course: Hashable, Sendable {
        /// Its line has not shown that it has seen the text; no period runs yet.
        case unseen
        /// It consents by its first act from this moment on, in seconds since 1970, if it says nothing before.
        case runs(until: Int)
        /// It has consented by silence.
        case consented
        /// It has spoken; its silence says nothing any more.
        case spoke
    }
}
