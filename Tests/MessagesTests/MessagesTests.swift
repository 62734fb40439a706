import Messages
import Testing

@Suite("Messages")
struct MessagesTests {
    private static let french = """
        msgid ""
        msgstr ""
        "Language: fr\\n"
        "Content-Type: text/plain; charset=UTF-8\\n"
        "Plural-Forms: nplurals=3; plural=…;\\n"

        msgid "No register in {folder}; make one with 'suivi init'"
        msgstr "Pas de registre dans {folder}\u{202F}; "
        "créez-en un par « suivi init »"

        #, fuzzy
        msgid "Open"
        msgstr "Ouvrir ?"

        msgctxt "kind"
        msgid "commitment"
        msgstr "engagement"

        msgid "{count} conclusion"
        msgid_plural "{count} conclusions"
        msgstr[0] "{count} conclusion"
        msgstr[1] "{count} de conclusions"
        msgstr[2] "{count} conclusions"
        """

    private static func conclusions(_ count: Int) -> Message {
        .plural(one: "{count} conclusion", other: "{count} conclusions", count: count)
    }

    @Test("A message is said in the language of the catalogue, with its places filled in")
    func translates() throws {
        let catalogue = try Catalogue(po: Self.french.utf8, language: "fr")
        let message = Message("No register in {folder}; make one with 'suivi init'", ["folder": "/srv/a"])
        #expect(catalogue(message) == "Pas de registre dans /srv/a\u{202F}; créez-en un par « suivi init »")
        #expect(catalogue.direction == .leftToRight)
    }

    @Test("A key that is not translated, or not surely, is said in English")
    func fallsBack() throws {
        let catalogue = try Catalogue(po: Self.french.utf8, language: "fr")
        #expect(catalogue(Message("Open")) == "Open")
        #expect(catalogue(Message("Close {name}", ["name": "1/07"])) == "Close 1/07")
        #expect(catalogue(.plural(one: "{count} day", other: "{count} days", count: 0)) == "0 days")
    }

    @Test("A number chooses the form", arguments: [(0, "0 conclusion"), (1, "1 conclusion"), (2, "2 conclusions")])
    func plural(count: Int, text: String) throws {
        let catalogue = try Catalogue(po: Self.french.utf8, language: "fr")
        #expect(catalogue(Self.conclusions(count)) == text)
    }

    @Test("The number may be written otherwise than in digits without a separator")
    func writtenNumber() throws {
        let catalogue = try Catalogue(po: Self.french.utf8, language: "fr")
        let message = Message.plural(
            one: "{count} conclusion",
            other: "{count} conclusions",
            count: 1_000_000,
            arguments: ["count": "1 000 000"]
        )
        #expect(catalogue(message) == "1 000 000 de conclusions")
        #expect(message.english == "1 000 000 conclusions")
    }

    @Test("A term is found in its vocabulary only, and a code stands for its words")
    func terms() throws {
        let catalogue = try Catalogue(po: Self.french.utf8, language: "fr")
        #expect(catalogue.term(context: "kind", "commitment") == "engagement")
        #expect(catalogue.term(context: "domain", "commitment") == "commitment")
        #expect(try Catalogues.carried()["fr"].term(context: "progress", "not_started") == "non commencé")
        #expect(Catalogue.english.term(context: "progress", "not_started") == "not started")
    }

    @Test("A list has the comma of its language, and in plain Arabic its parts are isolated")
    func list() throws {
        let all = try Catalogues.carried()
        #expect(all["fr"].list(["Alda", "Brenn"], for: .plainText) == "Alda, Brenn")
        #expect(all["ar"].list(["Alda", "Brenn"], for: .plainText) == "\u{2068}Alda\u{2069}، \u{2068}Brenn\u{2069}")
        #expect(all["ar"].list(["Alda", "Brenn"]) == "Alda، Brenn")
        #expect(all["ar"].list([], for: .plainText) == "")
    }

    @Test("Only plain text in a right-to-left language isolates what is filled in")
    func isolates() throws {
        let arabic = """
            msgid ""
            msgstr ""
            "Language: ar\\n"
            "Content-Type: text/plain; charset=UTF-8\\n"
            "Plural-Forms: nplurals=6; plural=…;\\n"
            msgid "Read {file}"
            msgstr "قُرئ {file}"
            """
        let catalogue = try Catalogue(po: arabic.utf8, language: "ar")
        let message = Message("Read {file}", ["file": "a.txt"])
        #expect(catalogue.direction == .rightToLeft)
        #expect(catalogue(message, for: .plainText) == "قُرئ \u{2068}a.txt\u{2069}")
        #expect(catalogue(message) == "قُرئ a.txt")
        #expect(Catalogue.english.text(message, for: .plainText) == "Read a.txt")
    }

    @Test(
        "The language is the chosen one, else that of the locale, else English",
        arguments: [
            ("ru", "fr_FR.UTF-8", "ru"), (nil, "fr_FR.UTF-8", "fr"), ("pt-BR", nil, "pt"), (nil, "ar", "ar"),
            (nil, "C", "en"), (nil, "es@euro", "es"), ("xx", "fr", "fr"), (nil, nil, "en"), (nil, "", "en"),
        ] as [(String?, String?, String)]
    )
    func preferred(code: String?, locale: String?, language: String) throws {
        #expect(try Catalogues.carried().preferred(code: code, locale: locale).language == language)
        #expect(try Catalogues.carried(code: code, locale: locale).language == language)
    }

    @Test(
        "A browser gets the language that it wants most",
        arguments: [
            ("fr-CH, fr;q=0.9, en;q=0.8", "fr"), ("de, ru;q=0.5, ar;q=0.75", "ar"), ("pt-BR", "pt"), ("de", "en"),
            ("", "en"), ("*", "en"), ("es;q=0, ru;q=0.001", "ru"), ("ru;q=x, es;q=0.1", "es"),
            ("fr;q=7, ar;q=1.0", "ar"),
            ("en;q=0.5,es;q=0.5", "en"), (";;,,fr", "fr"), ("ru;q=0.+1, es;q=0.01", "es"), ("fr;q=, es;q=0.2", "es"),
        ]
    )
    func acceptLanguage(field: String, language: String) throws {
        #expect(try Catalogues.carried().preferred(acceptLanguage: field).language == language)
    }

    @Test("Each language has a name of its own for the menu")
    func ownNames() throws {
        let catalogues = try Catalogues.carried()
        #expect(
            catalogues.languages.map { catalogues[$0].ownName }
                == ["العربية", "English", "español", "français", "português", "русский"]
        )
        #expect(catalogues["xx"].language == "en")
    }
}
