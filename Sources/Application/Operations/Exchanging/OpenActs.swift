import CanonicalBytes
import Consultations
import Exchange

/// The acts whose bodies everybody may be shown at a moment, and the files that go with them.
///
/// They are proposals that publish and do nothing else, agreed and in force, and the consents to them: what is shown is the
/// text that the parties signed, and nothing that it does not hold. Besides, what each party shows of its own view on what
/// is public; that needs nobody's consent.
struct OpenActs {
    /// The commitments to what the parties agreed to publish: an act of another history has the same place and another one.
    private var commitments: Set<Digest> = []
    /// The views that their authors make public, by the places of their acts.
    private var views: [ActPlace: ActContent] = [:]
    private(set) var files: Set<Digest> = []

    init(in record: JointRecord, at now: Instant) {
        for item in record.register.releases.keys {
            guard let leaf = record.versions[Matter.publication(of: item)], let act = record.proposals[leaf],
                !commitments.contains(act.header.body), let instrument = record.instrument(of: leaf),
                record.register.isOpen(instrument, at: now)
            else { continue }
            commitments.insert(act.header.body)
            for answer in record.answers[leaf] ?? [] {
                if case .shown(.consent) = answer.body { commitments.insert(answer.header.body) }
            }
            for case .release(let release) in instrument.items.map(\.content) {
                files.formUnion(release.files.map(\.sha256))
            }
        }
        addViews(in: record, at: now)
    }

    /// Whether everybody may be shown what an act says.
    func show(_ header: ActHeader, body: [UInt8]) -> Bool {
        if commitments.contains(header.body) { return true }
        guard let view = views[ActPlace(journal: header.journal, number: header.number)] else { return false }
        return (try? ActContent(act: header.act, bytes: body)) == view
    }

    private mutating func addViews(in record: JointRecord, at now: Instant) {
        for dated in record.register.conclusions.values.flatMap({ $0.reports.values.joined() })
        where record.isOpen(view: .report(dated.report), at: dated.place, now: now) {
            views[dated.place] = .report(dated.report)
            files.formUnion(dated.report.evidence.map(\.sha256).filter { record.mayShow(evidence: $0, at: now) })
        }
        for dated in record.register.statements
        where record.isOpen(view: .statement(dated.statement), at: dated.place, now: now) {
            views[dated.place] = .statement(dated.statement)
        }
    }
}

extension JointRecord {
    /// Whether everybody may be shown a file as evidence: a document of the register only once that is public itself.
    fileprivate func mayShow(evidence digest: Digest, at now: Instant) -> Bool {
        register.documents.values.filter { $0.file.sha256 == digest || $0.text?.sha256 == digest }.allSatisfy {
            document in
            if case .open = register.publicity(of: .document(document.file.sha256), at: now) { true } else { false }
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
