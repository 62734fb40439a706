import Consultations

/// Reads a procedural finding; writes what it says about the mechanism.
struct FactReader {
    let passage: Passage

    /// What one finding says.
    struct Said {
        var rhythm: Rhythm?
        var alternating = false
        var byDiplomaticChannel = false
        var nextSession: Int?
        var host: String?
    }

    func said(_ finding: Finding, _ tokens: Range<Int>) -> Said? {
        guard finding.kind == .procedural || finding.kind == .decision,
            tokens.contains(where: { passage.token($0, in: .meeting) }) || next(in: tokens) != nil
        else { return nil }
        var said = Said()
        if finding.kind == .procedural || finding.domain == .institutional {
            said.rhythm = rhythm(in: tokens)
            said.alternating = tokens.contains { passage.token($0, in: .alternating) }
        }
        guard finding.kind == .procedural else { return said }
        said.byDiplomaticChannel = tokens.contains { passage.token($0, in: .channel) }
        said.nextSession = next(in: tokens)
        said.host = finding.place
        return said
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
        for index in tokens.prefix(3)
        where passage.tokens[index].isWord && passage.tokens[index].marks.contains(.time) {
            for number in 2...20 {
                if let atom = passage.lexicon.atom("ordinal.\(number)"), passage.has(index, atom) { return number }
            }
        }
        return nil
    }
}

extension MechanismFacts {
    /// Takes what a finding says; of two that speak of one thing the first counts.
    mutating func take(_ said: FactReader.Said, from finding: Int) {
        if rhythm == nil { rhythm = said.rhythm.map { Fact(value: $0, finding: finding) } }
        if alternating == nil, said.alternating { alternating = Fact(value: true, finding: finding) }
        if byDiplomaticChannel == nil, said.byDiplomaticChannel {
            byDiplomaticChannel = Fact(value: true, finding: finding)
        }
        if nextSession == nil, let number = said.nextSession {
            nextSession = Fact(value: number, finding: finding)
            if let place = said.host { host = Fact(value: place, finding: finding) }
        }
    }
}
