/// A formula that stands in a sentence.
struct Head {
    var tokens: Range<Int>
    var formula: Int
    var form: VerbForm
    /// Other formulas of the same words, in the order of the lexicon.
    var others: [Int] = []
}

/// Reads the tokens of a sentence; writes the formulas in it, leftmost first, the longest at each place.
struct FormulaMatcher {
    let passage: Passage
    private let automaton: FormulaAutomaton
    private let formulas: [Formula]

    init(passage: Passage) {
        self.passage = passage
        automaton = passage.lexicon.automaton
        formulas = passage.lexicon.formulas
    }

    /// Words that may be tried from one place; keeps a hostile sentence linear.
    private static let patience = 240

    func heads(in sentence: Range<Int>) -> [Head] {
        var heads: [Head] = []
        var position = sentence.lowerBound
        while position < sentence.upperBound {
            let token = passage.tokens[position]
            guard token.marks.contains(.formula), token.isWord, let head = best(at: position, end: sentence.upperBound)
            else {
                position += 1
                continue
            }
            if isInName(head, sentence: sentence) {
                position += 1
                continue
            }
            heads.append(head)
            if head.tokens.count > 4 { heads += times(inside: head) }
            position = head.tokens.upperBound
        }
        return heads
    }

    /// "the United States reaffirm their…": the second word of a name is no verb, and the verb behind it is free.
    private func isInName(_ head: Head, sentence: Range<Int>) -> Bool {
        let first = head.tokens.lowerBound
        return head.form == .finite && first > sentence.lowerBound && passage.tokens[first].capital
            && passage.tokens[first - 1].isWord && passage.tokens[first - 1].capital && !passage.tokens[first].joined
            && formulas[head.formula].act != .times && formulas[head.formula].act != .excludes
    }

    /// «agreed to examine it at their next session»: a time inside of the words of another formula.
    private func times(inside head: Head) -> [Head] {
        var times: [Head] = []
        for position in head.tokens.dropFirst()
        where passage.tokens[position].isWord && passage.tokens[position].marks.contains(.formula) {
            guard let inner = best(at: position, end: head.tokens.upperBound),
                passage.lexicon.formulas[inner.formula].act == .times
            else { continue }
            times.append(inner)
        }
        return times
    }

    private func best(at position: Int, end: Int) -> Head? {
        let token = passage.tokens[position]
        var best: Head?
        var patience = Self.patience
        for place in Int(token.atoms)..<Int(token.atoms) + Int(token.atomCount) {
            guard let root = automaton.root(passage.atoms[place]) else { continue }
            walk(
                root,
                from: position,
                at: position + 1,
                end: end,
                best: &best,
                patience: &patience
            )
        }
        return best
    }

    /// «commit, as part of the programme, to»: the word behind the second of two commas.
    private func behindComma(_ comma: Int, end: Int) -> Int? {
        var index = comma + 1
        while index + 1 < end, index - comma < 14 {
            switch passage.tokens[index].shape {
            case .comma: return index - comma > 2 ? index + 1 : nil
            case .word, .number: index += 1
            default: return nil
            }
        }
        return nil
    }

    /// Whether a token is one that may stand between two words of any formula.
    private func maySkip(_ index: Int) -> Bool {
        switch passage.tokens[index].shape {
        case .opening, .quote, .closing, .comma: true
        case .word: passage.token(index, in: .filler)
        default: false
        }
    }

    private func walk(
        _ node: Int,
        from start: Int,
        at position: Int,
        end: Int,
        best: inout Head?,
        patience: inout Int
    ) {
        for place in automaton.terminals(node) {
            let terminal = automaton.terminals[place]
            let head = Head(tokens: start..<position, formula: Int(terminal.formula), form: terminal.form)
            if let known = best {
                // The shortest way through a gap counts.
                if known.formula == head.formula, known.form == head.form { continue }
                let longer = position > known.tokens.upperBound
                let same = position == known.tokens.upperBound
                let better =
                    same
                    && (formulas[head.formula].rank, head.form.rawValue, head.formula)
                        < (formulas[known.formula].rank, known.form.rawValue, known.formula)
                if same, head.formula != known.formula {
                    var winner = better ? head : known
                    winner.others = known.others + [better ? known.formula : head.formula]
                    best = winner
                } else if longer || better {
                    best = head
                }
            } else {
                best = head
            }
        }
        guard position < end else { return }
        let isStrict = !maySkip(position)
        let signature = passage.signature(position)
        let following = automaton.signatures[node]
        if isStrict, following != .max, following & signature == 0 {
            // No edge is for the next token: all are tried at once.
            patience -= automaton.edges(node).count
            return
        }
        for place in automaton.edges(node) {
            let edge = automaton.edges[place]
            if isStrict, edge.gap == 0 {
                // Nothing may stand between, so the next token decides.
                patience -= 1
                if patience <= 0 { return }
                if signature &>> UInt64(edge.atom) & 1 == 1, passage.has(position, edge.atom) {
                    walk(Int(edge.node), from: start, at: position + 1, end: end, best: &best, patience: &patience)
                }
                continue
            }
            var skipped = 0
            var fillers = 0
            var index = position
            while index < end {
                patience -= 1
                if patience <= 0 { return }
                if index > position || signature &>> UInt64(edge.atom) & 1 == 1, passage.has(index, edge.atom) {
                    walk(Int(edge.node), from: start, at: index + 1, end: end, best: &best, patience: &patience)
                    // Behind a gap the same word may come again.
                    if edge.gap < 4 { break }
                }
                let token = passage.tokens[index]
                if token.shape == .opening || token.shape == .quote || token.shape == .closing {
                    fillers += 1
                } else if token.isWord, passage.token(index, in: .filler) {
                    fillers += 1
                } else if token.isWord || token.shape == .number || token.shape == .open || token.shape == .close,
                    skipped < Int(edge.gap)
                {
                    skipped += 1
                } else if token.shape == .comma,
                    fillers > 0
                        || (index + 1 < end
                            && (passage.token(index + 1, in: .filler) || passage.token(index + 1, in: .that)))
                {
                    fillers += 1
                } else if token.shape == .comma, let behind = behindComma(index, end: end),
                    passage.has(behind, edge.atom)
                {
                    walk(Int(edge.node), from: start, at: behind + 1, end: end, best: &best, patience: &patience)
                    break
                } else {
                    break
                }
                if fillers > 4 { break }
                index += 1
            }
        }
    }
}
