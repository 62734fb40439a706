import Consultations

/// Reads clauses and what the later stages say of them; writes findings.
struct FindingWriter {
    let passage: Passage
    private var parties: PartyReader
    private let times: TimeReader
    private let domains: DomainReader
    private let voices: VoiceReader

    private let stems: StemReader
    private let facts: FactReader

    /// - Parameters:
    ///   - passage: the text, or a part of it.
    ///   - parties: who is named in it.
    init(passage: Passage, parties: PartyReader) {
        self.passage = passage
        self.parties = parties
        times = TimeReader(passage: passage)
        domains = DomainReader(passage: passage)
        voices = VoiceReader(passage: passage)
        stems = StemReader(passage: passage)
        facts = FactReader(passage: passage)
    }

    /// What goes on from one part of a text to the next.
    struct Memory {
        fileprivate var kind = ConclusionKind.information
        fileprivate var strength = Strength.none
        fileprivate var actors = Actors()
    }

    private struct Draft {
        var clause: Clause
        var tokens: Range<Int>
        var kind: ConclusionKind
        var strength: Strength
        var actors: [String]
        var isItem: Bool
    }

    /// Writes the findings of clauses.
    ///
    /// - Parameters:
    ///   - clauses: what the part concludes, in order.
    ///   - open: the words that give a time without a date, in order.
    ///   - memory: what the parts before leave to this one.
    ///   - queue: where the findings go.
    ///   - placed: gives a finding its place in a text that is read as a stream.
    mutating func write(
        _ clauses: [Clause],
        times open: [Head],
        _ memory: inout Memory,
        to queue: inout FindingQueue,
        placed: (inout FindingQueue.Found) -> Void
    ) {
        var openIndex = 0
        for clause in clauses {
            for draft in drafts(clause, &memory) {
                let low = draft.clause.lead?.lowerBound ?? draft.clause.tokens.lowerBound
                while openIndex < open.count, open[openIndex].tokens.upperBound <= low { openIndex += 1 }
                let inList = passage.blocks[passage.block(of: draft.tokens.lowerBound)].marker != .none
                guard queue.add(stems.stems(draft.tokens), inList: inList, isPress: passage.isPress) else { continue }
                let finding = finding(draft, open: open[openIndex...].prefix(12))
                var found = FindingQueue.Found(finding: finding, said: facts.said(finding, draft.tokens))
                placed(&found)
                queue.hold(found)
            }
        }
    }

    /// The party that the reader has learnt of, for the next part.
    var knownParties: PartyReader { parties }

    /// What a clause undertakes, and each item under its verb.
    private mutating func drafts(_ clause: Clause, _ memory: inout Memory) -> [Draft] {
        let formula = passage.lexicon.formulas[clause.head.formula]
        // «This includes…» is of the kind and the strength of the conclusion before.
        if case .concludes(let own) = formula.act { (memory.kind, memory.strength) = (own, formula.strength) }
        let actors = actors(clause, formula: formula, before: memory.actors)
        memory.actors.note(actors)
        return ([clause.tokens] + clause.items).enumerated().filter { !$0.element.isEmpty }.map { place, tokens in
            Draft(
                clause: clause,
                tokens: tokens,
                kind: memory.kind,
                strength: memory.strength,
                actors: actors,
                isItem: place > 0
            )
        }
    }

    /// Who acted before, for pronouns and ellipses.
    fileprivate struct Actors {
        var last: [String]?
        var one: [String]?
        var several: [String]?

        mutating func note(_ actors: [String]) {
            guard !actors.isEmpty else { return }
            last = actors
            if actors.count == 1 { one = actors } else { several = actors }
        }
    }

    private mutating func actors(_ clause: Clause, formula: Formula, before: Actors) -> [String] {
        if formula.act == .continues { return before.last ?? parties.joint }
        guard let subject = clause.subject else {
            if passage.lexicon.isVerbFirst, let behind = parties.behindVerb(clause) { return behind }
            if clause.heir { return before.last ?? parties.joint }
            let agents = parties.agents(in: clause.tokens)
            return agents.isEmpty ? parties.joint : agents
        }
        switch parties.answer(subject) {
        case .parties(let found):
            // What is said of a thing is said by the parties, whatever State it belongs to; a coming meeting is one of all.
            let isTheirs = formula.subject == .party || found.count > 1 && formula.subject != .any
            if isTheirs { return found }
            if formula.subject == .any, passage.anyToken(of: subject, in: .party) { return found }
            if formula.subject == .meeting, passage.anyToken(of: subject, in: .party) { return found }
            return parties.joint
        case .before(let isSingular):
            return (isSingular ? before.one ?? before.last : before.several ?? before.last) ?? parties.joint
        case .all:
            // «réaffirmé l’engagement du Norvane»: who holds what the officials state.
            let holders = formula.subject == .party ? parties.holders(in: clause.head.tokens) : []
            return holders.isEmpty ? parties.joint : holders
        case .nobody:
            if formula.subject == .party { return parties.holders(in: clause.head.tokens) }
            let agents = parties.agents(in: clause.tokens)
            return agents.isEmpty ? parties.joint : agents
        }
    }

    private func finding(_ draft: Draft, open: ArraySlice<Head>) -> Finding {
        let clause = draft.clause
        let tokens = draft.tokens
        let block = passage.blocks[passage.block(of: tokens.lowerBound)]
        let heading = block.heading.map { passage.blocks[$0] }
        let voice = voices.voice(of: tokens)
        let domain = draft.kind == .procedural ? .institutional : domain(tokens, lead: clause.lead, heading: heading)
        let due = due(draft, open: open)
        return Finding(
            id: 0,
            range: Int(passage.tokens[tokens.lowerBound].start)..<passage.tokens[tokens.upperBound - 1].end,
            kind: draft.kind,
            strength: draft.strength,
            actionLevel: level(draft),
            actors: draft.actors,
            scope: scope(draft),
            addressee: addressee(draft),
            domain: domain,
            heading: heading.map { title($0) },
            due: due,
            place: place(draft),
            voice: voice,
            confidence: confidence(draft, voice: voice),
            because: reasons(draft, due: due),
            restates: nil
        )
    }

    /// The words of a heading; a paragraph that only looks like one is cut.
    private func title(_ heading: Block) -> String {
        var end = min(heading.range.upperBound, heading.range.lowerBound + Self.longestTitle)
        while end > heading.range.lowerBound, end < heading.range.upperBound, passage.utf8[end] & 0xC0 == 0x80 {
            end -= 1
        }
        return passage.text(heading.range.lowerBound..<end)
    }

    /// In bytes.
    private static let longestTitle = 1000

    /// What the words of a passage that a person marked say, apart from its kind.
    func details(of tokens: Range<Int>, kind: ConclusionKind) -> PassageDetails {
        let heading = passage.blocks[passage.block(of: tokens.lowerBound)].heading.map { passage.blocks[$0] }
        return PassageDetails(
            domain: kind == .procedural ? .institutional : domain(tokens, lead: nil, heading: heading),
            heading: heading.map { title($0) },
            due: kind.takesTime ? times.time(in: tokens, open: [], comes: kind == .procedural) : nil,
            place: kind == .procedural || kind == .decision ? place(in: tokens, after: tokens.lowerBound) : nil,
            voice: voices.voice(of: tokens)
        )
    }

    private func domain(_ tokens: Range<Int>, lead: Range<Int>?, heading: Block?) -> PolicyDomain? {
        let lead = lead.flatMap { domains.domain(of: $0) }
        if let lead, !lead.isGeneral { return lead.domain }
        let own = domains.domain(of: tokens)
        if let own, !own.isGeneral { return own.domain }
        let above = heading.flatMap { domains.domain(of: $0.tokens) }
        if let above, !above.isGeneral { return above.domain }
        return (lead ?? own ?? above)?.domain
    }

    private func reasons(_ draft: Draft, due: StatedTime?) -> [Reason] {
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
        if let due, let basis = due.basis { reasons.append(Reason(rule: "time.\(basis)", matched: due.text)) }
        return reasons
    }

    private func scope(_ draft: Draft) -> ActorScope {
        if let subject = draft.clause.subject {
            if passage.anyToken(of: subject, in: .each) { return .each }
            if passage.anyToken(of: subject, in: .some) { return .someMembers }
            if draft.actors.isEmpty,
                passage.anyToken(of: subject, in: .meeting) || passage.anyToken(of: subject, in: .body)
            {
                return .body
            }
        }
        return draft.actors.isEmpty ? .unstated : draft.actors.count == 1 ? .oneParty : .joint
    }

    private func due(_ draft: Draft, open: ArraySlice<Head>) -> StatedTime? {
        guard draft.kind.takesTime else { return nil }
        let comes = draft.kind == .procedural
        let own = times.time(in: draft.tokens, open: open, comes: comes)
        if own?.edtf != nil { return own }
        // What stands before the subject holds for all that the verb governs.
        let lead = draft.clause.lead.flatMap { times.time(in: $0, open: open, comes: comes) ?? times.tied($0) }
        if let lead, lead.edtf != nil { return lead }
        if let chapeau = draft.clause.chapeau, let above = times.time(in: chapeau, open: []), above.edtf != nil {
            return above
        }
        return own ?? lead
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
        // The words that ask say nothing of what is asked.
        let asks = draft.kind == .request || draft.kind == .mandate
        let low =
            asks && !draft.isItem
            ? min(draft.clause.head.tokens.upperBound, draft.tokens.upperBound) : draft.tokens.lowerBound
        for index in max(low, draft.tokens.lowerBound)..<draft.tokens.upperBound {
            if passage.token(index, in: .consider) { return .considering }
            if passage.token(index, in: .continuing) { return .continuing }
            if passage.token(index, in: .minimal) { return .minimal }
            if passage.token(index, in: .create) || passage.token(index, in: .specific) {
                // «adopt the necessary measures»: whatever they are.
                let object = index + 1..<min(index + 6, draft.tokens.upperBound)
                return passage.anyToken(of: object, in: .general) ? .general : .specific
            }
            if passage.token(index, in: .strengthening) { return .general }
        }
        return draft.kind == .decision || draft.kind == .procedural ? .specific : .general
    }

    private func confidence(_ draft: Draft, voice: Voice) -> Confidence {
        let formula = passage.lexicon.formulas[draft.clause.head.formula]
        return ConfidenceRule(
            isFinite: draft.clause.head.form == .finite,
            hasSubject: !draft.clause.heir,
            isPronoun: draft.clause.subject.map { $0.count < 3 && passage.token($0.upperBound - 1, in: .pronoun) }
                ?? false,
            hasActor: !draft.actors.isEmpty,
            isMeasure: draft.clause.rules.contains { $0.rule == "clause.opening" },
            isOneWord: draft.clause.head.tokens.count == 1,
            kind: draft.kind,
            strength: formula.strength,
            isImpersonal: formula.subject == .any || formula.subject == .none,
            isTitle: passage.blocks[passage.block(of: draft.tokens.lowerBound)].role == .heading,
            words: draft.tokens.count,
            voice: voice
        ).confidence
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
