/// Reads the titles in a text («le président du Norvane»); writes for which party each person speaks.
struct PersonReader {
    /// The party by the folded letters of each word of the person’s name.
    private(set) var persons: [[UInt8]: Int] = [:]
    /// The party by the word for its organ («ministère»), where the text has that of one party only.
    private var institutions: [[UInt8]: Int?] = [:]

    private static let reach = 14
    private static let most = 200

    /// Takes note of the persons of a part.
    mutating func read(_ passage: Passage, names: inout PartyNames) {
        for sentence in passage.sentences {
            for index in sentence.tokens
            where passage.token(index, in: .titleName) || passage.token(index, in: .institution) {
                guard persons.count < Self.most else { return }
                read(title: index, sentence: sentence.tokens, passage: passage, names: &names)
            }
        }
    }

    private mutating func read(title: Int, sentence: Range<Int>, passage: Passage, names: inout PartyNames) {
        var party: Int?
        // «French President N. N.»
        if title > sentence.lowerBound, let entry = names.adjective(title - 1) { party = names.place(of: entry) }
        if passage.token(title, in: .institution) {
            note(institution: title, party: party, sentence: sentence, passage: passage, names: &names)
            guard passage.token(title, in: .titleName) else { return }
        }
        var run: [Int] = []
        var isMinistry = false
        var index = title + 1
        let limit = min(sentence.upperBound, title + Self.reach)
        while index < limit {
            let token = passage.tokens[index]
            if token.shape == .period, token.length == 1, index + 1 < limit, passage.tokens[index - 1].length < 4 {
                index += 1
                continue
            }
            guard token.isWord || token.shape == .comma else { break }
            if !run.isEmpty, !token.isWord || !token.capital {
                // «des Affaires étrangères, N. N.»: the name of a ministry, not of a person.
                guard isMinistry else { break }
                run = []
            }
            if run.isEmpty { isMinistry = passage.token(index - 1, in: .of) || passage.token(index - 1, in: .article) }
            if passage.token(index, in: .titleName) || passage.token(index, in: .auxiliary) {
                if !token.capital { break }
                index += 1
                continue
            }
            if let mention = names.mention(at: index, end: limit) {
                if party == nil { party = names.place(of: mention) }
                index = mention.tokens.upperBound
                continue
            }
            if let entry = names.adjective(index) {
                if party == nil { party = names.place(of: entry) }
            } else if token.capital, token.isWord, token.length > 2, !passage.token(index, in: .party),
                !passage.token(index, in: .seat)
            {
                run.append(index)
            }
            index += 1
        }
        guard let party, !run.isEmpty else { return }
        for word in run where passage.tokens[word].length > 3 {
            let key = passage.folded(word, letters: 8)
            if persons[key] == nil { persons[key] = party }
        }
    }

    private mutating func note(
        institution index: Int,
        party: Int?,
        sentence: Range<Int>,
        passage: Passage,
        names: inout PartyNames
    ) {
        var party = party
        var place = index + 1
        while party == nil, place < min(sentence.upperBound, index + 9), passage.tokens[place].isWord {
            if passage.token(place, in: .auxiliary) || passage.token(place, in: .and) { break }
            if let mention = names.mention(at: place, end: sentence.upperBound) {
                party = names.place(of: mention)
            } else if let entry = names.adjective(place) {
                party = names.place(of: entry)
            }
            place += 1
        }
        guard let party else { return }
        let key = Fold.word(Substring(passage.text(passage.tokens[index].range)))
        if let known = institutions[key], known != party {
            institutions[key] = .some(nil)
        } else {
            institutions[key] = party
        }
    }

    /// The party whose organ a subject is, where only one party’s is in the text.
    func party(ofInstitutionIn subject: Range<Int>, passage: Passage) -> Int? {
        for index in subject where passage.token(index, in: .institution) {
            let key = Fold.word(Substring(passage.text(passage.tokens[index].range)))
            return institutions[key] ?? nil
        }
        return nil
    }

    /// The party for which somebody in a subject speaks.
    func party(in subject: Range<Int>, passage: Passage) -> Int? {
        guard !persons.isEmpty else { return nil }
        for index in subject.reversed() where passage.tokens[index].capital && passage.tokens[index].length > 3 {
            let key = passage.folded(index, letters: 8)
            if let party = persons[key] { return party }
        }
        return nil
    }
}
