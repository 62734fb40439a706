import Consultations

/// Reads the formulas of a sentence; writes clauses: who, the formula, and how far the conclusion goes.
struct ClauseFinder {
    let passage: Passage

    private struct Candidate {
        var head: Head
        var found: SubjectFinder.Found
    }

    func clauses(of heads: [Head], in sentence: Range<Int>) -> [Clause] {
        let finder = SubjectFinder(passage: passage)
        let formulas = passage.lexicon.formulas
        var candidates: [Candidate] = []
        var low = sentence.lowerBound
        if isSaidOutside(sentence) { return [] }
        for head in heads {
            let formula = formulas[head.formula]
            if formula.act == .times { continue }
            if formula.act == .excludes {
                low = head.tokens.upperBound
                continue
            }
            var found = finder.find(from: low, to: head.tokens.lowerBound)
            if formula.subject == .none { found.isRelative = false }
            if formula.subject == .meeting, formula.frame == .predicate, let words = found.subject ?? found.lead,
                let place = meeting(in: words)
            {
                found.start = place
                found.subject = place..<words.upperBound
            }
            if head.form == .bare, !isBareAllowed(head, found: found, after: candidates.last, sentence: sentence) {
                continue
            }
            if head.form == .gerund {
                guard isGerundAllowed(head, sentence: sentence) else { continue }
                found = SubjectFinder.Found(start: head.tokens.lowerBound)
            }
            if found.isRelative { continue }
            if isNominal(head, found: found, after: candidates.last) || isNegated(head, formula: formula) { continue }
            if isNoun(head, sentence: sentence) || isAttribution(head, sentence: sentence) { continue }
            if let last = candidates.last, found.subject == nil, head.form != .gerund,
                boundary(before: found.start, after: last.head.tokens.upperBound) == last.head.tokens.upperBound,
                found.start > last.head.tokens.upperBound, formulas[last.head.formula].act != .reports
            {
                // «moderniseront et entretiendront le chenal»: two verbs share what follows.
                low = head.tokens.upperBound
                continue
            }
            if head.form == .finite, found.subject == nil, formula.subject == .party, candidates.isEmpty,
                head.tokens.lowerBound > sentence.lowerBound,
                passage.tokens[head.tokens.lowerBound - 1].shape == .comma
            {
                continue
            }
            if isUnreal(head, sentence: sentence, subject: found) { continue }
            if let last = candidates.last, !isCoordinated(found.start, after: last.head.tokens.upperBound) {
                let outer = formulas[last.head.formula]
                guard outer.act == .reports else {
                    continue
                }
            }
            candidates.append(Candidate(head: head, found: found))
            low = head.tokens.upperBound
        }
        var clauses: [Clause] = []
        for (index, candidate) in candidates.enumerated() {
            let formula = formulas[candidate.head.formula]
            if formula.act == .reports { continue }
            let limit =
                index + 1 < candidates.count
                ? boundary(before: candidates[index + 1].found.start, after: candidate.head.tokens.upperBound)
                : sentence.upperBound
            clauses.append(clause(candidate, formula: formula, limit: limit))
        }
        return clauses
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

    /// A participle without auxiliary counts after «et», after a comma, or right after its subject.
    private func isBareAllowed(
        _ head: Head,
        found: SubjectFinder.Found,
        after last: Candidate?,
        sentence: Range<Int>
    ) -> Bool {
        // «établies dans leurs pays»: without an object it is a participle of the noun before.
        if head.tokens.count == 1 {
            let after = head.tokens.upperBound
            guard after < sentence.upperBound,
                passage.token(after, in: .determiner) || passage.token(after, in: .article)
                    || passage.token(after, in: .that)
            else { return false }
        }
        var before = head.tokens.lowerBound
        while before > sentence.lowerBound, passage.token(before - 1, in: .filler) { before -= 1 }
        guard before > sentence.lowerBound else { return false }
        let previous = before - 1
        if passage.token(previous, in: .and) || passage.tokens[previous].shape == .comma {
            guard let last else { return false }
            return last.head.form == .finite || last.head.form == .bare
        }
        guard let subject = found.subject, subject.lowerBound == found.start, subject.count <= 3 else { return false }
        return subject.allSatisfy { passage.tokens[$0].capital }
    }

    /// «avait-il prévenu»: said before the meeting.
    private func isSaidOutside(_ sentence: Range<Int>) -> Bool {
        for index in sentence.dropLast() where passage.token(index, in: .pastPerfect) {
            if passage.tokens[index + 1].joined, passage.token(index + 1, in: .inverted) { return true }
        }
        return false
    }

    /// «une conférence de presse»: a form that follows a determiner or a preposition is no verb.
    private func isNoun(_ head: Head, sentence: Range<Int>) -> Bool {
        let before = head.tokens.lowerBound - 1
        guard before >= sentence.lowerBound, head.form == .finite else { return false }
        // Names: no verb in the middle of a sentence has a capital.
        if passage.tokens[head.tokens.lowerBound].capital, passage.tokens[before].capital { return true }
        let subject = passage.lexicon.formulas[head.formula].subject
        if subject == .none || subject == .any { return false }
        return passage.token(before, in: .of) || passage.token(before, in: .nounStart)
            || (passage.token(before, in: .preposition) && !passage.token(before, in: .filler))
    }

    /// «task forces», «and support»: a form that is also a noun or an infinitive carries on only its like.
    private func isNominal(_ head: Head, found: SubjectFinder.Found, after last: Candidate?) -> Bool {
        guard head.form == .finite else { return false }
        let first = head.tokens.lowerBound
        // «a comprehensive plan to»: the word before a verb ends its subject.
        if let subject = found.subject, passage.token(first, in: .baseForm), let end = subject.last,
            passage.tokens[end].isWord, !passage.tokens[end].capital
        {
            let ends = [WordClass.party, .pronoun, .state, .meeting, .filler, .document, .joint]
            if !ends.contains(where: { passage.token(end, in: $0) }) { return true }
        }
        guard found.subject == nil else { return false }
        // «, inaugurated in 2019,»
        if head.tokens.count == 1, first > 0, !passage.token(first - 1, in: .and),
            first + 1 < passage.tokens.count, passage.token(first + 1, in: .preposition),
            passage.lexicon.wellKnown[.baseForm] != .max
        {
            return true
        }
        guard passage.token(first, in: .baseForm) else { return false }
        guard let last else { return true }
        return !passage.token(last.head.tokens.lowerBound, in: .baseForm)
    }

    /// «n’apprécions pas», «не рассчитываем»: denied, only a commitment or a position is still one.
    private func isNegated(_ head: Head, formula: Formula) -> Bool {
        guard case .concludes(let kind) = formula.act, kind != .commitment, kind != .position else { return false }
        let before = head.tokens.lowerBound - 1
        return before >= 0 && passage.token(before, in: .negation)
    }

    /// «, отметили участники»: a verb of saying behind a comma and before its subject.
    private func isAttribution(_ head: Head, sentence: Range<Int>) -> Bool {
        let before = head.tokens.lowerBound - 1
        let after = head.tokens.upperBound
        guard before >= sentence.lowerBound, after + 1 < sentence.upperBound else { return false }
        guard
            passage.tokens[before].shape == .comma || passage.tokens[before].shape == .closing
                || passage.tokens[before].shape == .dash
        else { return false }
        guard passage.token(head.tokens.upperBound - 1, in: .saying) else { return false }
        // «, подчеркнул N.»
        if passage.tokens[after].capital, passage.tokens[after].isWord, !passage.tokens[after + 1].isWord {
            return true
        }
        return passage.token(after, in: .party)
            || (passage.token(after, in: .article)
                && (passage.token(after + 1, in: .party) || passage.token(after + 1, in: .document)))
    }

    private func isGerundAllowed(_ head: Head, sentence: Range<Int>) -> Bool {
        // A recital: «Recognizing…, and believing that…».
        if passage.token(sentence.lowerBound, in: .gerund) { return false }
        let before = head.tokens.lowerBound - 1
        if before < sentence.lowerBound { return false }
        if passage.tokens[before].shape == .comma { return true }
        return passage.token(before, in: .and)
    }

    /// Past perfect, conditional and negated formulas tell no conclusion.
    private func isUnreal(_ head: Head, sentence: Range<Int>, subject: SubjectFinder.Found) -> Bool {
        var index = head.tokens.lowerBound - 1
        var steps = 0
        while index >= sentence.lowerBound, steps < 3 {
            if passage.token(index, in: .pastPerfect) { return true }
            if passage.token(index, in: .conditional) { return true }
            if !passage.token(index, in: .filler) && !passage.token(index, in: .negation) { break }
            index -= 1
            steps += 1
        }
        // «the agreement signed in 2019 had doubled»: the form is a participle of the subject.
        if head.form == .finite, head.tokens.count == 1 {
            for place in head.tokens.upperBound..<min(sentence.upperBound, head.tokens.upperBound + 8) {
                if !passage.tokens[place].isWord && passage.tokens[place].shape != .number { break }
                if passage.token(place, in: .that) || passage.token(place, in: .relative) { break }
                if passage.token(place, in: .pastPerfect) { return true }
            }
        }
        return false
    }

    private func isCoordinated(_ start: Int, after end: Int) -> Bool {
        guard start > end else { return start == end ? false : true }
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
