import Consultations
import Foundation
import Reading
import Testing

/// Rules of clauses, each with a sentence of our own that shows it.
@Suite("Rules of clauses")
struct RuleTests {
    @Test(
        "An English sentence gives these conclusions",
        arguments: [
            // The second word of a name is no verb.
            (
                "The United States reaffirm their commitment to open ports.",
                ["commitment: The United States reaffirm their commitment to open ports"]
            ),
            // A bracket or a parenthesis between commas hides no subject.
            (
                "We [welcome the report and] will open the lock.",
                ["appreciation: We [welcome the report", "commitment: will open the lock"]
            ),
            (
                "The two Parties, taking into account their means, will open the lock.",
                ["commitment: The two Parties, taking into account their means, will open the lock"]
            ),
            (
                "We acknowledge our role and each of us will open a lock.",
                ["position: We acknowledge our role", "commitment: each of us will open a lock"]
            ),
            // A participle behind a comma tells of an instrument.
            ("The Halvik Framework Agreement, signed on 16 July 1996, is in force.", []),
            // What is reaffirmed keeps its second verb.
            (
                "We reaffirm the principle that the channel belongs to all and must never be closed.",
                ["position: We reaffirm the principle that the channel belongs to all and must never be closed"]
            ),
            // Verbs of action behind semicolons are undertakings of their own; examples are not.
            (
                "The Parties will adopt a tariff; amend their laws; and strengthen the patrols.",
                [
                    "commitment: The Parties will adopt a tariff", "commitment: amend their laws",
                    "commitment: strengthen the patrols",
                ]
            ),
            (
                "The Parties will end fees, including by adapting rates; removing labels; and lifting caps.",
                [
                    "commitment: The Parties will end fees, including by adapting rates; removing labels; and lifting caps"
                ]
            ),
            // Who tells reporters something is no party.
            ("Observers stressed the importance of the lock.", []),
            (
                "The two Parties stressed the importance of the lock.",
                ["position: The two Parties stressed the importance of the lock"]
            ),
            // One's own ministers are tasked, others are asked.
            (
                "We ask our finance ministers to draw up a list.",
                ["mandate: We ask our finance ministers to draw up a list"]
            ),
            ("We ask all countries to draw up a list.", ["request: We ask all countries to draw up a list"]),
            // A plan that is endorsed is adopted; another's aim is supported.
            ("The Ministers endorsed the Plan of Action.", ["decision: The Ministers endorsed the Plan of Action"]),
            ("The Ministers endorsed the proposal.", ["support: The Ministers endorsed the proposal"]),
            ("The talks on transit are back on track.", []),
            ("Our next steps include opening the lock.", ["commitment: Our next steps include opening the lock"]),
        ] as [(String, [String])]
    )
    func english(_ sentence: String, _ expected: [String]) throws {
        #expect(try lines(sentence, language: .english) == expected)
    }

    private static let dated = "Halvik, le 12 mai 2026\n\nLe Norvane et la Confédération ont tenu leur session.\n\n"

    @Test(
        "What a sentence tells of a year before that of the document is history",
        arguments: [
            ("En novembre 2019, les Parties se sont accordées pour ouvrir la ligne.", true),
            ("À l’issue de la session, en 2019, les Parties ont décidé d’ouvrir la ligne.", true),
            ("En 2026, les Parties ont décidé d’ouvrir la ligne.", false),
            ("Sur la base de l’accord signé en 2019, les Parties ont décidé d’ouvrir la ligne.", false),
        ]
    )
    func history(_ sentence: String, _ isHistory: Bool) throws {
        #expect(try lines(Self.dated + sentence, language: .french).isEmpty == isHistory)
    }

    @Test("A verb that says that one acts needs the one named; several need not be")
    func singular() throws {
        #expect(try lines("Fomentará el comercio en la cuenca.", language: .spanish).isEmpty)
        #expect(try lines("La Confederación financiará el puente.", language: .spanish).count == 1)
        #expect(try lines("Ampliarán el comercio en la cuenca.", language: .spanish).count == 1)
    }

    @Test("The meeting of «ocasión en la que» may stand some words before")
    func occasion() throws {
        let text = """
            Los ministros intercambiaron puntos de vista en torno a la Asamblea de Puertos, en Halvik, en junio, ocasión en \
            la que se volverán a reunir.
            """
        #expect(
            try lines(text, language: .spanish)
                == ["procedural: la Asamblea de Puertos, en Halvik, en junio, ocasión en la que se volverán a reunir"]
        )
    }

    @Test("Arabic letters in their joined forms are read as the letters")
    func joinedForms() throws {
        let plain = "اتفق الجانبان على فتح خط جديد. وأعربت جمهورية نورفان عن استعدادها لاستقبال الباحثين."
        let joined = plain.unicodeScalars.map { Self.joined[$0] ?? String($0) }.joined()
            .replacingOccurrences(of: "\u{FEDF}\u{FE8E}", with: "\u{FEFB}")
        #expect(joined != plain)
        let (first, second) = (try read(plain, language: .arabic), try read(joined, language: .arabic))
        #expect(first.findings.count == 2)
        #expect(second.findings.map(\.kind) == first.findings.map(\.kind))
        #expect(second.findings.map(\.actors) == first.findings.map(\.actors))
        // What is quoted is what the text has.
        #expect(second.findings.first.map { quote($0, in: joined).unicodeScalars.contains("\u{FE97}") } == true)
    }

    /// The initial form of letters that join on both sides, the final form of the others.
    private static let joined: [Unicode.Scalar: String] = [
        "ا": "\u{FE8E}", "ب": "\u{FE91}", "ت": "\u{FE97}", "ج": "\u{FE9F}", "ح": "\u{FEA3}", "خ": "\u{FEA7}",
        "د": "\u{FEAA}", "ر": "\u{FEAE}", "س": "\u{FEB3}", "ع": "\u{FECB}", "ف": "\u{FED3}", "ق": "\u{FED7}",
        "ل": "\u{FEDF}", "م": "\u{FEE3}", "ن": "\u{FEE7}", "ه": "\u{FEEB}", "و": "\u{FEEE}", "ي": "\u{FEF3}",
        "ى": "\u{FEF0}", "ة": "\u{FE94}", "أ": "\u{FE84}", "إ": "\u{FE88}", "ط": "\u{FEC3}", "ص": "\u{FEBB}",
    ]
}
