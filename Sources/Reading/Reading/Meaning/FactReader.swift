import Consultations

/// Reads the procedural findings; writes what they say about the mechanism.
struct FactReader {
    let passage: Passage

    func facts(_ found: [(finding: Finding, tokens: Range<Int>)]) -> MechanismFacts {
        var facts = MechanismFacts()
        for (finding, tokens) in found where finding.kind == .procedural || finding.kind == .decision {
            guard tokens.contains(where: { passage.token($0, in: .meeting) }) || next(in: tokens) != nil else {
                continue
            }
            if finding.kind == .procedural || finding.domain == .institutional {
                if facts.rhythm == nil, let rhythm = rhythm(in: tokens) {
                    facts.rhythm = Fact(value: rhythm, finding: finding.id)
                }
                if facts.alternating == nil, tokens.contains(where: { passage.token($0, in: .alternating) }) {
                    facts.alternating = Fact(value: true, finding: finding.id)
                }
            }
            guard finding.kind == .procedural else { continue }
            if facts.byDiplomaticChannel == nil, tokens.contains(where: { passage.token($0, in: .channel) }) {
                facts.byDiplomaticChannel = Fact(value: true, finding: finding.id)
            }
            if facts.nextSession == nil, let number = next(in: tokens) {
                facts.nextSession = Fact(value: number, finding: finding.id)
                if let place = finding.place { facts.host = Fact(value: place, finding: finding.id) }
            }
        }
        return facts
    }

    private func rhythm(in tokens: Range<Int>) -> Rhythm? {
        for index in tokens {
            if passage.token(index, in: .everyTwo) { return .everyTwoYears }
            if passage.token(index, in: .everyThree) { return .everyThreeYears }
            if passage.token(index, in: .yearly) {
                let alone = !passage.token(index, in: .each)
                if alone || (index + 1 < tokens.upperBound && passage.token(index + 1, in: .yearWord)) {
                    return .yearly
                }
            }
        }
        return nil
    }

    /// The number of the session with which a subject begins.
    private func next(in tokens: Range<Int>) -> Int? {
        for index in tokens.prefix(3) where passage.tokens[index].isWord && passage.tokens[index].marks.contains(.time) {
            for number in 2...20 {
                if let atom = passage.lexicon.atom("ordinal.\(number)"), passage.has(index, atom) { return number }
            }
        }
        return nil
    }
}
