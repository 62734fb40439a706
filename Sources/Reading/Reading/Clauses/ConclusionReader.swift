import Consultations

/// Reads sentence after sentence; writes the clauses that conclude something.
struct ConclusionReader {
    let passage: Passage
    /// Where somebody asks what was left aside.
    let log: RejectionLog?
    private let speakers: SpeakerRule

    init(passage: Passage, log: RejectionLog? = nil) {
        self.passage = passage
        self.log = log
        speakers = SpeakerRule(passage: passage)
    }

    /// Finds the clauses that conclude, and the words that give a time without a date, both in the order of the text.
    ///
    /// - Parameters:
    ///   - chapeaux: what governs the lists; it knows of the parts before.
    ///   - isFirst: whether nothing before this part concludes.
    /// - Returns: the clauses and the words of time.
    func conclusions(
        _ chapeaux: inout ChapeauReader,
        isFirst: Bool
    ) -> (clauses: [Clause], times: [Head]) {
        var times: [Head] = []
        let matcher = FormulaMatcher(passage: passage)
        let finder = ClauseFinder(passage: passage, log: log)
        var clauses: [Clause] = []
        for sentence in passage.sentences {
            let heads = matcher.heads(in: sentence.tokens)
            chapeaux.follow(to: sentence.block)
            // Most sentences of most texts have no formula.
            if heads.isEmpty, !chapeaux.governs(sentence) { continue }
            for head in heads where passage.lexicon.formulas[head.formula].act == .times { times.append(head) }
            var found = heads.isEmpty ? [] : conclusions(finder.clauses(of: heads, in: sentence.tokens), in: sentence)
            if found.isEmpty {
                let measure = heads.isEmpty ? nil : opening(sentence, heads: heads)
                if let item = chapeaux.item(sentence, measure: measure) ?? measure { found = [item] }
            }
            if !found.isEmpty, isOfThePage(sentence) {
                for clause in found { log?.note(clause.head, .page) }
                found = []
            }
            let chapeau = chapeaux.above(sentence)
            for var clause in found {
                clause.chapeau = chapeau
                if passage.lexicon.formulas[clause.head.formula].act == .continues, isFirst, clauses.isEmpty {
                    continue
                }
                clauses.append(clause)
            }
            chapeaux.pass(sentence, clauses: found)
        }
        if let last = passage.own.last { chapeaux.follow(to: last) }
        return (clauses, times)
    }

    /// «Establish a joint fund.»: a measure that opens a paragraph, as in a list whose chapeau is a heading or lost.
    private func opening(_ sentence: Sentence, heads: [Head]) -> Clause? {
        let block = passage.blocks[sentence.block]
        guard block.role != .heading,
            var head = heads.first(where: { passage.lexicon.formulas[$0.formula].act != .times }),
            sentence.tokens.lowerBound == block.tokens.lowerBound,
            opens(block, before: head.tokens.lowerBound)
        else { return nil }
        let formulas = passage.lexicon.formulas
        // «Call on Norvane to…», «Continue to…»: words with a formula of their own keep its kind.
        let own = passage.token(head.tokens.lowerBound, in: .action) && formulas[head.formula].subject == .party
        let opening = ([head.formula] + head.others).first { formulas[$0].subject == .opening }
        guard let formula = opening ?? (own ? head.formula : nil) else { return nil }
        // A recital ends with a comma or a semicolon, or with «and».
        if block.marker == .none, passage.token(head.tokens.lowerBound, in: .gerund), let last = sentence.tokens.last,
            passage.tokens[last].shape == .semicolon || passage.tokens[last].shape == .comma
                || passage.token(last, in: .and)
        {
            return nil
        }
        head.formula = formula
        let after = head.tokens.upperBound
        // A noun, not a verb: «Support for the mission», «Work continues».
        guard after + 1 < sentence.tokens.upperBound, passage.tokens[after].isWord,
            !passage.token(after, in: .auxiliary), !passage.token(after, in: .of), !passage.token(after, in: .nounEnd)
        else { return nil }
        let end = ClauseEnd(passage: passage)
            .end(of: head, start: head.tokens.lowerBound, limit: sentence.tokens.upperBound, frame: .noun)
        guard end > after + 1 else { return nil }
        var clause = Clause(head: head, tokens: head.tokens.lowerBound..<end)
        clause.heir = true
        clause.rules = [("clause.opening", head.tokens)]
        return clause
    }

    /// Whether nothing but marks, or adverbial words up to a comma, stands before a token in its paragraph.
    private func opens(_ block: Block, before token: Int) -> Bool {
        let before = block.tokens.lowerBound..<token
        if before.allSatisfy({
            !passage.tokens[$0].isWord || passage.token($0, in: .to) || passage.token($0, in: .filler)
        }) {
            return true
        }
        guard let first = before.first(where: { passage.tokens[$0].isWord }), token - first < 16 else { return false }
        return passage.token(first, in: .lead) && passage.tokens[token - 1].shape == .comma
    }

    /// «We use cookies», «Partager sur…»: words of the page around the text.
    private func isOfThePage(_ sentence: Sentence) -> Bool {
        passage.blocks[sentence.block].tokens.count < 90 && sentence.tokens.contains { passage.token($0, in: .page) }
    }

    /// The clauses of a sentence, but for those that have no party for their subject or are somebody's comment.
    private func conclusions(_ clauses: [Clause], in sentence: Sentence) -> [Clause] {
        var found: [Clause] = []
        // «Les rebelles refusent de… et promettent de…»: an ellipsis goes the way of its subject.
        var isForeign = false
        for clause in clauses {
            if isForeign, clause.heir {
                log?.note(clause.head, .subject)
                continue
            }
            isForeign = clause.subject.map { speakers.isOutsider($0, head: headNoun(of: $0)) } ?? false
            guard let conclusion = conclusion(clause) else {
                log?.note(clause.head, .subject)
                continue
            }
            if speakers.isOnePersons(conclusion, in: sentence.tokens) {
                isForeign = true
                log?.note(clause.head, .comment)
            } else if isComment(conclusion, in: sentence.tokens) {
                log?.note(clause.head, .comment)
            } else {
                found.append(conclusion)
            }
        }
        return found
    }

    /// The clause under the first of its formulas whose subject it has.
    private func conclusion(_ clause: Clause) -> Clause? {
        // A verb alone says nothing.
        let frame = passage.lexicon.formulas[clause.head.formula].frame
        if clause.tokens.count == clause.head.tokens.count, frame == .noun || frame == .infinitive, clause.heir {
            return nil
        }
        // «заявила, что» before a quotation that is read for itself.
        if let last = clause.tokens.last, passage.token(last, in: .that) { return nil }
        // «C’est inacceptable»: nobody knows what.
        if frame == .predicate, let subject = clause.subject, subject.count < 3,
            subject.allSatisfy({ passage.token($0, in: .function) || passage.token($0, in: .pronoun) })
        {
            return nil
        }
        if has(clause, passage.lexicon.formulas[clause.head.formula].subject) { return clause }
        for other in clause.head.others where has(clause, passage.lexicon.formulas[other].subject) {
            if passage.lexicon.formulas[other].act == .excludes { return nil }
            var clause = clause
            clause.head.formula = other
            return clause
        }
        return nil
    }

    /// Whether the subject can conclude: a party, a pronoun for one, or nobody in an ellipsis.
    private func has(_ clause: Clause, _ subject: Formula.Subject) -> Bool {
        switch subject {
        case .any, .none: return true
        case .opening: return false
        case .meeting:
            guard let subject = clause.subject else { return false }
            return subject.contains { passage.token($0, in: .meeting) }
        case .party:
            guard let subject = clause.subject else { return true }
            // Words with a verb of their own are no subject; one who says «I» speaks for nobody else.
            if subject.contains(where: { passage.token($0, in: .auxiliary) }),
                !subject.contains(where: { passage.token($0, in: .relative) })
            {
                return false
            }
            if subject.contains(where: { passage.token($0, in: .speaker) }) { return false }
            // «Источники отмечают»: who tells reporters something is no party, nor is a rebel.
            if speakers.isOutsider(subject, head: headNoun(of: subject)) { return false }
            if subject.contains(where: { passage.token($0, in: .document) }),
                !headNoun(of: subject).contains(where: { isParty($0) && !passage.token($0, in: .document) })
            {
                return speaksForParties(clause)
            }
            return headNoun(of: subject).contains { isParty($0) } || isName(subject) || isInitials(subject)
        }
    }

    /// «le communiqué condamne»: a document takes stands and asks; it promises nothing.
    private func speaksForParties(_ clause: Clause) -> Bool {
        guard case .concludes(let kind) = passage.lexicon.formulas[clause.head.formula].act else { return true }
        guard clause.subject.map({ headNoun(of: $0).contains { passage.token($0, in: .document) } }) == true else {
            return false
        }
        switch kind {
        case .position, .request, .appreciation, .support: return true
        default: return false
        }
    }

    /// What a reporter tells in the present, of somebody's wishes, without quoting anybody, is comment.
    private func isComment(_ clause: Clause, in sentence: Range<Int>) -> Bool {
        guard passage.isPress, clause.head.tokens.count == 1, clause.head.form == .finite,
            case .concludes(let kind) = passage.lexicon.formulas[clause.head.formula].act,
            kind == .intention || kind == .offer
        else { return false }
        return !sentence.contains {
            passage.depth[$0] > 0 || passage.token($0, in: .attribution) || passage.token($0, in: .saying)
        }
    }

    /// The subject up to its first preposition: «the talks on the Union» is no party.
    private func headNoun(of subject: Range<Int>) -> Range<Int> {
        let end = subject.dropFirst().first { passage.token($0, in: .preposition) || passage.token($0, in: .of) }
        return subject.lowerBound..<(end ?? subject.upperBound)
    }

    /// «The FAO and the WBG»: bodies by their initials.
    private func isInitials(_ subject: Range<Int>) -> Bool {
        subject.count <= 7
            && subject.allSatisfy {
                passage.token($0, in: .article) || passage.token($0, in: .and) || isInitials(passage.tokens[$0])
            } && subject.contains { isInitials(passage.tokens[$0]) }
    }

    private func isInitials(_ token: Token) -> Bool {
        2...7 ~= token.length && passage.utf8[token.range].allSatisfy { 0x41...0x5A ~= $0 }
    }

    /// A person's name stands for the party for whom the person speaks; «l’Alda», "a Alda" is a State that no lexicon has.
    private func isName(_ subject: Range<Int>) -> Bool {
        if passage.token(subject.lowerBound, in: .nameArticle) {
            let name = subject.dropFirst()
            return 1...3 ~= name.count
                && name.allSatisfy {
                    passage.tokens[$0].isWord && passage.tokens[$0].capital && !passage.token($0, in: .document)
                        && !passage.token($0, in: .meeting) && !passage.token($0, in: .function)
                }
        }
        return subject.count <= 5 && subject.allSatisfy { passage.tokens[$0].isWord }
            && !(subject.count == 1 && passage.token(subject.lowerBound, in: .function))
            && passage.tokens[subject.lowerBound].capital
            && passage.tokens[subject.upperBound - 1].capital && !passage.token(subject.lowerBound, in: .determiner)
    }

    private func isParty(_ index: Int) -> Bool {
        passage.token(index, in: .party) || passage.token(index, in: .pronoun) || passage.token(index, in: .state)
            || passage.token(index, in: .seat) || passage.token(index, in: .statehood)
            || passage.token(index, in: .some)
            || passage.token(index, in: .document)
    }
}
