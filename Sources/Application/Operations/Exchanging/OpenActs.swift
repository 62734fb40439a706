import CanonicalBytes
import Consultations
import Exchange

/// The acts whose bodies everybody may be shown at a moment, and the files that go with them.
///
/// They are proposals that publish and do nothing else, agreed and in force, and the consents to them: what is shown is the
/// text that the parties signed, and nothing that it does not hold. Besides, what each party shows of its own view on what
/// is public; that needs nobody's consent.
struct OpenActs {
    private(set) var places: Set<ActPlace> = []
    private(set) var files: Set<Digest> = []

    init(in record: JointRecord, at now: Instant) {
        for item in record.register.releases.keys {
            guard let leaf = record.versions[Matter.publication(of: item)], let act = record.proposals[leaf],
                !places.contains(act.place), let instrument = record.instrument(of: leaf),
                record.register.isOpen(instrument, at: now)
            else { continue }
            places.insert(act.place)
            for answer in record.answers[leaf] ?? [] {
                if case .shown(.consent) = answer.body { places.insert(answer.place) }
            }
            for case .release(let release) in instrument.items.map(\.content) {
                files.formUnion(release.files.map(\.sha256))
            }
        }
        addViews(in: record, at: now)
    }

    private mutating func addViews(in record: JointRecord, at now: Instant) {
        for (number, conclusion) in record.register.conclusions {
            guard conclusion.reports.values.joined().contains(where: \.report.isPublic),
                record.mayShow(viewsOn: number, at: now)
            else { continue }
            for dated in conclusion.reports.values.joined() where dated.report.isPublic {
                guard record.showsItself(dated.place, of: number) else { continue }
                places.insert(dated.place)
                files.formUnion(dated.report.evidence.map(\.sha256))
            }
        }
        for dated in record.register.statements where dated.statement.isPublic {
            if let number = dated.statement.conclusion {
                guard record.mayShow(viewsOn: number, at: now), record.showsItself(dated.place, of: number) else {
                    continue
                }
            }
            places.insert(dated.place)
        }
    }
}

extension JointRecord {
    /// Refuses to make a view public where what it is about is the parties' alone, or is marked so.
    func requirePublic(_ number: ConclusionNumber, at now: Instant) throws(OperationError) {
        let item = RegisterItem.conclusion(number)
        guard register.publicity(of: item, at: now) != .withheld else { throw .agreement(.viewOfWithheld(number)) }
        guard let own = register.participant(of: journal),
            let mark = register.marks(on: item.subject, by: own).first(where: { $0.handling > .everybody })
        else { return }
        var file: String?
        if case .document(let digest) = mark.subject { file = register.documents[digest]?.file.name }
        throw .agreement(.marked(mark.subject, mark.handling, file: file))
    }

    /// Whether everybody knows of a conclusion, in its words of now or in earlier ones.
    fileprivate func mayShow(viewsOn number: ConclusionNumber, at now: Instant) -> Bool {
        switch register.publicity(of: .conclusion(number), at: now) {
        case .open, .openInEarlierWords: true
        case .withheld, .embargoed: false
        }
    }

    /// Whether the author of an act on a conclusion has not marked that otherwise since.
    fileprivate func showsItself(_ place: ActPlace, of number: ConclusionNumber) -> Bool {
        guard let author = register.participant(of: place.journal) else { return false }
        return !register.marks(on: .conclusion(number), by: author).contains { $0.handling > .everybody }
    }
}

extension JournalPart {
    /// The same acts with nothing of what they say.
    var withoutBodies: JournalPart {
        JournalPart(
            journal: journal,
            key: key,
            head: head,
            first: first,
            before: before,
            acts: acts.map { PartAct(leaf: $0.leaf, body: nil) }
        )
    }
}
