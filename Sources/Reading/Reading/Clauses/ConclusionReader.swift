import Consultations

/// Reads sentence after sentence; writes the clauses that conclude something.
struct ConclusionReader {
    let passage: Passage

    func clauses() -> [Clause] {
        let matcher = FormulaMatcher(passage: passage)
        let finder = ClauseFinder(passage: passage)
        var clauses: [Clause] = []
        for sentence in passage.sentences {
            let heads = matcher.heads(in: sentence.tokens)
            guard !heads.isEmpty else { continue }
            for clause in finder.clauses(of: heads, in: sentence.tokens) where isConclusion(clause) {
                clauses.append(clause)
            }
        }
        return clauses
    }

    /// Whether the subject can conclude: a party, a pronoun for one, or nobody in an ellipsis.
    private func isConclusion(_ clause: Clause) -> Bool {
        switch passage.lexicon.formulas[clause.head.formula].subject {
        case .any, .none: return true
        case .meeting:
            guard let subject = clause.subject else { return false }
            return subject.contains { passage.token($0, in: .meeting) }
        case .party:
            guard let subject = clause.subject else { return true }
            return subject.contains { isParty($0) } || isName(subject)
        }
    }

    /// A person's name stands for the party for whom the person speaks.
    private func isName(_ subject: Range<Int>) -> Bool {
        subject.count <= 5 && subject.allSatisfy { passage.tokens[$0].isWord }
            && passage.tokens[subject.lowerBound].capital
            && passage.tokens[subject.upperBound - 1].capital && !passage.token(subject.lowerBound, in: .determiner)
    }

    private func isParty(_ index: Int) -> Bool {
        passage.token(index, in: .party) || passage.token(index, in: .pronoun) || passage.token(index, in: .state)
            || passage.token(index, in: .statehood) || passage.token(index, in: .document)
    }
}
