import Consultations

/// Reads clauses; writes findings.
struct FindingWriter {
    let passage: Passage

    func result(_ clauses: [Clause]) -> ReadingResult {
        var findings: [Finding] = []
        var kind = ConclusionKind.information
        for clause in clauses {
            if case .concludes(let own) = passage.lexicon.formulas[clause.head.formula].act { kind = own }
            for tokens in [clause.tokens] + clause.items {
                if let finding = finding(clause, kind: kind, tokens: tokens, id: findings.count + 1) {
                    findings.append(finding)
                }
            }
        }
        return ReadingResult(language: passage.lexicon.language, findings: findings, facts: MechanismFacts())
    }

    private func finding(_ clause: Clause, kind: ConclusionKind, tokens: Range<Int>, id: Int) -> Finding? {
        let formula = passage.lexicon.formulas[clause.head.formula]
        guard let first = tokens.first, let last = tokens.last else {
            return nil
        }
        let reason = Reason(
            rule: "\(passage.lexicon.language.tag):\(formula.line)", matched: passage.words(clause.head.tokens))
        return Finding(
            id: id, range: Int(passage.tokens[first].start)..<passage.tokens[last].end, kind: kind,
            strength: formula.strength, actionLevel: .general, actors: [], scope: .unstated, addressee: nil,
            domain: nil, heading: nil, due: nil, place: nil, voice: .primaryText, confidence: .medium,
            because: [reason], restates: nil)
    }
}
