import Consultations

/// Reads the formulas of a sentence; writes clauses: who, the formula, and how far the conclusion goes.
struct ClauseFinder {
    let passage: Passage
    /// Where somebody asks what was left aside.
    var log: RejectionLog?

    /// How far before a word such as «ocasión en la que» its meeting is looked for.
    private static let meetingReach = 32

    struct Candidate {
        var head: Head
        var found: SubjectFinder.Found
        /// Its words only tell what follows.
        var isReport = false
    }

    func clauses(of heads: [Head], in sentence: Range<Int>) -> [Clause] {
        let finder = SubjectFinder(passage: passage)
        let formulas = passage.lexicon.formulas
        var candidates: [Candidate] = []
        var low = sentence.lowerBound
        if isSaidOutside(sentence) || isEarlier(sentence) {
            for head in heads where formulas[head.formula].act != .times { log?.note(head, .reported) }
            return []
        }
        for head in heads {
            let formula = formulas[head.formula]
            if formula.act == .times || formula.subject == .opening { continue }
            if formula.act == .excludes {
                log?.note(head, .excluded)
                low = head.tokens.upperBound
                continue
            }
            var found = finder.find(from: low, to: head.tokens.lowerBound)
            if formula.subject == .none { found.isRelative = false }
            if formula.subject == .meeting, formula.frame == .predicate {
                let words = found.subject ?? found.lead ?? low..<low
                let verb = head.tokens.lowerBound
                // «la sesión en Halvik, en mayo, ocasión en la que…»: the meeting may stand some pieces before.
                if let place = meeting(in: words) {
                    found.start = place
                    found.subject = place..<words.upperBound
                } else if let place = meeting(in: max(low, verb - Self.meetingReach)..<verb) {
                    found.start = place
                    found.subject = place..<min(place + 3, verb)
                }
            }
            reject(&found, head: head)
            if formula.subject == .meeting, head.others.isEmpty,
                !(found.subject?.contains { passage.token($0, in: .meeting) } ?? false)
            {
                log?.note(head, .subject)
                continue
            }
            if head.form == .bare, !isBareAllowed(head, found: found, after: candidates.last, sentence: sentence) {
                log?.note(head, .participle)
                continue
            }
            if head.form == .gerund {
                guard isGerundAllowed(head, sentence: sentence) else {
                    log?.note(head, .participle)
                    continue
                }
                found = SubjectFinder.Found(start: head.tokens.lowerBound)
            }
            if let cause = cause(head, formula, found, after: candidates.last, in: sentence) {
                log?.note(head, cause)
                continue
            }
            if let last = candidates.last, found.subject == nil, head.form != .gerund,
                boundary(before: found.start, after: last.head.tokens.upperBound) == last.head.tokens.upperBound,
                found.start > last.head.tokens.upperBound, formulas[last.head.formula].act != .reports
            {
                // «moderniseront et entretiendront le chenal»: two verbs share what follows.
                log?.note(head, .dependent)
                low = head.tokens.upperBound
                continue
            }
            if head.form == .finite, found.subject == nil, formula.subject == .party, candidates.isEmpty,
                !passage.lexicon.isVerbFirst, !isFirstPerson(head),
                head.tokens.lowerBound > sentence.lowerBound,
                passage.tokens[head.tokens.lowerBound - 1].shape == .comma
            {
                log?.note(head, .subject)
                continue
            }
            if found.subject == nil, head.form == .finite, formula.subject == .party, candidates.isEmpty,
                !isFirstPerson(head), !startsWithParty(sentence, before: head)
            {
                log?.note(head, .subject)
                continue
            }
            if isUnreal(head, sentence: sentence, subject: found) {
                log?.note(head, .unreal)
                continue
            }
            if isHistory(found) {
                log?.note(head, .reported)
                continue
            }
            // «fomentará …»: a verb that says that one acts needs the one named; it may be a thing.
            if head.tokens.count == 1, found.subject == nil, passage.token(head.tokens.lowerBound, in: .singular) {
                log?.note(head, .subject)
                continue
            }
            if let last = candidates.last, found.subject == nil, formula.subject == .any, head.form == .finite,
                formulas[last.head.formula].subject == .party, formulas[last.head.formula].act != .reports
            {
                // «reaffirm that it cannot be won and must not be fought»: of what is reaffirmed.
                log?.note(head, .dependent)
                continue
            }
            if let last = candidates.last, !isCoordinated(found.start, after: last.head.tokens.upperBound) {
                let outer = formulas[last.head.formula]
                guard outer.act == .reports || outer.frame == .clause else {
                    log?.note(head, .dependent)
                    continue
                }
                // «declared that they will»: what is declared counts in its place.
                if outer.act != .reports { candidates[candidates.count - 1].isReport = true }
            }
            candidates.append(Candidate(head: head, found: found))
            low = head.tokens.upperBound
        }
        var clauses: [Clause] = []
        for (index, candidate) in candidates.enumerated() {
            let formula = formulas[candidate.head.formula]
            if formula.act == .reports || candidate.isReport { continue }
            let limit =
                index + 1 < candidates.count
                ? boundary(before: candidates[index + 1].found.start, after: candidate.head.tokens.upperBound)
                : sentence.upperBound
            clauses.append(clause(candidate, formula: formula, limit: limit))
        }
        return clauses
    }

    /// Why a formula concludes nothing whatever stands before it in the sentence.
    private func cause(
        _ head: Head,
        _ formula: Formula,
        _ found: SubjectFinder.Found,
        after last: Candidate?,
        in sentence: Range<Int>
    ) -> Rejection.Cause? {
        if found.isRelative { return .relative }
        if isNominal(head, found: found, after: last) { return .noun }
        if isNegated(head, formula: formula) { return .negated }
        if isNoun(head, sentence: sentence) { return .noun }
        return isAttribution(head, sentence: sentence) ? .attribution : nil
    }

    private func clause(_ candidate: Candidate, formula: Formula, limit: Int) -> Clause {
        let head = candidate.head
        var start = min(candidate.found.start, head.tokens.lowerBound)
        var rules: [(rule: String, tokens: Range<Int>)] = []
        if formula.subject == .none { start = head.tokens.lowerBound }
        let subject = candidate.found.subject
        if subject == nil, formula.subject != .none { rules.append(("clause.ellipsis", head.tokens)) }
        if candidate.found.isConditional { rules.append(("clause.condition", start..<start + 1)) }
        if head.form == .gerund { rules.append(("clause.participle", head.tokens)) }
        let end = ClauseEnd(passage: passage).end(of: head, start: start, limit: limit, frame: formula.frame)
        var clause = Clause(head: head, tokens: start..<max(end, head.tokens.upperBound))
        clause.subject = formula.subject == .none ? nil : subject
        clause.lead = candidate.found.lead
        clause.rules = rules
        clause.heir = clause.subject == nil && formula.subject != .none
        if formula.frame == .infinitive {
            ItemFinder(passage: passage).split(&clause)
        }
        return clause
    }

    /// «en prévision de la réunion prévue»: the meeting itself, with its article.
    private func meeting(in subject: Range<Int>) -> Int? {
        for index in subject.reversed() where passage.token(index, in: .meeting) {
            for start in stride(from: index - 1, through: max(subject.lowerBound, index - 2), by: -1)
            where passage.token(start, in: .article) {
                return start
            }
        }
        return nil
    }

    private func isCoordinated(_ start: Int, after end: Int) -> Bool {
        guard start > end else { return start == end ? false : true }
        if passage.token(start, in: .withAnd) { return true }
        for index in stride(from: start - 1, through: max(end, start - 14), by: -1) {
            let token = passage.tokens[index]
            if token.shape == .comma || token.shape == .semicolon || token.shape == .colon || token.shape == .closing
                || token.shape == .opening || token.shape == .dash || token.shape == .period || token.shape == .quote
            {
                return true
            }
            if passage.token(index, in: .and) || passage.token(index, in: .while) { return true }
            if passage.token(index, in: .that) {
                return index > end && (passage.token(index - 1, in: .while) || passage.token(index - 1, in: .asWell))
            }
        }
        return false
    }

    /// Where the words before a coordinated clause end.
    private func boundary(before start: Int, after end: Int) -> Int {
        var limit = start
        var index = start
        // «وأكدا»: the conjunction is part of the word.
        if passage.token(start, in: .withAnd) { index = end }
        while index > end {
            let token = passage.tokens[index - 1]
            if token.shape == .comma || token.shape == .semicolon {
                limit = index - 1
                break
            }
            if passage.token(index - 1, in: .and) || passage.token(index - 1, in: .while) {
                limit = index - 1
                break
            }
            if start - index > 14 { break }
            index -= 1
        }
        while limit > end, passage.tokens[limit - 1].shape == .comma { limit -= 1 }
        return limit
    }
}
