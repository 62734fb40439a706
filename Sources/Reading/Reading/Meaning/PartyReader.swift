import Consultations

/// Reads the parties that a text names and the subjects of its conclusions; writes for a subject who that is.
struct PartyReader {
    private(set) var passage: Passage
    var names: PartyNames
    private var persons = PersonReader()
    private var beginnings: [[UInt8]: Int] = [:]
    /// How often each party is the subject of a conclusion.
    private var evidence: [Int: Int] = [:]
    /// The parties that the first lines name one after the other.
    private var listed: [Int] = []
    /// How many blocks were searched for them.
    private var searched = 0
    /// The longest words for those who meet.
    private var meeting: (words: String, count: Int)?
    /// The parties for whom «les Parties», "both sides" and «стороны» stand.
    private(set) var joint: [String] = []

    /// Who a subject is.
    enum Answer: Equatable {
        case parties([String])
        /// A pronoun: whoever acted before; one party or several.
        case before(isSingular: Bool)
        /// A generic word: all the parties.
        case all
        /// Nobody whom the text names.
        case nobody
    }

    /// Words that the text uses as names, or not, among those asked for.
    var properNames: [[UInt8]: Bool] = [:]

    /// How many letters an adjective shares with the name of its party.
    private static let shared = 4

    /// - Parameter passage: the text, or its first part; nothing is read yet.
    init(passage: Passage) {
        self.passage = passage
        names = PartyNames(passage: passage)
    }

    /// Goes on with the next part.
    mutating func turn(to next: Passage) {
        names.turn(to: next)
        passage = next
        properNames = [:]
    }

    /// Goes back to a part that was counted before.
    mutating func look(at part: Passage) {
        names.look(at: part)
        passage = part
    }

    /// Takes note of the parties that the part names, and of the persons who speak for them.
    mutating func read() {
        readNames()
        readPersons()
    }

    mutating func readNames() { names.read() }

    mutating func readPersons() {
        persons.read(passage, names: &names)
        beginnings = Self.beginnings(of: names)
    }

    /// Takes note of the subjects of what the part concludes: who acts in it is a party to it.
    mutating func weigh(_ subjects: [Range<Int>]) {
        note(subjects)
        joint = jointParties()
    }

    /// The first letters of the words by which the text calls parties that no lexicon names.
    private static func beginnings(of names: PartyNames) -> [[UInt8]: Int] {
        var beginnings: [[UInt8]: Int] = [:]
        for (place, party) in names.parties.enumerated() where party.known == nil {
            for form in party.forms {
                for word in form.text.split(separator: " ") {
                    let letters = Array(Fold.word(word).prefix(shared))
                    if letters.count == shared, beginnings[letters] == nil { beginnings[letters] = place }
                }
            }
        }
        return beginnings
    }

    // MARK: all the parties

    private mutating func note(_ subjects: [Range<Int>]) {
        for subject in subjects {
            let head = head(of: subject)
            // A capital may only be where something happens.
            if head.contains(where: { names.seat($0) != nil }) { continue }
            for place in named(in: head) { evidence[place, default: 0] += 1 }
            if head.contains(where: { passage.token($0, in: .bloc) }), let place = organisation() {
                evidence[place, default: 0] += 1
            }
        }
    }

    private mutating func jointParties() -> [String] {
        let most = evidence.values.max() ?? 0
        // Who comes up only at the end, once, is of another story.
        let middle = names.tokenCount * 3 / 5
        let acting = evidence.filter {
            $0.value * (most > 8 ? 3 : 6) >= most
                && ($0.value > 1 || names.parties[$0.key].first < middle || most == 1 && evidence.count < 3)
        }.keys.sorted {
            (names.parties[$0].first, $0) < (names.parties[$1].first, $1)
        }
        if acting.count > 1 { return acting.map { names.text($0) } }
        if acting.count == 1, names.parties[acting[0]].isOrganisation { return [names.text(acting[0])] }
        if listed.isEmpty { listed = coordination() }
        if listed.count > 1 { return listed.map { names.text($0) } }
        if acting.isEmpty {
            lookForAssembly()
            if let meeting { return [meeting.words] }
        }
        let ranked = names.parties.indices.filter { names.parties[$0].count > 0 }
            .sorted { (names.parties[$1].count, $0) < (names.parties[$0].count, $1) }
        var places = ranked.prefix(2).filter { names.parties[$0].count > 1 || ranked.count <= 2 }
        // One acts, another is only named: with «both sides» it is the other.
        if acting.count == 1, places.count == 1, ranked.count > 1 { places = Array(ranked.prefix(2)) }
        if acting.count == 1, !places.contains(acting[0]), !places.isEmpty { places[places.count - 1] = acting[0] }
        // One State alone is never "both sides": whom the text does not name is not stated.
        if places.count == 1, ranked.count == 1, !names.parties[places[0]].isOrganisation { return [] }
        return places.sorted { names.parties[$0].first < names.parties[$1].first }.map { names.text($0) }
    }

    /// The parties that the first lines name one after the other: «entre la Confédération et la République de Norvane».
    private mutating func coordination() -> [Int] {
        let blocks = passage.blocks[passage.own].prefix(8 - min(searched, 8))
        searched += passage.own.count
        for block in blocks {
            var found: [Int] = []
            var last = -1
            var index = block.tokens.lowerBound
            while index < min(block.tokens.upperBound, block.tokens.lowerBound + 80) {
                guard let mention = names.mention(at: index, end: block.tokens.upperBound) else {
                    index += 1
                    continue
                }
                let near =
                    last < 0
                    // A name may take up words of the one before: "Republic of Norvane Confederation".
                    || (min(last, mention.tokens.lowerBound)..<mention.tokens.lowerBound).allSatisfy {
                        passage.token($0, in: .and) || passage.token($0, in: .article) || passage.token($0, in: .of)
                            || passage.tokens[$0].shape == .comma || passage.tokens[$0].shape == .dash
                            || passage.token($0, in: .government) || passage.token($0, in: .party)
                    }
                if near,
                    last != mention.tokens.lowerBound || passage.tokens[mention.tokens.lowerBound].joined || last < 0
                {
                    if let place = names.place(of: mention), !found.contains(place) { found.append(place) }
                } else if found.count < 2 {
                    found = names.place(of: mention).map { [$0] } ?? []
                } else {
                    break
                }
                last = mention.tokens.upperBound
                index = last
            }
            if found.count > 1 { return found }
        }
        return []
    }

    /// «участники саммита», "participants in the conference": who meets, where no party is named to act.
    private mutating func lookForAssembly() {
        for sentence in passage.sentences {
            for index in sentence.tokens where passage.token(index, in: .participants) {
                var end = index + 1
                while end < sentence.tokens.upperBound, end < index + 8, passage.tokens[end].isWord,
                    !passage.token(end, in: .auxiliary), !passage.token(end, in: .relative),
                    passage.token(end, in: .of) || passage.token(end, in: .article) || passage.token(end, in: .meeting)
                        || passage.tokens[end].capital || end == index + 1 && passage.token(end, in: .preposition)
                        || (meeting == nil
                            ? false : passage.token(end - 1, in: .meeting) && passage.tokens[end - 1].capital)
                {
                    end += 1
                }
                while end > index + 1, passage.token(end - 1, in: .of) || passage.token(end - 1, in: .article) {
                    end -= 1
                }
                if end - index > (meeting?.count ?? 0) { meeting = (passage.words(index..<end), end - index) }
            }
        }
    }

    // MARK: one subject

    /// Who a subject is: the parties that it names, else those of an adjective, a seat or a person, else all for a
    /// generic word.
    mutating func answer(_ subject: Range<Int>) -> Answer {
        let head = head(of: subject)
        if head.contains(where: { passage.token($0, in: .some) }),
            !head.contains(where: { names.mention(at: $0, end: head.upperBound) != nil })
        {
            return .parties([passage.words(head)])
        }
        let found = named(in: head)
        if !found.isEmpty { return .parties(found.map { names.text($0) }) }
        if subject.count <= 3, let pronoun = subject.first(where: { passage.token($0, in: .pronoun) }),
            // «El Brenn»: an article, though «él» folds to it.
            !(passage.token(pronoun, in: .nameArticle) && pronoun + 1 < subject.upperBound)
        {
            return .before(isSingular: passage.token(pronoun, in: .singular))
        }
        if let party = persons.party(ofInstitutionIn: head, passage: passage) { return .parties([names.text(party)]) }
        if subject.contains(where: { passage.token($0, in: .bloc) }), let organisation = organisation() {
            return .parties([names.text(organisation)])
        }
        if let one = office(in: head) { return .parties([names.text(one)]) }
        if subject.contains(where: { passage.token($0, in: .joint) || passage.token($0, in: .party) }) { return .all }
        if let name = name(head) { return .parties([name]) }
        return .nobody
    }

    /// Where the verb comes first: who stands right behind it.
    mutating func behindVerb(_ clause: Clause) -> [String]? {
        let low = clause.head.tokens.lowerBound + 1
        let limit = min(low + 9, max(low, clause.tokens.upperBound))
        let end =
            (low..<limit).first {
                passage.token($0, in: .preposition) || passage.token($0, in: .that) || !passage.tokens[$0].isWord
            }
            ?? limit
        guard low < end else { return nil }
        // «دعا الوزيران مملكة …»: who is asked stands behind who asks.
        if passage.token(low, in: .joint) { return joint }
        // What follows the first names is no subject any more: «أكدت مصر وأرمينيا أهمية…».
        var last = end
        if var index = (low..<end).first(where: { names.mention(at: $0, end: end) != nil }) {
            while index < end, let mention = names.mention(at: index, end: end) { index = mention.tokens.upperBound }
            last = index
        }
        switch answer(low..<last) {
        case .parties(let found): return found
        case .all: return joint
        case .before, .nobody: return nil
        }
    }

    /// The parties that words name, in the order of the words.
    mutating func named(in tokens: Range<Int>) -> [Int] {
        var found: [Int] = []
        var index = tokens.lowerBound
        while index < tokens.upperBound {
            var place: Int?
            var next = index + 1
            if let mention = names.mention(at: index, end: tokens.upperBound) {
                place = names.place(of: mention)
                next = mention.tokens.upperBound
            } else if let entry = names.adjective(index) ?? names.seat(index) {
                place = names.place(of: entry)
            } else {
                place = likeness(index, in: tokens)
            }
            if let place, !found.contains(place) { found.append(place) }
            index = next
        }
        if found.isEmpty, let party = persons.party(in: tokens, passage: passage) { found = [party] }
        return found
    }

    /// Who does what is told without a subject: «проведение Стороной», "by the Norvanian side", «entre A et B».
    mutating func agents(in tokens: Range<Int>) -> [String] {
        for index in tokens {
            if passage.token(index, in: .agent) {
                let found = named(in: max(tokens.lowerBound, index - 2)..<index)
                if !found.isEmpty { return found.map { names.text($0) } }
            }
            guard passage.token(index, in: .agentBefore) || passage.token(index, in: .between) else { continue }
            let end = min(tokens.upperBound, index + (passage.token(index, in: .between) ? 10 : 6))
            let found = named(in: index + 1..<max(index + 1, end))
            if passage.token(index, in: .between) ? found.count > 1 : !found.isEmpty {
                return found.map { names.text($0) }
            }
        }
        return []
    }

    /// «a réaffirmé la volonté du Norvane de…»: who holds what somebody states.
    mutating func holders(in tokens: Range<Int>) -> [String] { named(in: tokens).map { names.text($0) } }

    /// The subject up to a relative clause or an apposition with a verb.
    private func head(of subject: Range<Int>) -> Range<Int> {
        let end = subject.dropFirst().first { passage.token($0, in: .relative) || passage.token($0, in: .gerund) }
        return subject.lowerBound..<(end ?? subject.upperBound)
    }

    private func organisation() -> Int? {
        names.parties.indices.filter { names.parties[$0].isOrganisation && names.parties[$0].count > 0 }
            .max { names.parties[$0].count < names.parties[$1].count }
    }

    /// «la Partie confédérale»: a word that shares its beginning with a party that only this text names.
    private func likeness(_ index: Int, in tokens: Range<Int>) -> Int? {
        let token = passage.tokens[index]
        guard token.isWord, token.length > 4, !passage.token(index, in: .joint), !passage.token(index, in: .statehood),
            !passage.token(index, in: .meeting)
        else { return nil }
        // A capital is the name of somebody else, unless a word for a party follows.
        if token.capital {
            guard index + 1 < tokens.upperBound, passage.token(index + 1, in: .party) else { return nil }
        }
        let word = passage.folded(index, letters: Self.shared)
        return word.count == Self.shared ? beginnings[word] : nil
    }
}
