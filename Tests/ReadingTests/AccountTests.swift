import Consultations
import Reading
import Testing

/// Who speaks in an account of a meeting: the parties, one person, or somebody outside.
@Suite("Accounts of a meeting")
struct AccountTests {
    private static let english = """
        HALVIK (Agency) - The ministers of Alda and Brenn met on Tuesday, the news agency reported.

        Their communiqué, the agency said, was read to reporters, an official added.


        """

    @Test(
        "An English account concludes what its parties say, and nothing of outsiders or of one person's wishes",
        arguments: [
            ("The two ministers agreed to open a line.", ["The two ministers agreed to open a line"]),
            ("Rebels refused to lay down their arms.", []),
            ("The rebel leader announced the creation of a council.", []),
            (
                "The Government of Alda and the rebels agreed to open a corridor.",
                ["The Government of Alda and the rebels agreed to open a corridor"]
            ),
            (
                """
                The self-proclaimed Northern Republic rejected the plan. The NR promised to hold a vote. \
                NR spokesman Ivo Kestrel stressed the need for talks. Kestrel condemned the raid.
                """, []
            ),
            ("He said that he intends to open an office.", []),
            ("He will insist on a truce and will take part in the talks.", []),
            (
                "Earlier, the minister of Brenn condemned the attacks. He called on Alda to show restraint.",
                []
            ),
            (
                "Earlier, the ministers had lunch. The two Parties decided to build a bridge.",
                ["The two Parties decided to build a bridge"]
            ),
        ] as [(String, [String])]
    )
    func english(_ words: String, _ expected: [String]) throws {
        let text = Self.english + words + "\n"
        #expect(try read(text, language: .english).findings.map { quote($0, in: text) } == expected)
    }

    private static let russian = """
        Министры Алды и Бренна встретились в Халвике, сообщает агентство.

        Об этом сообщает пресс-служба, передаёт агентство, пишет газета.


        """

    @Test(
        "A Russian account concludes what its parties say, and nothing of outsiders, of earlier events or of one person's wishes",
        arguments: [
            ("Стороны договорились открыть линию.", ["Стороны договорились открыть линию"]),
            ("Ополченцы отказались прекращать огонь.", []),
            (
                """
                Самопровозглашённая Северная народная республика отвергла план. «Армия СНР не откроет дорогу», — заявил \
                представитель СНР Иво Кестрель. В то же время он отметил, что не знает о плане. Кестрель осудил нападение.
                """, []
            ),
            ("Он заявил, что намерен открыть представительство.", []),
            ("Он будет настаивать на перемирии.", []),
            (
                "Ранее Бренн заявлял о нападении. При этом Алда отвергла эти обвинения. «Мы будем охранять мост», — заявил министр.",
                []
            ),
        ] as [(String, [String])]
    )
    func russian(_ words: String, _ expected: [String]) throws {
        let text = Self.russian + words + "\n"
        let russian = try #require(Language("ru"))
        #expect(try read(text, language: russian).findings.map { quote($0, in: text) } == expected)
    }

    @Test("What one person holds to be necessary is no position of the parties, what a communiqué says is")
    func quotedView() throws {
        let russian = try #require(Language("ru"))
        func quotes(_ words: String) throws -> [String] {
            let text = Self.russian + words + "\n"
            return try read(text, language: russian).findings.map { quote($0, in: text) }
        }
        #expect(try quotes("«Все пленные должны быть освобождены», — сообщил министр Иво Кестрель.") == [])
        #expect(try quotes("«Все пленные должны быть освобождены», — говорится в коммюнике.").count == 1)
    }

    @Test("Outsiders are no party in a text that is no account either")
    func outsiders() throws {
        #expect(try lines("Les rebelles soutiennent le plan.", language: .french) == [])
        #expect(try lines("Le chef des rebelles soutient le plan.", language: .french) == [])
        #expect(try lines("Les Parties soutiennent le plan.", language: .french).count == 1)
    }
}

/// Decisions that name nobody, and States that no lexicon has.
@Suite("Impersonal decisions and names behind an article")
struct ImpersonalTests {
    @Test(
        "What was decided without saying by whom is found",
        arguments: [
            ("en", "It was decided to open the line.", ["commitment"]),
            ("en", "It was decided to create a committee.", ["decision"]),
            ("en", "It was decided to hold the next session in Halvik.", ["procedural"]),
            (
                "fr", "Il a été décidé de créer un comité et demandé au secrétariat de préparer un rapport.",
                ["decision", "request"]
            ),
            ("fr", "Il a été décidé qu’un comité suivrait les travaux.", ["commitment"]),
            ("fr", "Il a été demandé aux experts de rédiger un plan.", ["request"]),
            ("es", "Se decidió abrir la línea.", ["commitment"]),
            ("es", "Se decidió crear un comité.", ["decision"]),
            ("es", "Se acordó celebrar la próxima reunión en Halvik.", ["procedural"]),
            ("pt", "Foi decidido abrir a linha.", ["commitment"]),
            ("pt", "Decidiu-se abrir a linha.", ["commitment"]),
            ("pt", "Foi decidido realizar a próxima reunião em Halvik.", ["procedural"]),
            ("ru", "Было решено открыть линию.", ["commitment"]),
            ("ru", "Было решено создать комитет.", ["decision"]),
            ("ru", "Было решено провести следующее заседание в Халвике.", ["procedural"]),
            ("ar", "تقرر إنشاء صندوق مشترك.", ["commitment"]),
        ] as [(String, String, [String])]
    )
    func decisions(_ code: String, _ text: String, _ kinds: [String]) throws {
        let language = try #require(Language(code))
        #expect(try read(text, language: language).findings.map(\.kind.rawValue) == kinds)
    }

    @Test("Nobody before is taken for who asks impersonally")
    func nobody() throws {
        let text = "La Cosmar soutient le plan. Il a été demandé aux experts de rédiger un rapport."
        let findings = try read(text, language: .french).findings
        #expect(findings.map(\.actors) == [["Cosmar"], []])
    }

    @Test(
        "The next session is procedural whoever decides on it",
        arguments: [
            ("es", "Las Partes convinieron celebrar la próxima reunión en Halvik."),
            ("es", "Las Partes decidieron celebrar la próxima sesión en Halvik."),
            ("es", "Las Partes convinieron en reunirse en Halvik."),
            ("pt", "As Partes convieram em realizar a próxima reunião em Halvik."),
            ("pt", "As Partes decidiram realizar a próxima reunião em Halvik."),
            ("ru", "Стороны решили провести следующую встречу в Халвике."),
            ("ru", "Стороны условились встретиться в Халвике."),
        ]
    )
    func nextSession(_ code: String, _ text: String) throws {
        let language = try #require(Language(code))
        #expect(try read(text, language: language).findings.map(\.kind) == [.procedural])
    }

    @Test(
        "A State that no lexicon has acts behind its article",
        arguments: [
            ("fr", "L’Alda s’engage à ouvrir le pont.", "Alda"), ("fr", "Le Brenn soutient le plan.", "Brenn"),
            ("es", "La Alda se compromete a abrir el puente.", "Alda"),
            ("es", "El Brenn apoya el plan.", "Brenn"),
            ("pt", "A Alda compromete-se a abrir a ponte.", "Alda"), ("pt", "O Brenn apoia o plano.", "Brenn"),
        ]
    )
    func names(_ code: String, _ text: String, _ actor: String) throws {
        let language = try #require(Language(code))
        #expect(try read(text, language: language).findings.map(\.actors) == [[actor]])
    }
}

@Suite("Fields of policy")
struct FieldTests {
    @Test(
        "A wide field's word beside one of a narrower field is of that field",
        arguments: [
            ("en", "The Parties will strengthen food security and food security alone.", PolicyDomain.agriculture),
            ("ru", "Стороны будут укреплять продовольственную безопасность.", .agriculture),
            ("ru", "Стороны обязуются снизить выбросы Норвангаза.", .energy),
            ("fr", "Les Parties renforceront la sécurité alimentaire.", .agriculture),
            ("en", "The Parties will strengthen border security.", .security),
        ]
    )
    func narrow(_ code: String, _ text: String, _ field: PolicyDomain) throws {
        let language = try #require(Language(code))
        #expect(try read(text, language: language).findings.map(\.domain) == [field])
    }
}
