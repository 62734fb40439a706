import CanonicalBytes

/// A marking, and whose it is.
public struct PartyMark: Hashable, Sendable {
    public let participant: PartyID
    public let dated: DatedMarking
}

extension Register {
    /// How a participant wants something handled: the strictest of its marks on it, on its document and on its session.
    ///
    /// What it has not marked is for the parties; what an act says of posts, rules or the mechanism is not marked.
    public func handling(of subject: Subject, by participant: PartyID) -> Handling {
        marks(on: subject, by: participant).map(\.handling).max() ?? .parties
    }

    /// The marks of a participant that count for something: its own, its document's and its session's, in this order.
    public func marks(on subject: Subject, by participant: PartyID) -> [Marking] {
        carriers(of: subject).compactMap { markings[$0]?[participant]?.marking }
    }

    /// The marks of all participants on something, and on what it belongs to; the nearest first.
    public func marked(about subject: Subject) -> [PartyMark] { carriers(of: subject).flatMap(marks) }

    /// All marks: of sessions, then of documents as they were deposited, then of conclusions.
    public var allMarks: [PartyMark] {
        let marked =
            sessions.keys.sorted().map { RegisterItem.session($0) }
            + documentOrder.map { .document($0) } + conclusions.keys.sorted().map { .conclusion($0) }
        return marked.flatMap(marks)
    }

    private func marks(on carrier: RegisterItem) -> [PartyMark] {
        (markings[carrier] ?? [:]).sorted { $0.key.text < $1.key.text }
            .map { PartyMark(participant: $0.key, dated: $0.value) }
    }

    /// What carries the marks of something, and with what it is published, the nearest first.
    func carriers(of subject: Subject) -> [RegisterItem] {
        switch subject {
        case .conclusion(let number):
            let document = conclusions[number].map { RegisterItem.document($0.entry.quotation.document) }
            return [.conclusion(number)] + (document.map { [$0] } ?? []) + [.session(number.session)]
        case .document(let digest):
            return [.document(digest)] + (documents[digest].map { [.session($0.session)] } ?? [])
        case .session(let number): return [.session(number)]
        case .journal, .party, .post, .mechanism: return []
        }
    }

    func check(_ marking: Marking) throws(Refusal) { try known(marking.subject) }

    /// Refuses what is not in the register.
    public func known(_ item: RegisterItem) throws(Refusal) {
        switch item {
        case .session(let number): guard sessions[number] != nil else { throw .unknownSession(number) }
        case .document(let digest): try known(digest)
        case .conclusion(let number): _ = try known(number)
        }
    }

    mutating func apply(_ marking: Marking, of act: Act, by participant: PartyID) {
        markings[marking.subject, default: [:]][participant] = DatedMarking(
            marking: marking,
            at: act.header.at,
            place: act.place
        )
    }

    /// The marks of conclusions follow their numbers.
    mutating func renumberMarks(_ renumbering: Renumbering) {
        let moved = renumbering.numbers.map { old, new in (new, markings.removeValue(forKey: .conclusion(old))) }
        for (new, marks) in moved {
            markings[.conclusion(new)] = marks?.mapValues { dated in
                DatedMarking(
                    marking: Marking(
                        of: .conclusion(new),
                        handling: dated.marking.handling,
                        words: dated.marking.words
                    ),
                    at: dated.at,
                    place: dated.place
                )
            }
        }
    }
}
