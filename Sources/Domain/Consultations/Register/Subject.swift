public import CanonicalBytes

/// What an act is about.
///
/// The history of a subject is the list of the acts that name it.
public enum Subject: Hashable, Sendable {
    case journal(String)
    case party(PartyID)
    case post(PostID)
    case mechanism
    case session(Int)
    case document(Digest)
    case conclusion(ConclusionNumber)
}

extension ActContent {
    /// Everything that the act is about.
    public var subjects: [Subject] {
        switch self {
        case .found(let founding): [.party(founding.party)]
        case .party(let party): [.party(party.id)]
        case .membership(let fact): [.party(fact.member), .party(fact.confederation)]
        case .presidency(let fact): [.party(fact.confederation), .party(fact.holder)]
        case .office(let office): [.party(office.party)]
        case .post(let post): [.post(post.id), .party(post.party)]
        case .tenure(let tenure): [.post(tenure.post)]
        case .mechanism: [.mechanism]
        case .session(let session): [.session(session.number)]
        case .deposit(let document): [.document(document.file.sha256), .session(document.session)]
        case .review(let review): [.document(review.document)]
        case .conclusion(let entry): [.conclusion(entry.number), .document(entry.quotation.document)]
        case .reading(let number, _): [.conclusion(number)]
        case .assign(let assignment): [.conclusion(assignment.conclusion), .post(assignment.post)]
        case .report(let report):
            [.conclusion(report.conclusion)] + (report.supersededBy.map { [.conclusion($0)] } ?? [])
        case .merge(let merge): [.conclusion(merge.number)] + (merge.into.map { [.conclusion($0)] } ?? [])
        case .renumber(let renumbering):
            Set(renumbering.numbers.flatMap { [$0.key, $0.value] }).sorted().map { .conclusion($0) }
        case .link(let statement): [.conclusion(statement.link.from), .conclusion(statement.link.to)]
        case .concordance(let concordance):
            [.document(concordance.versions.one), .document(concordance.versions.two)]
        case .constitute, .handOver, .recognise, .rules: [.mechanism]
        case .acknowledge, .consent, .object, .withdraw, .declare: []
        case .propose(let instrument, _): instrument.subjects
        case .statement(let statement) where statement.proposal != nil: []
        case .statement(let statement): [statement.conclusion.map(Subject.conclusion) ?? .mechanism]
        case .mark(let marking): [marking.subject.subject]
        case .agreedStatus(let number, _): [.conclusion(number)]
        case .release(let release): release.subjects
        }
    }
}

extension Release {
    /// The item, and everything whose text becomes public with it, each once.
    var subjects: [Subject] {
        var known: Set<Subject> = []
        return ([item.subject] + texts.flatMap(\.subjects)).filter { known.insert($0).inserted }
    }
}

extension Instrument {
    /// Everything that its items are about, each once, in their order.
    public var subjects: [Subject] {
        var known: Set<Subject> = []
        return items.flatMap(\.content.subjects).filter { known.insert($0).inserted }
    }
}
