import Consultations

/// What looks like a formula and is none: a noun, a participle, something denied, unreal or said by a reporter.
extension ClauseFinder {
    /// A participle without auxiliary counts after «et», after a comma, or right after its subject.
    func isBareAllowed(
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
                    || passage.token(after, in: .that) || asks(head) && passage.token(after, in: .preposition)
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

    /// «et demandé au secrétariat de…»: whom something is asked of follows a preposition.
    private func asks(_ head: Head) -> Bool {
        let first = head.tokens.lowerBound
        guard first > 0, passage.token(first - 1, in: .and) else { return false }
        return passage.lexicon.formulas[head.formula].act == .concludes(.request)
    }

    /// «avait-il prévenu»: said before the meeting.
    func isSaidOutside(_ sentence: Range<Int>) -> Bool {
        for index in sentence.dropLast() where passage.token(index, in: .pastPerfect) {
            if passage.tokens[index + 1].joined, passage.token(index + 1, in: .inverted) { return true }
        }
        return false
    }

    /// «Ранее …»: told as what was before; in an account also what goes on from there («При этом …», «Он …», a quotation).
    func isEarlier(_ sentence: Range<Int>) -> Bool {
        guard let first = sentence.first else { return false }
        if passage.token(first, in: .earlier) { return true }
        guard passage.isPress, goesOn(sentence) else { return false }
        var place = passage.sentence(of: first)
        let block = passage.sentences[place].block
        for _ in 0..<Self.earlierReach where place > 0 && passage.sentences[place - 1].block == block {
            place -= 1
            let before = passage.sentences[place].tokens
            if passage.token(before.lowerBound, in: .earlier) { return true }
            guard goesOn(before) else { return false }
        }
        return false
    }

    /// How many sentences may go on from one that tells of earlier times.
    private static let earlierReach = 8

    /// Whether a sentence goes on from the one before it, and names nobody for all.
    private func goesOn(_ sentence: Range<Int>) -> Bool {
        let first = sentence.lowerBound
        if passage.depth[first] > 0 || passage.tokens[first].shape == .opening || passage.tokens[first].shape == .quote
        {
            return true
        }
        return (passage.token(first, in: .filler) || passage.token(first, in: .pronoun))
            && !sentence.prefix(6).contains { passage.token($0, in: .joint) }
    }

    /// «En novembre 2019, les Parties se sont accordées…»: told as what was in a year before that of the document.
    ///
    /// Only a time of its own: "the agreement signed in 2015, …" says nothing of when the Parties act.
    func isHistory(_ found: SubjectFinder.Found) -> Bool {
        guard let lead = found.lead, let document = passage.documentDate else { return false }
        for index in lead where passage.tokens[index].shape == .number && passage.tokens[index].length == 4 {
            guard let year = Int(passage.text(passage.tokens[index].range)), 1800..<document.year ~= year else {
                continue
            }
            var end = index + 1
            while end < lead.upperBound, passage.token(end, in: .yearWord) { end += 1 }
            guard end == lead.upperBound || passage.tokens[end].shape == .comma else { continue }
            // Back over the month and the day to the word of time, which may stand right before the words of the lead.
            let lowest = max(0, lead.lowerBound - 1, index - 3)
            guard
                let start = stride(from: index - 1, through: lowest, by: -1).first(where: {
                    passage.token($0, in: .inTime)
                })
            else { continue }
            if start <= lead.lowerBound || passage.tokens[start - 1].shape == .comma { return true }
        }
        return false
    }

    /// Takes away a subject that is none: a noun in another case, or one that another stands before «reiteramos».
    func reject(_ found: inout SubjectFinder.Found, head: Head) {
        guard let subject = found.subject else { return }
        let first = head.tokens.lowerBound
        if passage.lexicon.isVerbFirst {
            // Only a party right before the verb is its subject.
            let isSubject =
                passage.token(subject.lowerBound, in: .party) || passage.token(subject.lowerBound, in: .state)
            guard
                passage.token(first, in: .withAnd) || !isSubject || subject.count > 8
                    || found.start != subject.lowerBound
            else { return }
            let lead = found.lead ?? subject
            found = SubjectFinder.Found(start: first)
            found.lead = lead
            return
        }
        let isFirst = isFirstPerson(head)
        let isOblique =
            passage.token(subject.lowerBound, in: .oblique) && passage.token(subject.lowerBound, in: .state)
        guard isOblique || isFirst && !subject.contains(where: { passage.token($0, in: .oneself) && first - $0 < 3 })
        else { return }
        found = SubjectFinder.Found(start: first)
    }

    /// «reiteramos», «nous réaffirmons»: the verb itself says who.
    func isFirstPerson(_ head: Head) -> Bool {
        passage.lexicon.wellKnown[.firstPlural] != .max && head.tokens.contains { passage.token($0, in: .firstPlural) }
    }

    /// Whether somebody who can conclude stands among the first words: «The Ministers met in Halvik and agreed to…».
    func startsWithParty(_ sentence: Range<Int>, before head: Head) -> Bool {
        let first = head.tokens.lowerBound
        guard first > sentence.lowerBound, passage.token(first - 1, in: .and) else { return true }
        return (sentence.lowerBound..<min(first, sentence.lowerBound + 16)).contains {
            passage.token($0, in: .party) || passage.token($0, in: .pronoun) || passage.token($0, in: .state)
                || passage.token($0, in: .statehood) || passage.token($0, in: .seat)
                || passage.token($0, in: .document)
        }
    }

    /// «une conférence de presse»: a form that follows a determiner or a preposition is no verb.
    func isNoun(_ head: Head, sentence: Range<Int>) -> Bool {
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
    func isNominal(_ head: Head, found: SubjectFinder.Found, after last: Candidate?) -> Bool {
        guard head.form == .finite else { return false }
        let first = head.tokens.lowerBound
        // «U.S. support for the mission»: what a noun is followed by.
        if head.tokens.count == 1, passage.token(first, in: .baseForm), first + 1 < passage.tokens.count,
            passage.token(first + 1, in: .nounEnd)
        {
            return true
        }
        // «a comprehensive plan to»: the word before a verb ends its subject.
        if let subject = found.subject, passage.token(first, in: .baseForm), let end = subject.last, end + 1 == first,
            passage.tokens[end].isWord, !passage.tokens[end].capital
        {
            let ends = [WordClass.party, .pronoun, .state, .meeting, .filler, .document, .joint]
            if !ends.contains(where: { passage.token(end, in: $0) }) { return true }
        }
        // "the Framework Agreement, signed on 16 July"
        if head.tokens.count == 1, first > 0, passage.tokens[first - 1].shape == .comma,
            passage.token(first, in: .history), first + 1 < passage.tokens.count,
            passage.token(first + 1, in: .preposition), passage.lexicon.wellKnown[.baseForm] != .max
        {
            return true
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
        guard let last else {
            // «[We] commit to…» that has lost its subject.
            if passage.token(first, in: .opens), found.start == first { return false }
            // «We recall and urge»: two verbs of one subject, of which only the second is a formula.
            var and = first - 1
            while and > 1, passage.token(and, in: .filler) { and -= 1 }
            return
                !(and > 1 && passage.token(and, in: .and) && passage.token(and - 1, in: .baseForm)
                && passage.token(and - 2, in: .pronoun))
        }
        return !passage.token(last.head.tokens.lowerBound, in: .baseForm)
    }

    /// «n’apprécions pas», «не рассчитываем», "did not agree to": denied, only a position is still one, and a promise not
    /// to do something («не разместят», "will not deploy").
    func isNegated(_ head: Head, formula: Formula) -> Bool {
        guard case .concludes(let kind) = formula.act, kind != .position else { return false }
        let before = head.tokens.lowerBound - 1
        let isDenied = before >= 0 && passage.token(before, in: .negation)
        guard kind == .commitment else { return isDenied }
        guard formula.frame == .infinitive, !passage.token(head.tokens.lowerBound, in: .future) else { return false }
        if isDenied { return true }
        // "are not committed to"; but "promised not to" is a promise.
        if passage.token(head.tokens.lowerBound, in: .auxiliary), head.tokens.count > 1,
            passage.token(head.tokens.lowerBound + 1, in: .negation)
        {
            return true
        }
        // «ne se sont pas engagées à»: a short pronoun may stand between; "not only agreed" denies nothing.
        return before >= 1 && passage.token(before - 1, in: .negation) && passage.tokens[before].isWord
            && passage.tokens[before].length <= 3
    }

    /// «, отметили участники»: a verb of saying behind a comma and before its subject.
    func isAttribution(_ head: Head, sentence: Range<Int>) -> Bool {
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

    func isGerundAllowed(_ head: Head, sentence: Range<Int>) -> Bool {
        // A recital: «Recognizing…, and believing that…».
        if passage.token(sentence.lowerBound, in: .gerund) { return false }
        let before = head.tokens.lowerBound - 1
        if before < sentence.lowerBound { return false }
        if passage.tokens[before].shape == .comma { return true }
        return passage.token(before, in: .and)
    }

    /// Past perfect, conditional and negated formulas tell no conclusion.
    func isUnreal(_ head: Head, sentence: Range<Int>, subject: SubjectFinder.Found) -> Bool {
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
}
