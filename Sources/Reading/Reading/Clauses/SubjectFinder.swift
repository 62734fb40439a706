/// Reads the words between a boundary and a verb; writes where the subject begins and what leads to it.
struct SubjectFinder {
    let passage: Passage

    struct Found {
        var subject: Range<Int>?
        var lead: Range<Int>?
        var start: Int
        /// The verb stands in a relative clause.
        var isRelative = false
        /// «si», "if": the condition belongs to the conclusion.
        var isConditional = false
    }

    func find(from low: Int, to verb: Int) -> Found {
        let low = tightened(low, to: verb)
        var verb = verb
        while verb > low, passage.token(verb - 1, in: .negation) || passage.token(verb - 1, in: .filler) { verb -= 1 }
        var found = Found(start: verb)
        if low >= verb { return found }
        // «et exprimé», "and reaffirmed": the subject is the one of the verb before; so in "[welcome … and] will".
        if passage.token(behindQuote(verb - 1, from: low), in: .and) { return found }
        if isRelative(from: low, to: verb) {
            found.isRelative = true
            return found
        }
        // «le communiqué qui appelle à»
        if passage.token(verb - 1, in: .relative) { return found }
        var pieces = commaPieces(from: low, to: verb)
        let followsComma = pieces.last?.isEmpty == true
        // «we, the leaders of the members, commit»: the pronoun alone is the subject.
        if followsComma,
            let pronoun = pieces.last(where: {
                $0.count == 1
                    && (passage.token($0.lowerBound, in: .pronoun) || passage.token($0.lowerBound, in: .joint))
            })
        {
            found.subject = pronoun
            found.start = verb
            return found
        }
        // «X, ministre de Y, a déclaré»: the verb follows a comma.
        if let last = pieces.last, last.isEmpty {
            pieces.removeLast()
            // With one comma only there is no apposition: the words before are no subject.
            if pieces.count < 2 { return found }
        }
        guard var index = pieces.indices.last else { return found }
        let firstCondition = pieces.firstIndex { passage.token($0.lowerBound, in: .condition) }
        // "the Parties, taking into account their means, will": what stands between the commas is no subject.
        if followsComma, index > 0, passage.token(pieces[index].lowerBound, in: .gerund) { index -= 1 }
        var start = noun(in: pieces[index])
        while start == nil || isContinuation(pieces[index], start: start), index > 0,
            !(start == nil && !followsComma && passage.token(pieces[index].lowerBound, in: .gerund))
        {
            let before = noun(in: pieces[index - 1])
            if before == nil && start != nil { break }
            if isLead(pieces[index - 1]) && before == pieces[index - 1].lowerBound { break }
            if start != nil, !followsComma, let place = before, passage.token(place, in: .pronoun) { break }
            index -= 1
            start = before
        }
        // «Alda, Brenn, Cosmar et Halvik»: names one after the other. Many of them are no part of the span.
        let near = start
        var listed = 0
        while index > 0, let place = start, isNames(pieces[index - 1]), isNamed(place) {
            index -= 1
            listed += 1
            start = noun(in: pieces[index]) ?? start
        }
        guard let place = start else {
            found.lead = low..<verb
            return found
        }
        found.start = place
        var end = verb
        while end > place + 1, !passage.tokens[end - 1].isWord, passage.tokens[end - 1].shape != .close { end -= 1 }
        found.subject = place..<end
        if listed > 3, let near { found.start = near }
        if place > low { found.lead = low..<place }
        if let condition = firstCondition, pieces[condition].lowerBound <= place, condition < index {
            found.start = pieces[condition].lowerBound
            found.isConditional = true
        }
        return found
    }

    /// Moves the boundary behind the last mark that no subject crosses.
    private func tightened(_ low: Int, to verb: Int) -> Int {
        var low = low
        var parentheses = 0
        var index = verb - 1
        while index >= low {
            switch passage.tokens[index].shape {
            case .close:
                // «Halvik, 17 mai (AGENCE) La République…»: the agency before its report.
                if index - 2 >= low, passage.tokens[index - 2].shape == .open, isInitials(index - 1), index + 1 < verb,
                    passage.tokens[index + 1].capital
                {
                    return index + 1
                }
                parentheses += 1
            case .open:
                if parentheses == 0 { return index + 1 }
                parentheses -= 1
            case .colon, .semicolon, .question: if parentheses == 0 { return afterEnumerator(index + 1, to: verb) }
            case .opening where passage.depth[index] > 0 && passage.depth[verb] >= passage.depth[index]:
                return index + 1
            case .quote where passage.depth[index] > 0 && passage.depth[verb] >= passage.depth[index]:
                return index + 1
            case .period:
                if !passage.touches(index), parentheses == 0, index + 1 < verb, passage.tokens[index].length > 1 {
                    return index + 1
                }
            default: break
            }
            if parentheses == 0, passage.token(index, in: .while) {
                low = index + 1
                break
            }
            // Two spaces before a capital: a dateline or a lost quotation mark.
            if index + 1 < verb, passage.tokens[index + 1].capital, isWide(index) {
                low = index + 1
                break
            }
            index -= 1
        }
        low = afterEnumerator(low, to: verb)
        while low < verb, !passage.tokens[low].isWord, passage.tokens[low].shape != .number { low += 1 }
        while low < verb,
            passage.token(low, in: .and) || passage.token(low, in: .filler)
                || passage.tokens[low].shape == .comma || passage.tokens[low].shape == .closing
                || (passage.tokens[low].shape == .quote) || passage.token(low, in: .that)
        {
            low += 1
        }
        return low
    }

    /// «; and (ii) adopt»: the number of an item is no subject.
    private func afterEnumerator(_ low: Int, to verb: Int) -> Int {
        var open = low
        while open < verb, passage.token(open, in: .and) { open += 1 }
        guard open + 3 <= verb, passage.tokens[open].shape == .open, passage.tokens[open + 2].shape == .close else {
            return low
        }
        return open + 3
    }

    private func isRelative(from low: Int, to verb: Int) -> Bool {
        var index = verb - 1
        var distance = 0
        while index >= low, distance < 7 {
            let token = passage.tokens[index]
            if token.shape == .comma {
                // «которая, вероятно, …»: a word between commas.
                guard index - 2 >= low,
                    passage.tokens[index - 2].shape == .comma || passage.token(index - 2, in: .relative)
                        || passage.token(index - 1, in: .hearsay)
                else { return false }
                index -= 1
                continue
            }
            if token.isWord, passage.token(index, in: .relative) {
                if index > low, passage.token(index - 1, in: .document) { return false }
                // «заявление, в котором», «le communiqué dans lequel»: what a document says.
                if let before = (max(low, index - 3)..<index).last(where: {
                    !passage.token($0, in: .preposition) && passage.tokens[$0].shape != .comma
                }), passage.token(before, in: .document) {
                    return false
                }
                if distance == 0 { return index > low }
                // «который завтра будет…»: all that follows is of the relative clause.
                if !passage.token(index, in: .that) { return index > low }
                // «que les Parties soutiennent»: the subject opens at once.
                return passage.token(index, in: .that) && index > low
                    && (passage.token(index + 1, in: .determiner) || passage.token(index + 1, in: .pronoun))
            }
            if !passage.token(index, in: .filler), !passage.token(index, in: .auxiliary) { distance += 1 }
            index -= 1
        }
        return false
    }

    private func commaPieces(from low: Int, to verb: Int) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = low
        var parentheses = 0
        for index in low..<verb {
            switch passage.tokens[index].shape {
            case .open: parentheses += 1
            case .close: parentheses = max(0, parentheses - 1)
            case .comma where parentheses == 0:
                if index > start { pieces.append(start..<index) }
                start = index + 1
            case .dash where parentheses == 0 && index > start && !passage.touches(index):
                break
            default: break
            }
            if pieces.count > 24 { pieces.removeFirst() }
        }
        pieces.append(start..<verb)
        return pieces
    }

    /// A name, with or without its article.
    private func isNamed(_ place: Int) -> Bool {
        passage.tokens[place].capital
            || (passage.token(place, in: .article) && place + 1 < passage.tokens.count
                && passage.tokens[place + 1].capital)
    }

    private func isInitials(_ index: Int) -> Bool {
        let token = passage.tokens[index]
        return 2...10 ~= token.length && passage.utf8[token.range].allSatisfy { 0x41...0x5A ~= $0 }
    }

    /// A short piece of names only, each with its article.
    private func isNames(_ piece: Range<Int>) -> Bool {
        1...5 ~= piece.count
            && piece.allSatisfy {
                (passage.tokens[$0].isWord && passage.tokens[$0].capital && !passage.token($0, in: .lead))
                    || passage.token($0, in: .article) || passage.token($0, in: .of)
            } && piece.contains { passage.token($0, in: .state) || passage.token($0, in: .statehood) }
    }

    private func isLead(_ piece: Range<Int>) -> Bool {
        piece.isEmpty || passage.token(piece.lowerBound, in: .lead) || passage.token(piece.lowerBound, in: .preposition)
            || passage.token(piece.lowerBound, in: .gerund) || passage.token(piece.lowerBound, in: .condition)
    }

    /// Whether a piece carries on a list or an apposition begun before its comma.
    private func isContinuation(_ piece: Range<Int>, start: Int?) -> Bool {
        guard let start, start == piece.lowerBound else { return false }
        if passage.token(start, in: .pronoun) || passage.token(start, in: .determiner) {
            // «la France, l’Italie et le Canada»
            return piece.count <= 8 && piece.contains { passage.token($0, in: .and) }
                && !passage.token(start, in: .pronoun) && piece.contains { passage.token($0, in: .state) }
                && start > 1 && passage.tokens[start - 1].shape == .comma && passage.token(start - 2, in: .state)
        }
        if passage.token(start, in: .party) || passage.token(start, in: .statehood) { return false }
        if piece.contains(where: { passage.token($0, in: .and) }), passage.tokens[start].capital {
            return start > 1 && passage.tokens[start - 1].shape == .comma && passage.tokens[start - 2].capital
        }
        return !passage.tokens[start].capital
    }

    /// Where the noun phrase that ends a piece begins; nothing where the piece holds only adverbial words.
    private func noun(in piece: Range<Int>) -> Int? {
        var low = piece.lowerBound
        while low < piece.upperBound,
            passage.token(low, in: .and) || passage.token(low, in: .that)
                || (passage.token(low, in: .filler) && !passage.token(low, in: .preposition))
                || !(passage.tokens[low].isWord || passage.tokens[low].shape == .number)
        {
            low += 1
        }
        guard low < piece.upperBound else { return nil }
        // «… ont été scellés et elles se sont…»: a clause of its own behind the conjunction.
        let last = piece.upperBound - 1
        if last > low + 1, passage.token(last, in: .pronoun) {
            if passage.token(behindQuote(last - 1, from: low), in: .and) { return last }
            // "… our role and each of us"
            if last > low + 3, passage.token(last - 1, in: .of), passage.token(last - 2, in: .each),
                passage.token(last - 3, in: .and)
            {
                return last - 2
            }
        }
        guard passage.token(low, in: .lead) || passage.token(low, in: .preposition) || passage.token(low, in: .gerund)
        else { return low }
        // «Dans ce cadre les Parties»: the last determiner or pronoun that no preposition governs.
        var index = piece.upperBound - 1
        var parentheses = 0
        while index > low {
            if passage.tokens[index].shape == .close { parentheses += 1 }
            if passage.tokens[index].shape == .open { parentheses = max(0, parentheses - 1) }
            if parentheses > 0 {
                index -= 1
                continue
            }
            let opens =
                passage.token(index, in: .determiner) || passage.token(index, in: .pronoun)
                || (passage.tokens[index].capital
                    && (passage.token(index, in: .party) || passage.token(index, in: .state)))
            let governed =
                passage.token(index - 1, in: .preposition) || passage.token(index - 1, in: .of)
                || passage.token(index - 1, in: .and) || passage.token(index - 1, in: .determiner)
                || passage.token(index - 1, in: .to)
            if opens, !governed { return index }
            index -= 1
        }
        // Without articles nothing shows where the noun begins: the piece stays whole.
        if passage.lexicon.wellKnown[.article] == .max, !passage.token(low, in: .gerund),
            piece.contains(where: {
                passage.token($0, in: .party) || passage.token($0, in: .state) || passage.token($0, in: .meeting)
            })
        {
            return low
        }
        return nil
    }

    /// The word before the bracket or quotation mark at a place: «and] we».
    private func behindQuote(_ index: Int, from low: Int) -> Int {
        index > low && passage.tokens[index].shape == .quote ? index - 1 : index
    }

    private func isWide(_ index: Int) -> Bool {
        let end = passage.tokens[index].end
        return Int(passage.tokens[index + 1].start) - end == 2 && passage.utf8[end] == 0x20
            && passage.utf8[end + 1] == 0x20
    }
}
