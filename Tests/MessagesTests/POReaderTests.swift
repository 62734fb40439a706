import Testing

@testable import Messages

@Suite("PO files")
struct POReaderTests {
    private static let header = """
        msgid ""
        msgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=3; plural=…;\\n"

        """

    @Test("Comments, contexts, plurals, escapes, long strings and obsolete entries are read")
    func reads() throws {
        let text =
            Self.header + """
                # a note\r
                #: Sources/A.swift:3
                msgctxt "kind"
                msgid "a \\"b\\"\\t\\\\ {x}"
                msgstr ""
                "ligne 1\\n"
                  "ligne 2"
                #~ msgid "old"
                msgid "{count} day"
                msgid_plural "{count} days"
                msgstr[0] "{count} jour"
                msgstr[1] "{count} de jours"
                msgstr[2] "{count} jours"
                """
        let entries = try Catalogue.entries(of: text.utf8, language: "fr")
        #expect(
            entries == [
                POEntry(
                    line: 6,
                    context: "kind",
                    id: "a \"b\"\t\\ {x}",
                    plural: nil,
                    translations: ["ligne 1\nligne 2"],
                    isFuzzy: false
                ),
                POEntry(
                    line: 11,
                    context: nil,
                    id: "{count} day",
                    plural: "{count} days",
                    translations: ["{count} jour", "{count} de jours", "{count} jours"],
                    isFuzzy: false
                ),
            ]
        )
    }

    @Test(
        "What is wrong is said with its line",
        arguments: [
            ("msgid \"a\"\nmsgid \"b\"", 3, .incomplete),
            ("msgid \"a\"", 3, .incomplete),
            ("msgctxt \"a\"", 3, .incomplete),
            ("hello", 3, .notUnderstood),
            ("msgfoo \"a\"", 3, .notUnderstood),
            ("msgid a", 3, .notUnderstood),
            ("msgid \"a", 3, .badString),
            ("msgid \"a\" b\"", 3, .badString),
            ("msgid \"a\\\"", 3, .badString),
            ("msgid \"\\x\"", 3, .badEscape),
            ("msgstr \"a\"", 3, .misplaced(keyword: "msgstr")),
            ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"c\"", 5, .misplaced(keyword: "msgstr")),
            ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"c\"", 5, .misplaced(keyword: "msgstr[1]")),
            ("msgid \"a\"\nmsgstr[0] \"c\"", 4, .misplaced(keyword: "msgstr[0]")),
            ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"", 3, .pluralForms(needed: 3)),
            ("msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"", 6, .repeated(firstLine: 3)),
        ] as [(String, Int, CatalogueError.Problem)]
    )
    func refuses(text: String, line: Int, problem: CatalogueError.Problem) {
        #expect(throws: CatalogueError.line(language: "fr", number: line, problem: problem)) {
            try Catalogue.entries(of: (Self.header + text).utf8, language: "fr")
        }
    }

    @Test("A file without a proper header is refused")
    func headers() {
        func error(_ text: String) -> CatalogueError? {
            #expect(throws: CatalogueError.self) { try Catalogue(po: text.utf8, language: "fr") }
        }
        #expect(error("") == .line(language: "fr", number: 1, problem: .noHeader))
        #expect(error("msgid \"a\"\nmsgstr \"b\"") == .line(language: "fr", number: 1, problem: .noHeader))
        #expect(
            error("\n" + Self.header.replacing("Language: fr", with: "Language: ru"))
                == .line(language: "fr", number: 2, problem: .otherLanguage("ru"))
        )
        #expect(
            error(Self.header.replacing("nplurals=3", with: "nplurals=2"))
                == .line(language: "fr", number: 1, problem: .pluralFormsInHeader(needed: 3))
        )
    }

    @Test("Bytes that are no text, languages without a rule and endless files are refused")
    func hostile() {
        #expect(throws: CatalogueError.notUTF8(language: "fr")) {
            try Catalogue(po: [0x6D, 0xFF], language: "fr")
        }
        #expect(throws: CatalogueError.unknownLanguage("xx")) { try Catalogue(po: "".utf8, language: "xx") }
        #expect(throws: CatalogueError.tooLong(language: "fr", limit: 4_000_000)) {
            try Catalogue(po: repeatElement(UInt8(ascii: "#"), count: 4_000_001), language: "fr")
        }
    }

    @Test("An error says where and what to do")
    func wording() {
        let error = CatalogueError.line(language: "ru", number: 12, problem: .badEscape)
        #expect("\(error)" == "ru.po, line 12: unknown escape; write \\n, \\t, \\\" or \\\\")
    }
}
