import Consultations
import Testing

@testable import Reading

@Suite("Stages")
struct StageTests {
    private func passage(_ text: String, _ language: Language = .french) throws -> Passage {
        let lexicon = try #require(try Lexicon.carried().first { $0.language == language })
        let utf8 = Array(text.utf8)
        var passage = PassageDraft(utf8: utf8, lexicon: lexicon)
        passage.blocks = BlockReader(utf8: utf8, apart: [], headings: []).blocks()
        var tokeniser = Tokeniser(vocabulary: lexicon.vocabulary)
        for index in passage.blocks.indices {
            let first = passage.tokens.count
            tokeniser.tokens(utf8, in: passage.blocks[index].range, into: &passage.tokens, atoms: &passage.atoms)
            passage.blocks[index].tokens = first..<passage.tokens.count
        }
        SentenceReader.read(&passage)
        return Passage(passage)
    }

    private func folded(_ word: String) -> String {
        String(decoding: Fold.word(Substring(word)), as: Unicode.ASCII.self)
    }

    @Test("Every class of words has a bit of its own, and a token tells to which of them it belongs")
    func classes() throws {
        #expect(WordClass.allCases.count <= ClassSet.capacity)
        for word in WordClass.allCases {
            var set = ClassSet()
            set.insert(word)
            #expect(WordClass.allCases.filter { set.contains($0) } == [word])
        }
        let passage = try passage("The Parties agree.", .english)
        #expect(passage.token(1, in: .party))
        #expect(!passage.token(0, in: .party))
    }

    @Test("Case and diacritics fold away; «é» inside a word and «à» stay")
    func folding() {
        #expect(folded("Français") == "francais")
        #expect(folded("ÎLES") == "iles")
        #expect(folded("Été") == folded("eté"))
        #expect(folded("señor") == "senor")
        #expect(Fold.word("condamné") != Fold.word("condamne"))
        #expect(Fold.word("à") != Fold.word("a"))
        #expect(Fold.word("d’accord") == Fold.word("d'accord"))
        #expect(Fold.word("Ёлка") == Fold.word("елка"))
        #expect(folded("ẞ").unicodeScalars.count == 1)
    }

    @Test("Words, numbers and marks are told apart; an elided article is a word of its own")
    func tokens() throws {
        let passage = try passage("L’accord du 3 mars, signé à Halvik.")
        let words = passage.tokens.map { passage.text($0.range) }
        #expect(words == ["L’", "accord", "du", "3", "mars", ",", "signé", "à", "Halvik", "."])
        #expect(passage.tokens[3].shape == .number)
        #expect(passage.tokens[1].joined && !passage.tokens[2].joined)
        #expect(passage.tokens[8].capital)
    }

    @Test("Abbreviations, initials and numbers do not end a sentence")
    func sentences() throws {
        #expect(try passage("M. Untel a parlé. Mme Unetelle aussi.").sentences.count == 2)
        #expect(try passage("Le J. O. du 01.11.2021 est paru. Voir pravda.example.org aussi.").sentences.count == 2)
        #expect(try passage("The U.S. delegation left. It returned.", .english).sentences.count == 2)
    }

    @Test("Front matter, pictures and share links are no blocks; headings, items and paragraphs are")
    func blocks() throws {
        let text = """
            ---
            title: Rien
            ---
            # Sécurité

            ![](image.jpg)
            * [Partager](https://example.org/a)

            1. Les Parties parlent.
            - un ;
            - deux.
            a) trois.
            """
        let passage = try passage(text)
        #expect(passage.blocks.map(\.role) == [.heading, .paragraph, .item, .item, .item])
        #expect(passage.blocks.map(\.marker) == [.none, .number, .bullet, .bullet, .letter])
        #expect(passage.blocks.dropFirst().allSatisfy { $0.heading == 0 })
        #expect(passage.blocks.first.map { passage.text($0.range) } == "Sécurité")
    }

    @Test("Wrapped lines are one paragraph; unwrapped lines are one each")
    func wrapping() throws {
        let wrapped = """
            The Parties agreed to open a line between the two capitals and to
            publish a common tariff for the goods that pass through the locks
            of the lower course, and to train the officers who will guard the
            river in both countries over the coming years.
            """
        #expect(try passage(wrapped, .english).blocks.count == 1)
        #expect(try passage("Les Parties parlent.\nElles écoutent.").blocks.count == 2)
    }

    @Test("Quotation depth rises at an opening mark and falls behind its closing mark")
    func depth() throws {
        let passage = try passage("Il dit « oui » et \"non\" .")
        #expect(passage.depth == [0, 0, 1, 1, 0, 0, 1, 1, 0, 0])
    }

    @Test("The date of a document is that of its dateline or its front matter")
    func documentDate() throws {
        let dateline = try passage("Halvik, le 12 mai 2026\n\nLes Parties parlent.")
        #expect(
            DocumentDateReader(passage: dateline).date(frontMatter: nil) == DocumentDate(year: 2026, month: 5, day: 12)
        )
        let front = try passage("---\ndate: 2025-01-17\n---\nLes Parties parlent.")
        #expect(
            DocumentDateReader(passage: front).date(frontMatter: 0..<25) == DocumentDate(year: 2025, month: 1, day: 17)
        )
    }
}
