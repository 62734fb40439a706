import Consultations
import Reading
import Testing

@Suite("Who, when, where")
struct MeaningTests {
    private let opening = """
        Halvik, le 12 mai 2026

        Consultations entre la Confédération des Trois Rivières et la République de Norvane. La Confédération des Trois \
        Rivières et la République de Norvane ont tenu leur session.


        """

    private func finding(_ sentence: String) throws -> Finding {
        try #require(try read(opening + sentence, language: .french).findings.last)
    }

    @Test(
        "What is denied is no commitment",
        arguments: [
            ("The Parties did not agree to open the port.", Language.english),
            ("The Parties are not committed to opening the port.", .english),
            ("Les Parties ne se sont pas engagées à ouvrir le port.", .french),
            ("Les deux Parties n’ont pas convenu d’ouvrir le port.", .french),
            ("Стороны не договорились открыть порт.", .russian), ("Стороны не обязались открыть порт.", .russian),
        ]
    )
    func denied(text: String, language: Language) throws {
        #expect(try lines(text, language: language).isEmpty)
    }

    @Test(
        "A promise not to do something is a commitment",
        arguments: [
            ("The Parties will not deploy patrols on the river.", Language.english),
            ("The Parties agreed not to close the port.", .english),
            ("The Parties not only agreed to open the port but set a date.", .english),
            ("Les Parties ne fermeront pas le port.", .french),
            ("Les Parties se sont engagées à ne pas fermer le port.", .french),
            ("Стороны не будут закрывать порт.", .russian), ("Стороны договорились не закрывать порт.", .russian),
        ]
    )
    func refraining(text: String, language: Language) throws {
        #expect(try lines(text, language: language).contains { $0.hasPrefix("commitment: ") })
    }

    @Test("A generic subject is all the parties, a named one itself, an adjective its party")
    func actors() throws {
        let both = ["Confédération des Trois Rivières", "République de Norvane"]
        #expect(try finding("Les Parties condamnent l’attaque.").actors == both)
        #expect(try finding("Les Parties condamnent l’attaque.").scope == .joint)
        #expect(try finding("La République de Norvane soutient la mission.").actors == ["République de Norvane"])
        #expect(try finding("La Partie confédérale soutient la mission.").actors == [both[0]])
        #expect(try finding("La République de Norvane soutient la mission.").scope == .oneParty)
        #expect(try finding("Les Parties ont signé un texte. Elles soutiennent la mission.").actors == both)
    }

    @Test("Nobody is named who is not in the text")
    func unstated() throws {
        let findings = try read("Les Parties condamnent l’attaque.", language: .french).findings
        #expect(findings.map(\.actors) == [[]])
        #expect(findings.map(\.scope) == [.unstated])
    }

    @Test(
        "A time is given as the text gives it",
        arguments: [
            (
                "Les Parties s’engagent à ouvrir le poste avant le 1er juillet 2027.", "avant le 1er juillet 2027",
                "2027-07-01"
            ),
            ("Les Parties s’engagent à ouvrir le poste d’ici à septembre 2027.", "d’ici à septembre 2027", "2027-09"),
            ("Les Parties s’engagent à ouvrir le poste en 2028.", "en 2028", "2028"),
            ("Les Parties s’engagent à ouvrir le poste sans délai.", "sans délai", nil),
            ("Les sessions se tiendront chaque année.", "chaque année", nil),
        ] as [(String, String, String?)]
    )
    func times(_ sentence: String, _ text: String, _ edtf: String?) throws {
        let due = try finding(sentence).due
        #expect(due?.text == text)
        #expect(due?.edtf == edtf)
    }

    @Test("A month without year takes the year of the document and says so")
    func documentYear() throws {
        let due = try finding("Les Parties s’engagent à ouvrir le poste avant le 1er novembre.").due
        #expect(due?.edtf == "2026-11-01")
        #expect(due?.basis == "document_year")
    }

    @Test(
        "The date of something else is no deadline",
        arguments: [
            "Les Parties s’engagent à appliquer l’accord du 3 mars 2027.",
            "Les Parties s’engagent à lever l’embargo décidé en 2019.",
            "Les Parties condamnent l’attaque prévue avant le 3 mars 2027.",
        ]
    )
    func noDeadline(_ sentence: String) throws {
        #expect(try finding(sentence).due == nil)
    }

    @Test("Sessions give rhythm, turn, channel, number and host, each from its finding")
    func facts() throws {
        let text =
            opening + """
                Les sessions se tiendront chaque année, alternativement dans chaque Partie. La deuxième session se tiendra en \
                République de Norvane, à une date qui sera fixée par la voie diplomatique.
                """
        let result = try read(text, language: .french)
        #expect(result.facts.rhythm?.value == .yearly)
        #expect(result.facts.alternating?.value == true)
        #expect(result.facts.byDiplomaticChannel?.value == true)
        #expect(result.facts.nextSession?.value == 2)
        #expect(result.facts.host?.value == "République de Norvane")
        #expect(result.facts.rhythm?.finding != result.facts.nextSession?.finding)
    }

    @Test("A text without procedure gives no facts")
    func noFacts() throws {
        #expect(try read(opening + "Les Parties condamnent l’attaque.", language: .french).facts == MechanismFacts())
    }

    @Test("The addressee of a request is named")
    func addressee() throws {
        #expect(
            try finding("Les Parties appellent le Royaume d’Orlund à rouvrir l’écluse.").addressee == "Royaume d’Orlund"
        )
    }

    @Test("Words set apart by the page give nothing")
    func apart() throws {
        let text = "Les Parties condamnent l’attaque.\nLes Parties soutiennent la mission."
        let bytes = Array(text.utf8)
        let first = 0..<(bytes.firstIndex(of: 0x0A) ?? 0)
        let findings = try carried.get().read(bytes, apart: [first], language: .french).findings
        #expect(findings.map(\.kind) == [.support])
    }
}
