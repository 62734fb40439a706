import Consultations

/// Reads the first and last paragraphs of a text; writes what the text says of itself.
struct DocumentFactsReader {
    let passage: Passage
    private let edges: DocumentEdges
    private let frontMatter: Range<Int>?
    private let numbers: SessionNumberReader
    private let dates: WrittenDateReader
    /// The paragraphs of the title: short ones before the first that tells something.
    private let title: Range<Int>

    init(passage: Passage, edges: DocumentEdges, frontMatter: Range<Int>?) {
        self.passage = passage
        self.edges = edges
        self.frontMatter = frontMatter
        numbers = SessionNumberReader(passage: passage)
        dates = WrittenDateReader(passage: passage)
        title = 0..<Self.titleCount(passage.blocks.prefix(edges.headCount), passage)
    }

    func facts() -> DocumentFacts {
        let session = session()
        let isAccount = VoiceReader(passage: passage).isAccount()
        var (type, name) = self.type()
        // The press has the words of what it tells of in its headlines.
        if isAccount, type?.value != .pressRelease { (type, name) = (nil, nil) }
        return DocumentFacts(
            language: passage.lexicon.language,
            date: date(),
            session: session.fact,
            rivalSessions: session.rivals,
            type: type,
            title: name,
            parties: parties(),
            isAccount: isAccount
        )
    }

    private static let mostTitle = 10

    /// How many of the first paragraphs are a title: a sentence of some length tells something already.

    private static func titleCount(_ blocks: ArraySlice<Block>, _ passage: Passage) -> Int {
        var count = 0
        for block in blocks.prefix(mostTitle) {
            guard block.range.count < 400, block.marker == .none else { break }
            if block.role != .heading, block.range.count > 70, let last = passage.utf8[block.range].last,
                last == UInt8(ascii: ".") || last == UInt8(ascii: ":") || last == UInt8(ascii: ";")
            {
                break
            }
            count += 1
        }
        return count
    }

    private var titleTokens: Range<Int> { tokens(of: title) }

    /// The paragraph after the title.
    private var opening: Block? { title.upperBound < edges.headCount ? passage.blocks[title.upperBound] : nil }

    private func tokens(of blocks: Range<Int>) -> Range<Int> {
        guard let first = blocks.first, let last = blocks.last else { return 0..<0 }
        return passage.blocks[first].tokens.lowerBound..<passage.blocks[last].tokens.upperBound
    }

    /// The first sentences of the opening, two at most.
    private var openingSentences: [Range<Int>] {
        guard let opening else { return [] }
        return passage.sentences.lazy.map(\.tokens).filter { opening.tokens.contains($0.lowerBound) }.prefix(2)
            .map { $0 }
    }

    // MARK: session

    private func session() -> (fact: ToldFact<Int>?, rivals: [Int]) {
        let inTitle = title.flatMap { numbers.numbers(in: passage.blocks[$0].tokens) }
        if !inTitle.isEmpty { return choice(inTitle, .title) }
        return choice(openingSentences.first.map { numbers.numbers(in: $0) } ?? [], .opening)
    }

    private func choice(
        _ found: [(value: Int, tokens: Range<Int>)],
        _ basis: FactBasis
    ) -> (fact: ToldFact<Int>?, rivals: [Int]) {
        guard let first = found.first else { return (nil, []) }
        guard found.allSatisfy({ $0.value == first.value }) else {
            return (nil, Set(found.map(\.value)).sorted())
        }
        return (ToldFact(value: first.value, basis: basis, words: passage.words(first.tokens)), [])
    }

    // MARK: date

    /// A line with a place and a day is short.
    private static let datelineTokens = 14

    private func date() -> ToldFact<String>? {
        if let found = doneDate() { return found }
        if let frontMatter, let date = FileNameDate.isoDay(in: passage.utf8[frontMatter]) {
            return ToldFact(value: date, basis: .frontMatter, words: date)
        }
        for block in passage.blocks[title] where block.tokens.count <= Self.datelineTokens {
            if let found = dates.first(in: block.tokens) { return told(found, .dateline) }
        }
        if let found = pressDateline() { return found }
        for block in passage.blocks[title] {
            if let found = dates.first(in: block.tokens) { return told(found, .title) }
        }
        for block in passage.blocks.suffix(3) where block.tokens.count <= Self.datelineTokens {
            guard !title.isEmpty, block.tokens.lowerBound >= titleTokens.upperBound else { continue }
            if let found = dates.first(in: block.tokens) { return told(found, .dateline) }
        }
        if let found = openingDate() { return found }
        let years = titleTokens.filter { dates.year($0) != nil }
        guard let place = years.first, let year = dates.year(place), years.allSatisfy({ dates.year($0) == year })
        else { return nil }
        return ToldFact(value: "\(year)", basis: .title, words: "\(year)")
    }

    private func told(_ found: WrittenDate, _ basis: FactBasis) -> ToldFact<String> {
        ToldFact(value: found.edtf, basis: basis, words: passage.words(found.tokens))
    }

    /// «Done at …, on …», near the end.
    private func doneDate() -> ToldFact<String>? {
        guard let done = passage.lexicon.atom("doneAt") else { return nil }
        for block in passage.blocks.suffix(12).reversed() {
            for sentence in passage.sentences where block.tokens.contains(sentence.tokens.lowerBound) {
                guard sentence.tokens.prefix(2).contains(where: { passage.has($0, done) }),
                    let found = dates.first(in: sentence.tokens)
                else { continue }
                return told(found, .done)
            }
        }
        return nil
    }

    /// «Halvik, 12 May 2026 – The Ministers …»: a line with place and day that the text goes on.
    private func pressDateline() -> ToldFact<String>? {
        guard let opening, let found = dates.first(in: opening.tokens.prefix(Self.datelineTokens)),
            found.tokens.upperBound < opening.tokens.upperBound
        else { return nil }
        let next = passage.tokens[found.tokens.upperBound].shape
        let after = found.tokens.upperBound + 1
        let isClosed = next == .close && after < opening.tokens.upperBound && passage.tokens[after].shape == .dash
        return next == .dash || isClosed ? told(found, .dateline) : nil
    }

    /// A sentence that opens the text, tells of a meeting and has one date.
    private func openingDate() -> ToldFact<String>? {
        for sentence in openingSentences {
            guard sentence.contains(where: { numbers.isNoun($0) || passage.token($0, in: .meeting) }) else { continue }
            let all = dates.all(in: sentence)
            guard let first = all.first, all.allSatisfy({ $0.edtf == first.edtf }) else { continue }
            return told(first, .opening)
        }
        return nil
    }

    // MARK: type and parties

    private func type() -> (ToldFact<DocumentType>?, String?) {
        let words = TitleWords(passage: passage)
        for index in title.prefix(5) {
            let block = passage.blocks[index]
            guard let (type, tokens) = words.type(in: block.tokens) else { continue }
            var range = block.range
            // «JOINT COMMUNIQUÉ» stands in a line of its own, and the next one says of what.
            if range.count < 48, index + 1 < title.upperBound, dates.first(in: passage.blocks[index + 1].tokens) == nil
            {
                range = range.lowerBound..<passage.blocks[index + 1].range.upperBound
            }
            let told = ToldFact(value: type, basis: FactBasis.title, words: passage.words(tokens))
            return (told, Self.oneLine(passage.text(range)))
        }
        return (nil, nil)
    }

    private static func oneLine(_ text: String) -> String? {
        let parts = text.unicodeScalars.split { scalar in
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
        }
        var line = parts.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")[...]
        // What marks a title in plain text is no part of it.
        while line.hasPrefix("*") || line.hasPrefix("#") || line.hasPrefix(" ") { line.removeFirst() }
        while line.hasSuffix("*") || line.hasSuffix(" ") { line.removeLast() }
        return line.isEmpty ? nil : String(String.UnicodeScalarView(line.unicodeScalars.prefix(300)))
    }

    private static let mostParties = 6

    private func parties() -> [String] {
        var names = PartyNames(passage: passage)
        names.read()
        func named(in tokens: Range<Int>) -> [String] {
            let places = names.parties.indices.filter { tokens.contains(names.parties[$0].first) }
            var found: [String] = []
            for place in places.sorted(by: { names.parties[$0].first < names.parties[$1].first }) {
                if let text = Self.oneLine(names.text(place)), !found.contains(text) { found.append(text) }
            }
            return Array(found.prefix(Self.mostParties))
        }
        let inTitle = named(in: titleTokens)
        guard inTitle.count < 2, let opening else { return inTitle }
        let inOpening = named(in: titleTokens.lowerBound..<opening.tokens.upperBound)
        return inOpening.count >= 2 ? inOpening : inTitle
    }
}
