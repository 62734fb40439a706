/// Reads the titles in a text («le président du Norvane»); writes for which party each person speaks.
struct PersonReader {
    /// The party by the folded letters of each word of the person’s name.
    private(set) var persons: [[UInt8]: Int] = [:]

    private static let reach = 14
    private static let most = 200

    init(passage: Passage, names: inout PartyNames) {
        for sentence in passage.sentences {
            for index in sentence.tokens where passage.token(index, in: .titleName) && passage.tokens[index].isWord {
                guard persons.count < Self.most else { return }
                read(title: index, sentence: sentence.tokens, passage: passage, names: &names)
            }
        }
    }

    private mutating func read(title: Int, sentence: Range<Int>, passage: Passage, names: inout PartyNames) {
        var party: Int?
        // «French President N. N.»
        if title > sentence.lowerBound, let entry = names.adjective(title - 1) { party = names.place(of: entry) }
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
            let key = Array(Fold.word(Substring(passage.text(passage.tokens[word].range))).prefix(8))
            if persons[key] == nil { persons[key] = party }
        }
    }

    /// The party for which somebody in a subject speaks.
    func party(in subject: Range<Int>, passage: Passage) -> Int? {
        guard !persons.isEmpty else { return nil }
        for index in subject.reversed() where passage.tokens[index].capital && passage.tokens[index].length > 3 {
            let key = Array(Fold.word(Substring(passage.text(passage.tokens[index].range))).prefix(8))
            if let party = persons[key] { return party }
        }
        return nil
    }
}
