import Consultations

/// Reads the lines of a lexicon; writes its vocabulary and its automaton.
struct LexiconParser {
    let language: Language
    private var lexicon: Lexicon
    private var lineNumber = 0
    /// Forms of verbs by verb and tense.
    private var verbs: [String: [String: [String]]] = [:]
    private var paradigms: [String: [String: [String]]] = [:]
    private var groups: [String: [String]] = [:]
    private var tenses: [String: [(form: VerbForm, elements: [Substring])]] = [:]
    private var atoms: [String: UInt16] = [:]

    init(language: Language) {
        self.language = language
        lexicon = Lexicon(language: language)
    }

    mutating func read(_ text: String) throws(LexiconError) -> Lexicon {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lineNumber += 1
            let content = Self.trim(line)
            if content.isEmpty || content.hasPrefix("#") { continue }
            if content.contains("|") && !content.hasPrefix("tense ") {
                try readFormula(content)
            } else {
                try readDeclaration(content)
            }
        }
        for name in atoms.keys where name.hasPrefix("{") {
            if let atom = atoms[name] { lexicon.classes[String(name.dropFirst().dropLast())] = atom }
        }
        lexicon.wellKnown = WellKnownClasses(lexicon.classes)
        return lexicon
    }

    func failure(_ reason: String) -> LexiconError {
        LexiconError(lexicon: language.tag, line: lineNumber, reason: reason)
    }

    // MARK: declarations

    private mutating func readDeclaration(_ content: Substring) throws(LexiconError) {
        guard let colon = content.firstIndex(of: ":") else {
            throw failure("a declaration has a colon: 'class NAME: words'")
        }
        let head = content[..<colon].split(separator: " ")
        let words = content[content.index(after: colon)...].split(separator: " ")
        guard head.count == 2 else { throw failure("'\(content[..<colon])' is no declaration; write 'class NAME:'") }
        let name = String(head[1])
        guard !words.isEmpty else { throw failure("'\(name)' has no words") }
        switch head[0] {
        case "class":
            let atom = try atomNumber("{\(name)}")
            for word in words { try addWord(word, to: atom) }
        case "paradigm": paradigms[name] = try tenseTable(words)
        case "verb":
            let forms = try verbForms(words)
            verbs[name] = forms
            if let base = forms["base"] {
                let atom = try atomNumber("{baseForm}")
                for form in base { try addWord(Substring(form), to: atom) }
            }
        case "group":
            for word in words where verbs[String(word)] == nil && groups[String(word)] == nil {
                throw failure("there is no verb '\(word)' above this line")
            }
            groups[name, default: []] += words.map(String.init)
        case "tense": tenses[name] = try tenseAlternatives(content[content.index(after: colon)...])
        default: throw failure("'\(head[0])' is no declaration; there are class, paradigm, verb, group and tense")
        }
    }

    private func tenseTable(_ words: [Substring]) throws(LexiconError) -> [String: [String]] {
        var table: [String: [String]] = [:]
        for word in words {
            let parts = word.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw failure("'\(word)' is no tense; write present=form,form")
            }
            table[String(parts[0])] = parts[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return table
    }

    private func verbForms(_ words: [Substring]) throws(LexiconError) -> [String: [String]] {
        guard !words[0].contains("=") else { return try tenseTable(words) }
        guard let paradigm = paradigms[String(words[0])] else { throw failure("there is no paradigm '\(words[0])'") }
        guard words.count >= 2 else { throw failure("a verb names its paradigm and its stem") }
        var forms = paradigm.mapValues { endings in endings.map { String(words[1]) + $0 } }
        for (tense, more) in try tenseTable(Array(words.dropFirst(2))) { forms[tense] = more }
        return forms
    }

    private func tenseAlternatives(
        _ text: Substring
    ) throws(LexiconError) -> [(form: VerbForm, elements: [Substring])] {
        var alternatives: [(form: VerbForm, elements: [Substring])] = []
        for part in text.split(separator: "|") {
            var elements = part.split(separator: " ")
            var form = VerbForm.finite
            switch elements.first {
            case "bare": form = .bare
            case "gerund": form = .gerund
            default: break
            }
            if form != .finite { elements.removeFirst() }
            guard !elements.isEmpty else { throw failure("a tense has an empty alternative") }
            alternatives.append((form, elements))
        }
        return alternatives
    }

    // MARK: atoms

    private mutating func atomNumber(_ name: String) throws(LexiconError) -> UInt16 {
        if let atom = atoms[name] { return atom }
        guard lexicon.atomNames.count < 8_000 else { throw failure("a lexicon has at most 8000 distinct elements") }
        let atom = UInt16(lexicon.atomNames.count)
        atoms[name] = atom
        lexicon.atomNames.append(name)
        return atom
    }

    private mutating func addWord(_ word: Substring, to atom: UInt16) throws(LexiconError) {
        if word.hasPrefix("*") {
            let ending = Fold.word("-" + word.dropFirst())
            let unfolded = Fold.word("x" + word.dropFirst()).dropFirst()
            guard !ending.isEmpty else { throw failure("'\(word)' has no letters") }
            lexicon.vocabulary.add(ending: Array(unfolded), atom: atom)
            return
        }
        let folded = Fold.word(word.hasSuffix("*") ? word.dropLast() : word)
        guard !folded.isEmpty else { throw failure("'\(word)' has no letters") }
        if word.hasSuffix("*") {
            lexicon.vocabulary.add(stem: folded, atom: atom)
        } else {
            lexicon.vocabulary.add(word: folded, atom: atom)
        }
    }

    private mutating func verbAtom(_ name: String, tense: String) throws(LexiconError) -> UInt16 {
        let key = "<\(name).\(tense)>"
        if let atom = atoms[key] { return atom }
        let atom = try atomNumber(key)
        for form in try verbFormList(name, tense: tense, depth: 0) { try addWord(Substring(form), to: atom) }
        return atom
    }

    private func verbFormList(_ name: String, tense: String, depth: Int) throws(LexiconError) -> [String] {
        guard depth < 8 else { throw failure("group '\(name)' holds itself") }
        if let members = groups[name] {
            var forms: [String] = []
            for member in members { forms += try verbFormList(member, tense: tense, depth: depth + 1) }
            return forms
        }
        guard let verb = verbs[name] else { throw failure("there is no verb or group '\(name)'") }
        return verb[tense] ?? []
    }

    // MARK: formulas

    private mutating func readFormula(_ content: Substring) throws(LexiconError) {
        let columns = content.split(separator: "|", omittingEmptySubsequences: false).map(Self.trim)
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
        let words = columns[2].split(separator: " ")
        guard words.count == 2, let subject = Formula.Subject(rawValue: String(words[0])),
            let frame = Formula.Frame(rawValue: String(words[1]))
        else {
            throw failure(
                "'\(columns[2])' is no subject and frame; write one of party, meeting, any, none and one of "
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
                frame: frame,
                example: String(columns[4])
            )
        )
        let elements = columns[3].split(separator: " ")
        guard !elements.isEmpty else { throw failure("the pattern is empty") }
        var budget = 400
        try expand(elements[...], into: [], gap: 0, form: .finite, formula: number, budget: &budget)
    }

    /// Writes every way to read a pattern: with and without its optional elements, in every form of its verbs.
    private mutating func expand(
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
            lexicon.automaton.add(done, formula: formula, form: form)
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
            let parts = element.dropFirst().dropLast().split(separator: ":")
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

    private mutating func elementAtom(_ element: Substring) throws(LexiconError) -> UInt16 {
        if element.hasPrefix("{") {
            guard element.hasSuffix("}"), let atom = atoms[String(element)] else {
                throw failure("there is no class '\(element)' above this line")
            }
            return atom
        }
        let key = "'\(element)"
        if let atom = atoms[key] { return atom }
        let atom = try atomNumber(key)
        for word in element.split(separator: "/") { try addWord(word, to: atom) }
        return atom
    }

    static func trim(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first == " " || first == "\t" || first == "\r" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
        return text
    }
}
