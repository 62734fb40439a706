import Consultations

/// Lines with five columns: formulas.
extension LexiconParser {
    /// How many elements a pattern may have: each is a step deeper.
    static let mostElements = 64

    mutating func readFormula(_ content: Substring) throws(LexiconError) {
        let columns = content.parts(by: "|", keepingEmpty: true).map(Self.trim)
        guard columns.count == 5 else {
            throw failure("a formula has five columns: kind | strength | subject frame | pattern | example")
        }
        let act: Formula.Act
        switch columns[0] {
        case "report": act = .reports
        case "not": act = .excludes
        case "same": act = .continues
        case "time": act = .times
        default:
            guard let kind = ConclusionKind(rawValue: String(columns[0])) else {
                throw failure("'\(columns[0])' is no kind of conclusion")
            }
            act = .concludes(kind)
        }
        guard let strength = Strength(rawValue: String(columns[1])) else {
            throw failure("'\(columns[1])' is no strength; there are firm, agreed, soft and none")
        }
        let words = columns[2].parts(by: " ")
        guard words.count == 2, let subject = Formula.Subject(rawValue: String(words[0])),
            let frame = Formula.Frame(rawValue: String(words[1]))
        else {
            throw failure(
                "'\(columns[2])' is no subject and frame; write one of party, meeting, any, opening, none and one of "
                    + "infinitive, noun, clause, predicate"
            )
        }
        let number = lexicon.formulas.count
        lexicon.formulas.append(
            Formula(
                line: lineNumber,
                act: act,
                strength: strength,
                subject: subject,
                frame: frame
            )
        )
        let elements = columns[3].parts(by: " ")
        guard !elements.isEmpty else { throw failure("the pattern is empty") }
        guard elements.count <= Self.mostElements else {
            throw failure("the pattern has more than \(Self.mostElements) elements; split the line")
        }
        var budget = 400
        try expand(elements[...], into: [], gap: 0, form: .finite, formula: number, budget: &budget)
    }

    /// Writes every way to read a pattern: with and without its optional elements, in every form of its verbs.
    mutating func expand(
        _ rest: ArraySlice<Substring>,
        into done: [(atom: UInt16, gap: UInt8)],
        gap: UInt8,
        form: VerbForm,
        formula: Int,
        budget: inout Int
    ) throws(LexiconError) {
        guard let element = rest.first else {
            guard !done.isEmpty else { return }
            budget -= 1
            guard budget > 0 else { throw failure("the pattern has too many readings; split the line") }
            patterns.add(done, formula: formula, form: form)
            return
        }
        let after = rest.dropFirst()
        if element.hasPrefix(".."), let width = UInt8(element.dropFirst(2)), width <= 12 {
            try expand(after, into: done, gap: width, form: form, formula: formula, budget: &budget)
            return
        }
        if element.hasSuffix("?") {
            try expand(after, into: done, gap: gap, form: form, formula: formula, budget: &budget)
            try expand(
                [element.dropLast()] + after,
                into: done,
                gap: gap,
                form: form,
                formula: formula,
                budget: &budget
            )
            return
        }
        if element.hasPrefix("<"), element.hasSuffix(">") {
            let parts = element.dropFirst().dropLast().parts(by: ":")
            guard let name = parts.first.map(String.init), parts.count <= 2 else {
                throw failure("'\(element)' is no verb; write <name> or <name:tense>")
            }
            let tense = parts.count == 2 ? String(parts[1]) : "finite"
            for alternative in tenses[tense] ?? [(.finite, ["$" + tense])] {
                var elements = done
                var first = true
                for part in alternative.elements {
                    let atom: UInt16
                    if part.hasPrefix("$") {
                        atom = try verbAtom(name, tense: String(part.dropFirst()))
                    } else {
                        atom = try elementAtom(part)
                    }
                    elements.append((atom, first ? gap : 0))
                    first = false
                }
                let kept = alternative.form == .finite ? form : alternative.form
                try expand(after, into: elements, gap: 0, form: kept, formula: formula, budget: &budget)
            }
            return
        }
        let atom = try elementAtom(element)
        try expand(after, into: done + [(atom, gap)], gap: 0, form: form, formula: formula, budget: &budget)
    }

    mutating func elementAtom(_ element: Substring) throws(LexiconError) -> UInt16 {
        if element.hasPrefix("{") {
            guard element.hasSuffix("}"), let atom = atoms[String(element)] else {
                throw failure("there is no class '\(element)' above this line")
            }
            return atom
        }
        let key = "'\(element)"
        if let atom = atoms[key] { return atom }
        let atom = try atomNumber(key)
        for word in element.parts(by: "/") { try addWord(word, to: atom) }
        return atom
    }
}
