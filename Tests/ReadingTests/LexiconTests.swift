import Consultations
import Testing

@testable import Reading

@Suite("Lexicons")
struct LexiconTests {
    @Test("The program carries lexicons of six languages")
    func carriedLanguages() throws {
        #expect(try Lexicon.carried().map(\.language.tag) == ["ar", "en", "es", "fr", "pt", "ru"])
    }

    @Test("What tells the language is known before a lexicon is parsed, and a lexicon is parsed once")
    func parsedLate() throws {
        for source in try LexiconSource.carried() {
            let lexicon = try source.lexicon()
            #expect(source.functionWords.map(\.letters) == lexicon.functionWords.map(\.letters))
            #expect(source.functionWords.map(\.proclitics) == lexicon.functionWords.map(\.proclitics))
            #expect(try source.lexicon() === lexicon)
        }
    }

    @Test("A broken lexicon stops the texts of its language and no others")
    func brokenLate() throws {
        let words = "class function: un deux trois quatre cinq\n"
        let broken = LexiconSource(words + "nonsense", language: .french)
        let reader = Reader(sources: try LexiconSource.carried().filter { $0.language != .french } + [broken])
        #expect(
            throws: ReadingError.brokenLexicon(
                LexiconError(lexicon: "fr", line: 2, reason: "a declaration has a colon: 'class NAME: words'")
            )
        ) {
            try reader.read(Array("un deux trois quatre cinq".utf8))
        }
        let english = try reader.read(Array("The Parties agreed to open the line, and it is to be used by all.".utf8))
        #expect(english.findings.count == 1)
    }

    @Test("A pattern of thousands of words is refused by its line")
    func longPattern() {
        let pattern = String(repeating: "a ", count: 20_000)
        #expect {
            _ = try Lexicon("position | firm | party noun | \(pattern)| Ils soutiennent.", language: .french)
        } throws: { error in
            guard let error = error as? LexiconError else { return false }
            return error.line == 1 && error.reason.contains("more than 64 elements")
        }
    }

    @Test("Groups of groups hold each verb once, however often they name it")
    func nestedGroups() throws {
        var lines = ["verb aller: base=all present=va", "group g0: aller"]
        for level in 1..<7 {
            let members = String(repeating: " g\(level - 1)", count: 1000)
            lines.append("group g\(level):\(members) aller")
        }
        lines += ["group g3: g6", "position | firm | party noun | <g6:present> | Ils vont."]
        let lexicon = try Lexicon(lines.joined(separator: "\n"), language: .french)
        #expect(lexicon.formulas.count == 1)
        #expect(throws: LexiconError.self) {
            let deeper = lines.dropLast(2) + (7..<10).map { "group g\($0): g\($0 - 1)" }
            let formula = ["position | firm | party noun | <g9:present> | Ils vont."]
            _ = try Lexicon((deeper + formula).joined(separator: "\n"), language: .french)
        }
    }

    @Test(
        "A broken line is named with what is wrong",
        arguments: [
            ("position | firm | party noun | soutient", 1, "five columns"),
            ("\nlaw | firm | party noun | soutient | Ils soutiennent.", 2, "no kind"),
            ("support | hard | party noun | soutient | Ils soutiennent.", 1, "no strength"),
            ("support | firm | somebody noun | soutient | Ils soutiennent.", 1, "subject and frame"),
            ("support | firm | party noun | | Ils soutiennent.", 1, "empty"),
            ("support | firm | party noun | {nobody} | Ils soutiennent.", 1, "no class"),
            ("support | firm | party noun | <nothing> | Ils soutiennent.", 1, "no verb"),
            ("class party", 1, "colon"),
            ("class party:", 1, "no words"),
            ("verb aller: er all", 1, "no paradigm"),
            ("paradigm er: present", 1, "no tense"),
            ("thing party: partie", 1, "no declaration"),
            ("group all: aller", 1, "no verb"),
            ("support | firm | party noun | a? b? c? d? e? f? g? h? i? j? | x", 1, "too many"),
        ]
    )
    func brokenLine(_ text: String, _ line: Int, _ words: String) throws {
        #expect {
            _ = try Lexicon(text, language: .french)
        } throws: { error in
            guard let error = error as? LexiconError else { return false }
            return error.line == line && error.reason.contains(words) && error.lexicon == "fr"
        }
    }

    @Test("A lexicon of one line finds its formula, in every form of its verb")
    func ownLexicon() throws {
        let lexicon = try Lexicon(
            """
            class function: les des
            class party: parties
            paradigm er: present=e,ent past=é gerund=ant
            class aux: ont
            tense finite: $present | {aux} $past
            verb brosser: er bross
            commitment | firm | party noun | <brosser> | Les Parties brossent les tapis.
            """,
            language: .french
        )
        let reader = Reader(lexicons: [lexicon])
        let text = Array("Les parties brossent les tapis des salles. Les parties ont brossé les tapis.".utf8)
        let findings = try reader.read(text).findings
        #expect(findings.map(\.kind) == [.commitment, .commitment])
        #expect(findings.map { $0.because.first?.rule } == ["fr:7", "fr:7"])
        #expect(findings.map { $0.because.first?.matched } == ["brossent", "ont brossé"])
    }
}
