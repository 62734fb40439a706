import Consultations

/// Reads the lines of a lexicon; writes its vocabulary and its automaton.
struct LexiconParser {
    let language: Language
    var lexicon = Lexicon.Parts()
    var vocabulary = VocabularyBuilder()
    var patterns = FormulaTree()
    var lineNumber = 0
    /// Forms of verbs by verb and tense.
    var verbs: [String: [String: [String]]] = [:]
    var paradigms: [String: [String: [String]]] = [:]
    var groups: [String: [String]] = [:]
    var tenses: [String: [(form: VerbForm, elements: [Substring])]] = [:]
    var atoms: [String: UInt16] = [:]
    /// Conjunctions that are written together with the next word.
    var proclitics: [[UInt8]] = []

    init(language: Language) {
        self.language = language
    }

    mutating func read(_ text: String) throws(LexiconError) -> Lexicon.Parts {
        for line in text[...].parts(by: "\n", keepingEmpty: true) {
            lineNumber += 1
            let content = Self.trim(line)
            if content.isEmpty || content.hasPrefix("#") { continue }
            if content.utf8.contains(UInt8(ascii: "|")) && !content.hasPrefix("tense ") {
                try readFormula(content)
            } else {
                try readDeclaration(content)
            }
        }
        for name in atoms.keys where name.hasPrefix("{") {
            if let atom = atoms[name] { lexicon.classes[String(name.dropFirst().dropLast())] = atom }
        }
        if vocabulary.isFull { throw failure("the lexicon has too many words") }
        lexicon.wellKnown = WellKnownClasses(lexicon.classes)
        lexicon.automaton = FormulaAutomaton(patterns, atoms: lexicon.atomNames.count)
        lexicon.domains = PolicyDomain.allCases.map { lexicon.classes["domain.\($0.rawValue)"] ?? .max }
        lexicon.timeRoles = TimeWords.roles(of: lexicon)
        lexicon.vocabulary = vocabulary.vocabulary(known: known())
        return lexicon
    }

    /// By atom, the classes to which it belongs and the stages for which it means something.
    private func known() -> [KnownWord] {
        let sets = lexicon.wellKnown.sets(atoms: lexicon.atomNames.count)
        let domains = Set(lexicon.domains)
        return sets.indices.map { index in
            let atom = UInt16(index)
            var marks = WordMarks()
            if lexicon.automaton.root(atom) != nil { marks.insert(.formula) }
            if lexicon.names.mayName(atom) { marks.insert(.name) }
            if domains.contains(atom) { marks.insert(.domain) }
            if lexicon.timeRoles[index] > 0 { marks.insert(.time) }
            return KnownWord(classes: sets[index], marks: marks)
        }
    }

    func failure(_ reason: String) -> LexiconError {
        LexiconError(lexicon: language.tag, line: lineNumber, reason: reason)
    }

    // MARK: declarations

    mutating func readDeclaration(_ content: Substring) throws(LexiconError) {
        guard let colon = content.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            throw failure("a declaration has a colon: 'class NAME: words'")
        }
        let head = content[..<colon].parts(by: " ")
        let words = content[content.index(after: colon)...].parts(by: " ")
        guard head.count == 2 else { throw failure("'\(content[..<colon])' is no declaration; write 'class NAME:'") }
        let name = String(head[1])
        guard !words.isEmpty else { throw failure("'\(name)' has no words") }
        switch head[0] {
        case "class":
            let atom = try atomNumber("{\(name)}")
            if name == "function" { lexicon.functionAtom = atom }
            for word in words { try addWord(word, to: atom) }
            if name == "proclitic" { proclitics = words.map { Fold.word($0) } }
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
        case "name", "organisation", "adjective", "seat": try readName(String(head[0]), name, words)
        default:
            throw failure(
                "'\(head[0])' is no declaration; there are class, paradigm, verb, group, tense, name, organisation, "
                    + "adjective and seat"
            )
        }
    }

    func tenseTable(_ words: [Substring]) throws(LexiconError) -> [String: [String]] {
        var table: [String: [String]] = [:]
        for word in words {
            let parts = word.parts(by: "=", keepingEmpty: true)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw failure("'\(word)' is no tense; write present=form,form")
            }
            table[String(parts[0])] = parts[1].parts(by: ",", keepingEmpty: true).map(String.init)
        }
        return table
    }

    func verbForms(_ words: [Substring]) throws(LexiconError) -> [String: [String]] {
        guard !words[0].utf8.contains(UInt8(ascii: "=")) else { return try tenseTable(words) }
        guard let paradigm = paradigms[String(words[0])] else { throw failure("there is no paradigm '\(words[0])'") }
        guard words.count >= 2 else { throw failure("a verb names its paradigm and its stem") }
        var forms = paradigm.mapValues { endings in endings.map { String(words[1]) + $0 } }
        for (tense, more) in try tenseTable(Array(words.dropFirst(2))) { forms[tense] = more }
        return forms
    }

    func tenseAlternatives(
        _ text: Substring
    ) throws(LexiconError) -> [(form: VerbForm, elements: [Substring])] {
        var alternatives: [(form: VerbForm, elements: [Substring])] = []
        for part in text.parts(by: "|") {
            var elements = part.parts(by: " ")
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

    mutating func atomNumber(_ name: String) throws(LexiconError) -> UInt16 {
        if let atom = atoms[name] { return atom }
        guard lexicon.atomNames.count < 8_000 else { throw failure("a lexicon has at most 8000 distinct elements") }
        let atom = UInt16(lexicon.atomNames.count)
        atoms[name] = atom
        lexicon.atomNames.append(name)
        return atom
    }

    mutating func addWord(_ word: Substring, to atom: UInt16) throws(LexiconError) {
        if lexicon.functionAtom == atom { lexicon.functionWords.append(LexiconWord(word, proclitics: proclitics)) }
        guard vocabulary.add(LexiconWord(word, proclitics: proclitics), atom: atom) else {
            throw failure("'\(word)' has no letters")
        }
    }

    mutating func verbAtom(_ name: String, tense: String) throws(LexiconError) -> UInt16 {
        let key = "<\(name).\(tense)>"
        if let atom = atoms[key] { return atom }
        let atom = try atomNumber(key)
        var known: Set<String> = []
        for verb in try verbList(name, depth: 0, known: &known) {
            for form in verbs[verb]?[tense] ?? [] { try addWord(Substring(form), to: atom) }
        }
        return atom
    }

    /// A verb, or the verbs of a group; what is known already is left out, so that groups of groups don't multiply.
    func verbList(_ name: String, depth: Int, known: inout Set<String>) throws(LexiconError) -> [String] {
        guard known.insert(name).inserted else { return [] }
        guard let members = groups[name] else {
            guard verbs[name] != nil else { throw failure("there is no verb or group '\(name)'") }
            return [name]
        }
        guard depth < 8 else { throw failure("group '\(name)' stands more than 8 groups deep") }
        var list: [String] = []
        for member in members { list += try verbList(member, depth: depth + 1, known: &known) }
        return list
    }

    static func trim(_ text: Substring) -> Substring {
        var bytes = text.utf8[...]
        while let first = bytes.first, first == 0x20 || first == 0x09 || first == 0x0D { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 || last == 0x0D { bytes.removeLast() }
        return Substring(bytes)
    }
}

extension Substring {
    /// The parts between a mark of ASCII, found byte by byte.
    func parts(by mark: Unicode.Scalar, keepingEmpty: Bool = false) -> [Substring] {
        utf8.split(separator: UInt8(ascii: mark), omittingEmptySubsequences: !keepingEmpty).map { Substring($0) }
    }
}
