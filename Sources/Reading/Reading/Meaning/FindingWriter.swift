import Consultations

/// Reads clauses and what the later stages say of them; writes findings.
struct FindingWriter {
    let passage: Passage
    private var parties: PartyReader
    private let times: TimeReader
    private let domains: DomainReader
    private let voices: VoiceReader

    init(passage: Passage) {
        self.passage = passage
        parties = PartyReader(passage: passage)
        times = TimeReader(passage: passage)
        domains = DomainReader(passage: passage)
        voices = VoiceReader(passage: passage)
    }

    private struct Draft {
        var clause: Clause
        var tokens: Range<Int>
        var kind: ConclusionKind
        var actors: [String]
        var isItem: Bool
    }

    mutating func result(_ clauses: [Clause], times open: [Head]) -> ReadingResult {
        // Where nouns have cases, the words of a subject are the name.
        if passage.lexicon.wellKnown[.article] == .max {
            for clause in clauses { if let subject = clause.subject { parties.prefer(subject) } }
        }
        let drafts = drafts(clauses)
        let restatements = RestatementReader(passage: passage).compare(
            drafts.map(\.tokens),
            inList: drafts.map { passage.blocks[blockIndex(of: $0.tokens.lowerBound)].marker != .none }
        )
        var identifiers: [Int: Int] = [:]
        for index in drafts.indices where !restatements.repeats.contains(index) {
            identifiers[index] = identifiers.count + 1
        }
        var found: [(finding: Finding, tokens: Range<Int>)] = []
        var openIndex = 0
        for (index, draft) in drafts.enumerated() {
            guard let id = identifiers[index] else { continue }
            while openIndex < open.count, open[openIndex].tokens.upperBound <= draft.clause.tokens.lowerBound {
                openIndex += 1
            }
            let restates = restatements.fuller[index].flatMap { identifiers[$0] }
            let near = Array(open[openIndex...].prefix(12))
            found.append((finding(draft, id: id, restates: restates, open: near), draft.tokens))
        }
        return ReadingResult(
            language: passage.lexicon.language,
            findings: found.map(\.finding),
            facts: FactReader(passage: passage).facts(found)
        )
    }

    private func drafts(_ clauses: [Clause]) -> [Draft] {
        var drafts: [Draft] = []
        var kind = ConclusionKind.information
        var actors: [String] = []
        for clause in clauses {
            if case .concludes(let own) = passage.lexicon.formulas[clause.head.formula].act { kind = own }
            if let subject = clause.subject,
                passage.lexicon.formulas[clause.head.formula].subject == .meeting
                    || subject.contains(where: { passage.token($0, in: .meeting) }),
                parties.parties(of: subject)?.isEmpty != false
            {
                // A coming meeting is one of all the parties.
                actors = parties.joint.map { parties.names[$0].text }
            } else if let subject = clause.subject {
                actors =
                    parties.parties(of: subject)
                    ?? (actors.isEmpty ? parties.joint.map { parties.names[$0].text } : actors)
            } else if !clause.heir || actors.isEmpty {
                actors = parties.joint.map { parties.names[$0].text }
            }
            for (place, tokens) in ([clause.tokens] + clause.items).enumerated() where !tokens.isEmpty {
                drafts.append(Draft(clause: clause, tokens: tokens, kind: kind, actors: actors, isItem: place > 0))
            }
        }
        return drafts
    }

    private func finding(_ draft: Draft, id: Int, restates: Int?, open: [Head]) -> Finding {
        let clause = draft.clause
        let tokens = draft.tokens
        let formula = passage.lexicon.formulas[clause.head.formula]
        let block = passage.blocks[blockIndex(of: tokens.lowerBound)]
        let heading = block.heading.map { passage.blocks[$0] }
        let voice = voices.voice(of: tokens)
        let domain = draft.kind == .procedural ? .institutional : domain(tokens, lead: clause.lead, heading: heading)
        return Finding(
            id: id,
            range: Int(passage.tokens[tokens.lowerBound].start)..<passage.tokens[tokens.upperBound - 1].end,
            kind: draft.kind,
            strength: formula.strength,
            actionLevel: level(draft),
            actors: draft.actors,
            scope: scope(draft),
            addressee: addressee(draft),
            domain: domain,
            heading: heading.map { passage.text($0.range) },
            due: due(draft, open: open),
            place: place(draft),
            voice: voice,
            confidence: confidence(draft, voice: voice),
            because: reasons(draft),
            restates: restates
        )
    }

    /// What the words of a passage that a person marked say, apart from its kind.
    func details(of tokens: Range<Int>, kind: ConclusionKind) -> PassageDetails {
        let heading = passage.blocks[blockIndex(of: tokens.lowerBound)].heading.map { passage.blocks[$0] }
        return PassageDetails(
            domain: kind == .procedural ? .institutional : domain(tokens, lead: nil, heading: heading),
            heading: heading.map { passage.text($0.range) },
            due: kind.takesTime ? times.time(in: tokens, open: []) : nil,
            place: kind == .procedural || kind == .decision ? place(in: tokens, after: tokens.lowerBound) : nil,
            voice: voices.voice(of: tokens)
        )
    }

    private func blockIndex(of token: Int) -> Int {
        var low = 0
        var high = passage.blocks.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if passage.blocks[middle].tokens.lowerBound <= token { low = middle } else { high = middle - 1 }
        }
        return low
    }

    private func domain(_ tokens: Range<Int>, lead: Range<Int>?, heading: Block?) -> PolicyDomain? {
        if let lead, let domain = domains.domain(of: lead) { return domain }
        if let domain = domains.domain(of: tokens) { return domain }
        return heading.flatMap { domains.domain(of: $0.tokens) }
    }

    private func reasons(_ draft: Draft) -> [Reason] {
        let clause = draft.clause
        let formula = passage.lexicon.formulas[clause.head.formula]
        var reasons = [
            Reason(rule: "\(passage.lexicon.language.tag):\(formula.line)", matched: passage.words(clause.head.tokens))
        ]
        for (rule, tokens) in clause.rules { reasons.append(Reason(rule: rule, matched: passage.words(tokens))) }
        if draft.isItem {
            let first = draft.tokens.lowerBound
            reasons.append(Reason(rule: "clause.item", matched: passage.words(first..<first + 1)))
        }
        return reasons
    }

    private func scope(_ draft: Draft) -> ActorScope {
        if let subject = draft.clause.subject {
            if subject.contains(where: { passage.token($0, in: .each) }) { return .each }
            if subject.contains(where: { passage.token($0, in: .some) }) { return .someMembers }
            if draft.actors.isEmpty,
                subject.contains(where: { passage.token($0, in: .meeting) || passage.token($0, in: .body) })
            {
                return .body
            }
        }
        return draft.actors.isEmpty ? .unstated : draft.actors.count == 1 ? .oneParty : .joint
    }

    private func due(_ draft: Draft, open: [Head]) -> StatedTime? {
        guard draft.kind.takesTime else { return nil }
        if let time = times.time(in: draft.tokens, open: open) { return time }
        guard !draft.isItem, let lead = draft.clause.lead else { return nil }
        return times.time(in: lead, open: open)
    }

    /// «à Halvik», «dans la Confédération»: only where a meeting is arranged.
    private func place(_ draft: Draft) -> String? {
        guard draft.kind == .procedural || draft.kind == .decision else { return nil }
        let low = max(draft.tokens.lowerBound, min(draft.clause.head.tokens.upperBound, draft.tokens.upperBound))
        return place(in: draft.tokens, after: low)
    }

    private func place(in tokens: Range<Int>, after low: Int) -> String? {
        var index = low
        while index + 1 < tokens.upperBound {
            if passage.token(index, in: .placeBefore) {
                var start = index + 1
                while start < tokens.upperBound, passage.token(start, in: .article) { start += 1 }
                if start < tokens.upperBound, passage.tokens[start].isWord, passage.tokens[start].capital,
                    times.month(start) == nil
                {
                    var end = start + 1
                    while end < tokens.upperBound, passage.tokens[end].isWord,
                        passage.tokens[end].capital || passage.token(end, in: .of) || passage.token(end, in: .article),
                        times.month(end) == nil
                    {
                        end += 1
                    }
                    while end > start + 1, !passage.tokens[end - 1].capital { end -= 1 }
                    return passage.words(start..<end)
                }
            }
            index += 1
        }
        return nil
    }

    /// Who is asked: the words between the formula and what is asked.
    private func addressee(_ draft: Draft) -> String? {
        guard draft.kind == .request || draft.kind == .mandate, !draft.isItem else { return nil }
        let high = draft.tokens.upperBound
        let first = draft.clause.head.tokens.lowerBound + 1
        guard first < high,
            var low = (first..<min(high, first + 6)).first(where: {
                passage.token($0, in: .article) || passage.token($0, in: .party) || passage.token($0, in: .state)
                    || passage.tokens[$0].capital
            })
        else { return nil }
        while low < high, passage.token(low, in: .article) { low += 1 }
        var end = low
        while end < high, end < low + 10, passage.tokens[end].isWord {
            if end > low, passage.token(end, in: .to), !passage.tokens[min(end + 1, high - 1)].capital { break }
            if passage.token(end, in: .that) || passage.token(end, in: .gerund) { break }
            if passage.token(end, in: .infinitive), !passage.token(end, in: .notInfinitive),
                !passage.tokens[end].capital
            {
                break
            }
            if end > low, passage.token(end, in: .preposition), !passage.token(end, in: .of) { break }
            end += 1
        }
        guard end > low,
            (low..<end).contains(where: {
                passage.token($0, in: .party) || passage.token($0, in: .state) || passage.tokens[$0].capital
            })
        else { return nil }
        return passage.words(low..<end)
    }

    private func level(_ draft: Draft) -> ActionLevel {
        switch draft.kind {
        case .position, .appreciation, .information, .support: return .nothing
        default: break
        }
        for index in draft.tokens {
            if passage.token(index, in: .consider) { return .considering }
            if passage.token(index, in: .continuing) { return .continuing }
            if passage.token(index, in: .minimal) { return .minimal }
            if passage.token(index, in: .create) || passage.token(index, in: .specific) { return .specific }
        }
        return draft.kind == .decision || draft.kind == .procedural ? .specific : .general
    }

    private func confidence(_ draft: Draft, voice: Voice) -> Confidence {
        if draft.clause.head.form != .finite || voice == .commentary { return .low }
        if voice == .pressParaphrase || draft.clause.heir { return .medium }
        return .high
    }
}

extension ConclusionKind {
    /// Whether a time in the words is one by which, or at which, something is due.
    fileprivate var takesTime: Bool {
        switch self {
        case .support, .position, .appreciation, .information: false
        default: true
        }
    }
}
