import Agreement
public import Consultations

/// What new rules change in those in force.
public struct ChangeRules: Sendable {
    /// When silence consents from then on; unchanged where nothing is said.
    public var silence: Silence
    /// The members that speak next for their parties, where the rules leave out those that speak now.
    public var speakers: [PartyID]
    /// The participants that take no more part.
    public var leaving: [PartyID]

    /// When silence consents.
    public enum Silence: Hashable, Sendable {
        case unchanged
        case never
        /// After so many seconds at least, once one of the posts declares it.
        case after(Int, posts: Set<String>)
    }

    public init(silence: Silence = .unchanged, speakers: [PartyID] = [], leaving: [PartyID] = []) {
        self.silence = silence
        self.speakers = speakers
        self.leaving = leaving
    }

    /// The text of the new rules.
    public func text(after register: Register) throws(OperationError) -> FoundingText {
        guard let before = register.foundingText else { throw .refused(.notConstituted) }
        for participant in speakers + leaving where !before.cards.contains(where: { $0.participant == participant }) {
            throw .agreement(.unknownParticipant(participant.text))
        }
        let changed = Set(speakers.map { register.party(of: $0) })
        let cards = before.cards.filter { !leaving.contains($0.participant) }.map { card in
            changed.contains(card.party) ? card.speaking(speakers.contains(card.participant)) : card
        }
        let silence: SilenceRule? =
            switch silence {
            case .unchanged: before.silence
            case .never: nil
            case .after(let seconds, let posts): SilenceRule(leastPeriod: seconds, posts: posts)
            }
        do { return try FoundingText(cards: cards, silence: silence) } catch { throw .founding(error) }
    }
}

extension ParticipantCard {
    /// The same card, but for who speaks.
    fileprivate func speaking(_ speaks: Bool) -> ParticipantCard {
        ParticipantCard(
            mechanism: mechanism,
            journal: journal,
            participant: participant,
            party: party,
            speaks: speaks,
            names: names,
            logKey: logKey,
            consentKey: consentKey,
            contribution: contribution
        )
    }
}
