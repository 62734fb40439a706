import Consultations
import Reading

/// Reads a draft and its findings; writes advice.
struct DraftChecker {
    let draft: Account
    private let wording: DraftWording
    private let facts: FactsReader

    /// Kinds of which somebody has to see that they are done.
    private static let promised: Set<ConclusionKind> = [.commitment, .mandate, .request, .offer]

    init(draft: Account) {
        self.draft = draft
        wording = DraftWording.of(draft.language)
        facts = FactsReader(utf8: draft.utf8, language: draft.language)
    }

    /// Conclusions without actor, date or test.
    func conclusions() -> [DraftAdvice] {
        draft.findings.filter { $0.restates == nil && $0.kind.following == .tracked }.flatMap { finding in
            let range = whole(finding.range)
            let words = words(in: range)
            let subjects = subjects(in: finding.range)
            var advice: [DraftAdvice] = []
            if finding.actors.isEmpty, !hasSubject(finding) {
                advice.append(DraftAdvice(.noActor, range, wordings: [words + wording.actor]))
            }
            guard Self.promised.contains(finding.kind) else { return advice }
            let said = facts.facts(in: finding.range)
            let vague = subjects.vagueTime
            let hasTime = finding.due != nil || subjects.hasEvent
            if said.dates.isEmpty, finding.due?.edtf == nil, !hasTime || !vague.isEmpty {
                advice.append(DraftAdvice(.noDate, range, details: vague, wordings: [words + wording.date]))
            }
            if finding.actionLevel != .specific, !subjects.measures(said.quantities) {
                advice.append(DraftAdvice(.noTest, range, wordings: [words + wording.test]))
            }
            return advice
        }
    }

    /// A conclusion with the bracket that closes behind it, where one is open in it.
    private func whole(_ range: Range<Int>) -> Range<Int> {
        var open = 0
        for byte in draft.utf8[range] {
            if byte == 0x5B { open += 1 } else if byte == 0x5D { open = max(0, open - 1) }
        }
        var end = range.upperBound
        while open > 0, end < draft.utf8.count, draft.utf8[end] == 0x5D {
            end += 1
            open -= 1
        }
        return range.lowerBound..<end
    }

    /// The words of a conclusion as a wording goes on from them: with the first of the alternatives in brackets.
    private func words(in range: Range<Int>) -> String {
        let reader = BracketReader(utf8: draft.utf8)
        let groups = reader.groups(in: range)
        return groups.isEmpty ? draft.words(in: range) : reader.wordings(range, groups)[0]
    }

    private func subjects(in range: Range<Int>) -> DraftSubjects {
        DraftSubjects(words: WordReader.words(draft.utf8, in: range), utf8: draft.utf8, language: draft.language)
    }

    /// Whether the conclusion or its sentence begins with those who act.
    private func hasSubject(_ finding: Finding) -> Bool {
        if subjects(in: finding.range).hasSubject { return true }
        let sentence = draft.sentences.last { $0.range.lowerBound <= finding.range.lowerBound }
        return sentence.map { subjects(in: $0.range).hasSubject } ?? false
    }

    /// Sentences that do two things: their kinds ask for different following.
    func sentences() -> [DraftAdvice] {
        PreparedAccount(draft).units.compactMap { unit in
            let findings = unit.findings.map { draft.findings[$0] }
            var kinds: [ConclusionKind] = []
            for finding in findings where !kinds.contains(finding.kind) { kinds.append(finding.kind) }
            guard kinds.count > 1, kinds.contains(where: { $0.following != .attributed }) else { return nil }
            let parts = findings.map { words(in: whole($0.range)) }.joined(separator: ". … ")
            return DraftAdvice(.twoKinds, unit.range, details: kinds.map(\.rawValue), wordings: [parts + "."])
        }
    }

    /// Conclusions of two versions that bind unlike; each could be brought to the other.
    static func strengths(_ comparison: AccountComparison) -> [DraftAdvice] {
        comparison.passages.flatMap(\.conclusions).compactMap { entry in
            guard let left = entry.left, let right = entry.right,
                let difference = entry.differences.first(where: { $0.code == .strength }),
                case .strength(let one, let two) = difference
            else { return nil }
            let verbs = (
                DraftWording.of(comparison.left.language).verbs, DraftWording.of(comparison.right.language).verbs
            )
            let wordings = [(one, verbs.0[one], verbs.1[one]), (two, verbs.0[two], verbs.1[two])].map {
                _,
                left,
                right in
                "«\(left ?? "…") …» / «\(right ?? "…") …»"
            }
            return DraftAdvice(
                .unlikeStrength,
                left,
                other: right,
                details: [one.rawValue, two.rawValue],
                wordings: wordings
            )
        }
    }
}
