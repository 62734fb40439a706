/// A mistake that all parties have agreed to put right: of what, in which words, and by which act it was proposed.
///
/// What stood before stays in the record; this says why it stands otherwise now.
public struct Rectification: Hashable, Sendable {
    public let matter: Matter
    /// What the mistake was, in words.
    public let mistake: String
    /// The participant who proposed it.
    public let participant: PartyID?
    public let at: Instant
    /// The act that proposed it.
    public let place: ActPlace

    /// How people name the proposal, as in `norvane#41`.
    public var reference: String { "\(participant?.text ?? place.journal)#\(place.number)" }
}

extension Register {
    /// The mistakes that were put right in a conclusion or in the document that it quotes, oldest first.
    public func rectifications(of conclusion: Conclusion) -> [Rectification] {
        let matters = [Matter.conclusion(conclusion.number), .document(conclusion.entry.quotation.document)]
        return matters.flatMap { rectifications[$0] ?? [] }.sorted { ($0.at, $0.place) < ($1.at, $1.place) }
    }

    /// The mistakes that were put right in a session, oldest first.
    public func rectifications(ofSession number: Int) -> [Rectification] { rectifications[.session(number)] ?? [] }

    /// Notes what an agreed instrument puts right, where an item of it takes the place of something.
    mutating func noteRectification(by content: ActContent, of act: Act) {
        guard case .shown(.propose(let instrument, _)) = act.body, let mistake = instrument.corrects,
            let matter = content.matter, let item = instrument.items.first(where: { $0.content.matter == matter })
        else { return }
        var matters = item.replaces == nil ? [] : [matter]
        if case .deposit(let document) = content, let earlier = document.replaces, item.replaces == nil {
            matters = [matter, .document(earlier)]
        }
        for matter in matters {
            rectifications[matter, default: []].append(
                Rectification(
                    matter: matter,
                    mistake: mistake,
                    participant: participant(of: act.header.journal),
                    at: act.header.at,
                    place: act.place
                )
            )
        }
    }
}
