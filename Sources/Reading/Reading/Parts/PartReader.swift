import Consultations

/// Reads a text part by part, and remembers between them what a later part needs to know: the title above, the chapeau of
/// a list that goes on, who was named and who acted last.
///
/// A text of ``whole`` bytes or less is one part. Of a longer text the parts have ``size`` bytes of whole blocks; who is
/// named behind a part is not known in it.
struct PartReader {
    /// Texts up to so many bytes are read as a whole.
    static let whole = 1 << 20
    /// The size of a part of a longer text.
    static let size = 1 << 17
    /// The last block before a part is looked at where it is not longer.
    private static let longestBefore = 4096
    /// How much of the block behind a part is looked at.
    private static let glance = 512

    let lexicon: Lexicon
    private(set) var words: WordMemory
    /// What is told from the first part: the day of the document, and whether it tells of another.
    var document: (date: DocumentDate?, isPress: Bool)?
    private var hasClauses = false
    private(set) var passage: Passage?
    private var chapeaux: ChapeauReader?
    var parties: PartyReader?
    private var memory = FindingWriter.Memory()
    var queue = FindingQueue()

    /// - Parameters:
    ///   - lexicon: the language of the text.
    ///   - words: those of its words that were met before.
    init(lexicon: Lexicon, words: WordMemory? = nil) {
        self.lexicon = lexicon
        self.words = words ?? WordMemory(lexicon.vocabulary)
    }

    // MARK: what a part takes over

    /// The blocks of the part before that the next one needs, in order: their places and the blocks themselves.
    func carried() -> [(place: Int, block: Block)] {
        guard let passage, let last = passage.own.last else { return [] }
        var places = Set(chapeaux?.needed() ?? [])
        if let heading = Self.heading(behind: last, in: passage) { places.insert(heading) }
        if passage.blocks[last].range.count <= Self.longestBefore { places.insert(last) }
        return places.sorted().map { ($0, passage.blocks[$0]) }
    }

    private static func heading(behind block: Int, in passage: Passage) -> Int? {
        passage.blocks[block].role == .heading ? block : passage.blocks[block].heading
    }

    // MARK: stages

    /// Takes the next part.
    ///
    /// - Parameters:
    ///   - part: its blocks, and those behind it.
    ///   - reader: what read the blocks.
    ///   - carried: the blocks of ``carried()`` where they stand in the text of `reader`.
    mutating func take(_ part: BlockReader.TextPart, of reader: BlockReader, carried: [(place: Int, block: Block)]) {
        let before = passage
        var draft = PassageDraft(utf8: reader.utf8, lexicon: lexicon)
        draft.blocks = carried.map { Block(range: $0.block.range, role: $0.block.role, marker: $0.block.marker) }
        draft.blocks += part.own
        draft.blocks += part.ahead
        let own = carried.count..<carried.count + part.own.count
        draft.own = own
        let heading = before.flatMap { passage in passage.own.last.flatMap { Self.heading(behind: $0, in: passage) } }
        reader.mark(
            &draft.blocks,
            own.lowerBound..<draft.blocks.count,
            below: heading.flatMap { heading in carried.firstIndex { $0.place == heading } },
            isAlone: before == nil && draft.blocks.count < 2
        )
        tokenise(&draft)
        SentenceReader.read(&draft)
        if document == nil {
            let undated = Passage(draft)
            document = (
                DocumentDateReader(passage: undated).date(frontMatter: reader.frontMatter()),
                VoiceReader(passage: undated).isAccount()
            )
        }
        draft.documentDate = document?.date
        draft.isPress = document?.isPress ?? false
        let next = Passage(draft)
        let places = Dictionary(uniqueKeysWithValues: carried.enumerated().map { ($1.place, $0) })
        if chapeaux == nil { chapeaux = ChapeauReader(passage: next) } else { chapeaux?.turn(to: next, places: places) }
        passage = next
    }

    private mutating func tokenise(_ draft: inout PassageDraft) {
        words.tidy()
        draft.atoms = words.atoms
        words.atoms = []
        let own = draft.own ?? draft.blocks.indices
        // A word or a mark with the space behind it takes five bytes or more.
        let bytes = (draft.blocks.last?.range.upperBound ?? 0) - (draft.blocks[own].first?.range.lowerBound ?? 0)
        draft.tokens.reserveCapacity(max(0, bytes) / 5 + 64)
        for index in draft.blocks.indices {
            let first = draft.tokens.count
            if index <= own.upperBound {
                var range = draft.blocks[index].range
                if index == own.upperBound, range.count > Self.glance {
                    var end = range.lowerBound + Self.glance
                    while end > range.lowerBound, draft.utf8[end] & 0xC0 == 0x80 { end -= 1 }
                    range = range.lowerBound..<end
                }
                words.tokeniser.tokens(draft.utf8, in: range, into: &draft.tokens, atoms: &draft.atoms)
            }
            draft.blocks[index].tokens = first..<draft.tokens.count
        }
        words.atoms = draft.atoms
    }

    /// What the part concludes.
    mutating func conclusions(_ log: RejectionLog? = nil) -> (clauses: [Clause], times: [Head]) {
        guard let passage, var chapeaux else { return ([], []) }
        let found = ConclusionReader(passage: passage, log: log).conclusions(&chapeaux, isFirst: !hasClauses)
        self.chapeaux = chapeaux
        if !found.clauses.isEmpty { hasClauses = true }
        return found
    }

    /// Learns who is named in the part and who acts.
    mutating func learn(_ clauses: [Clause]) {
        guard let passage else { return }
        var parties = self.parties ?? PartyReader(passage: passage)
        self.parties = nil
        if parties.passage !== passage { parties.turn(to: passage) }
        parties.read()
        parties.weigh(Self.subjects(clauses, lexicon))
        self.parties = parties
    }

    /// The subjects of clauses whose formula needs a party.
    static func subjects(_ clauses: [Clause], _ lexicon: Lexicon) -> [Range<Int>] {
        let formulas = lexicon.formulas
        return clauses.indices.compactMap { place in
            formulas[clauses[place].head.formula].subject == .party ? clauses[place].subject : nil
        }
    }

    /// Writes the findings of the part into the queue.
    mutating func write(
        _ found: (clauses: [Clause], times: [Head]),
        placed: (inout FindingQueue.Found) -> Void = { _ in }
    ) {
        guard let passage, let parties else { return }
        var writer = FindingWriter(passage: passage, parties: parties)
        self.parties = nil
        writer.write(found.clauses, times: found.times, &memory, to: &queue, placed: placed)
        self.parties = writer.knownParties
    }
}
