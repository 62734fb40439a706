import Consultations
import Reading
import Testing

@Suite("English, Russian, Spanish and Portuguese sentences")
struct OtherLanguageTests {
    @Test(
        "An English sentence gives these conclusions",
        arguments: [
            (
                "The Parties agreed to open a line; to publish a tariff; and to train officers.",
                [
                    "commitment: The Parties agreed to open a line", "commitment: to publish a tariff",
                    "commitment: to train officers",
                ]
            ),
            (
                "They reaffirmed their commitment to ending the drought.",
                ["commitment: They reaffirmed their commitment to ending the drought"]
            ),
            (
                "The Ministers strongly condemned the attack on Dovrel.",
                ["position: The Ministers strongly condemned the attack on Dovrel"]
            ),
            (
                "Both sides agreed on the importance of trade.",
                ["position: Both sides agreed on the importance of trade"]
            ),
            (
                "The two delegations agreed to meet again in Halvik.",
                ["procedural: The two delegations agreed to meet again in Halvik"]
            ),
            (
                "The Parties call on the Kingdom to lift the barriers.",
                ["request: The Parties call on the Kingdom to lift the barriers"]
            ),
            ("The Ministers discussed trade.", []),
            ("The Parties had agreed to open a line.", []),
            ("The transit agreement signed in 2019 had doubled the timber trade.", []),
            ("The delegation thanked the people for their welcome.", []),
        ] as [(String, [String])]
    )
    func english(_ text: String, _ expected: [String]) throws {
        #expect(try lines(text, language: .english) == expected)
    }

    @Test(
        "A Russian sentence gives these conclusions",
        arguments: [
            (
                "Стороны договорились открыть линию и опубликовать тариф.",
                ["commitment: Стороны договорились открыть линию", "commitment: опубликовать тариф"]
            ),
            (
                "Министры решительно осуждают нападение на пост.",
                ["position: Министры решительно осуждают нападение на пост"]
            ),
            ("Стороны обязуются упростить контроль.", ["commitment: Стороны обязуются упростить контроль"]),
            (
                "Конфедерация выразила готовность принять исследователей.",
                ["offer: Конфедерация выразила готовность принять исследователей"]
            ),
            ("Вторая сессия состоится в Халвике.", ["procedural: Вторая сессия состоится в Халвике"]),
            ("Министры обсудили торговлю.", []),
            ("Делегация поблагодарила народ за гостеприимство.", []),
        ] as [(String, [String])]
    )
    func russian(_ text: String, _ expected: [String]) throws {
        #expect(try lines(text, language: .russian) == expected)
    }

    @Test("Spanish and Portuguese sentences give conclusions")
    func iberian() throws {
        #expect(
            try lines("Las Partes acordaron abrir una línea.", language: .spanish)
                == ["commitment: Las Partes acordaron abrir una línea"]
        )
        #expect(
            try lines("Os ministros condenam o ataque.", language: .portuguese)
                == ["position: Os ministros condenam o ataque"]
        )
    }
}
