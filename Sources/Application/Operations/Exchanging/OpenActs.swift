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
        for dated in record.register.conclusions.values.flatMap({ $0.reports.values.joined() })
        where record.isOpen(view: .report(dated.report), at: dated.place, now: now) {
            places.insert(dated.place)
            files.formUnion(dated.report.evidence.map(\.sha256))
        }
        for dated in record.register.statements
        where record.isOpen(view: .statement(dated.statement), at: dated.place, now: now) {
            places.insert(dated.place)
        }
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
