import Consultations
import Reading
import Testing

/// What formulas do beyond one verb after its subject, in sentences of our own.
@Suite("Forms that a conclusion may take")
struct FormulaTests {
    @Test(
        "A measure that opens a paragraph is a commitment, a noun or a recital is none",
        arguments: [
            ("Establish a joint fund for the rivers.", ["commitment: Establish a joint fund for the rivers"]),
            ("- Publishing the water levels every month.", ["commitment: Publishing the water levels every month"]),
            ("[As a first step, we will:] publish the levels.", ["commitment: we will:] publish the levels"]),
            ("Support for the mission is growing in all ports.", []),
            ("Work continues on the draft of the agreement.", []),
            ("Moving forward in a spirit of friendship and trust;", []),
        ] as [(String, [String])]
    )
    func measures(_ text: String, _ expected: [String]) throws {
        #expect(try lines(text, language: .english) == expected)
    }

    @Test(
        "Words between two commas do not hide a formula",
        arguments: [
            (
                "The Parties also commit, as part of the programme, to build a lock.",
                ["commitment: The Parties also commit, as part of the programme, to build a lock"]
            ),
            (
                "We, the leaders of the member States, commit to open the ports.",
                ["commitment: commit to open the ports"]
            ),
        ] as [(String, [String])]
    )
    func parentheses(_ text: String, _ expected: [String]) throws {
        #expect(try lines(text, language: .english) == expected)
    }

    @Test("What somebody says that he will do counts in the place of the saying")
    func reported() throws {
        #expect(
            try lines("Les participants ont assuré qu’ils continueraient à aider la mission.", language: .french)
                == ["commitment: Les participants ont assuré qu’ils continueraient à aider la mission"]
        )
        #expect(
            try lines("Стороны заявили, что намерены развивать торговлю.", language: .russian)
                == ["intention: намерены развивать торговлю"]
        )
    }

    @Test("The verb says who speaks: «reiteramos» needs no subject, and a recital before it is none")
    func firstPersons() throws {
        #expect(
            try lines("Conscientes de la sequía, pretendemos ampliar los canales.", language: .spanish)
                == ["intention: pretendemos ampliar los canales"]
        )
    }

    @Test(
        "What is no finite verb, or is told of what was before, is no conclusion",
        arguments: [
            ("Осуждаемые стороны покинули зал.", Language.russian),
            ("Ранее Республика Норван предложила провести встречу.", .russian),
            ("Министр, который, вероятно, завтра будет проводить встречу, прибыл.", .russian),
            ("Le port et le canal ont vieilli et ont adopté une autre allure.", .french),
            ("C’est inacceptable.", .french),
        ]
    )
    func refusals(_ text: String, _ language: Language) throws {
        #expect(try lines(text, language: language) == [])
    }

    @Test(
        "Words of the page are no conclusions",
        arguments: [
            ("We use cookies. By going on you agree to accept our cookies.", Language.english),
            ("Nous nous engageons à protéger vos données ; acceptez nos cookies.", .french),
            ("Abonnez-vous ; nous nous engageons à vous écrire chaque semaine.", .french),
        ]
    )
    func page(_ text: String, _ language: Language) throws {
        #expect(try lines(text, language: language) == [])
    }

    @Test(
        "The first telling verb gives the level of action",
        arguments: [
            ("The Parties agreed to share their figures.", ActionLevel.minimal),
            ("The Parties agreed to continue their work on the canal.", .continuing),
            ("The Parties agreed to review the tariff.", .considering),
            ("The Parties agreed to strengthen the protection of the rivers.", .general),
            ("The Parties agreed to adopt the necessary measures.", .general),
            ("The Parties agreed to ratify the protocol.", .specific),
            ("The Parties call on Norvane to ratify the protocol.", .specific),
            ("The Parties call on Norvane to consider the protocol.", .considering),
            ("The Parties condemned the attack.", .nothing),
        ]
    )
    func levels(_ text: String, _ level: ActionLevel) throws {
        #expect(try #require(try read(text, language: .english).findings.first).actionLevel == level)
    }

    @Test("Traffic alone is no crime, and a field of its own counts before diplomacy")
    func fields() throws {
        func domain(_ text: String) throws -> PolicyDomain? {
            try read(text, language: .french).findings.first?.domain
        }
        #expect(try domain("Les Parties s’engagent à faciliter le trafic sur le canal.") != .crime)
        #expect(try domain("Les Parties s’engagent à lutter contre les trafiquants.") == .crime)
        #expect(try domain("Les Parties s’engagent à renforcer leur coopération dans la pêche.") == .agriculture)
    }
}
