import Consultations
import Foundation
import Reading
import Testing

/// Who is bound or speaks, in sentences of our own.
@Suite("Parties, not speakers")
struct PartyTests {
    private static let rivers = "Confederation of the Three Rivers"
    private static let norvane = "Republic of Norvane"

    /// The English lexicon with an invented State, its adjective and its seats.
    private func reader() throws -> Reader {
        let file = checkout.appendingPathComponent("Lexicons/en.lexicon")
        let text = try String(contentsOf: file, encoding: .utf8)
        let invented = """

            name Norvane: norvane
            adjective Norvane: norvanian norvano
            seat Norvane: orlund white_palace
            name Alda: alda
            adjective Alda: aldan
            name Brenn: brenn
            organisation League_of_Ports: league_of
            """
        return Reader(lexicons: [try Lexicon(text + invented, language: .english)])
    }

    private func actors(_ text: String) throws -> [[String]] {
        try reader().read(Array(text.utf8), language: .english).findings.map(\.actors)
    }

    @Test("A person stands for the party for which the text says that the person speaks")
    func persons() throws {
        let text = """
            The Prime Minister of Alda, Orsel Tamm, and Norvanian President Ilva Roon met in Brenn.

            Prime Minister Tamm undertook to open the lock. He promised to publish the levels. Ilva Roon welcomed this.
            """
        #expect(try actors(text) == [["Alda"], ["Alda"], ["Norvane"]])
    }

    @Test("A capital or a palace stands for its State")
    func seats() throws {
        let text = "Norvane and Alda met. Orlund supports the mission. The White Palace condemns the attack."
        #expect(try actors(text) == [["Norvane"], ["Norvane"]])
    }

    @Test("One noun may hold two parties")
    func adjectives() throws {
        let text = "Alda and Norvane met. The Norvanian and Aldan delegations agreed to open the lock."
        #expect(try actors(text) == [["Norvane", "Alda"]])
        #expect(try actors("The Norvano-Aldan side agreed to open the lock.") == [["Norvane", "Alda"]])
    }

    @Test("A name that only the text has acts by that name; a person, a common word and an unnamed office do not")
    func ownNames() throws {
        #expect(try actors("Cosmar will open the lock. Alda and Norvane will help Cosmar.").first == ["Cosmar"])
        let person = "Alda and Norvane met. Tamm will open the lock. Mr Orsel Tamm spoke first."
        #expect(try actors(person).first != ["Tamm"])
        #expect(try actors("Everything will change the lock. We saw everything.").first != ["Everything"])
    }

    @Test("An office without a party is the one with which the text named it last")
    func offices() throws {
        let text = """
            Alda and Norvane met in Brenn. The Minister of Alda spoke first. The Minister stressed the importance of trade.
            """
        #expect(try actors(text).last == ["Alda"])
    }

    @Test("Who holds what officials state is the party; a region is no State")
    func holders() throws {
        let text = """
            Alda and Norvane met. The Secretary and his team reiterated the firm Aldan commitment to opening the lock.
            """
        #expect(try actors(text).last == ["Alda"])
        let region = "Alda and Norvane met. The pan-Aldan delegations agreed to open the lock."
        #expect(try actors(region).last == ["Alda", "Norvane"])
    }

    @Test("One side alone is named alone, and a pronoun is who acted before")
    func sides() throws {
        let text = """
            Alda and Norvane agreed to open the lock. The Aldan side undertook to publish the levels. Both sides condemn \
            the attack. They support the mission. It was agreed to open a post.
            """
        let both = ["Alda", "Norvane"]
        #expect(try actors(text) == [both, ["Alda"], both, both, both])
    }

    @Test("The government is not the name of the State, and a part of the members is called as the text calls it")
    func parts() throws {
        #expect(
            try actors("The Government of Norvane and Alda agreed to open the lock. Norvane supports Alda.").first
                == ["Norvane", "Alda"]
        )
        #expect(try actors("Alda met Norvane. Most members condemned the attack.") == [["Most members"]])
    }

    @Test("Where the text names nobody who acts, the participants in the meeting do")
    func assembly() throws {
        let text = "Participants in the Conference of Halvik met. The participants condemned the attack."
        #expect(try actors(text) == [["Participants in the Conference of Halvik"]])
    }

    @Test("A list of names before the verb is the subject")
    func list() throws {
        let text = "In the text, Alda, Norvane and Brenn condemn the attack."
        #expect(try actors(text) == [["Alda", "Norvane", "Brenn"]])
    }

    @Test("In Russian a party is named in the first case, and companies are parties")
    func russian() throws {
        let text = """
            Переговоры Республики Норван и Конфедерации Трёх Рек. Правительство Республики Норван представит отчёт. \
            АО «Канал» и Конфедерация Трёх Рек подпишут соглашение. Стороны договорились открыть линию.
            """
        #expect(
            try read(text, language: .russian).findings.map(\.actors) == [
                ["Республика Норван"], ["АО «Канал»", "Конфедерация Трёх Рек"],
                ["Республика Норван", "Конфедерация Трёх Рек", "АО «Канал»"],
            ]
        )
    }

    @Test(
        "Words that only begin like the name of a State name none",
        arguments: [
            ("The liberal delegations agreed to open the port.", Language.english),
            ("The Roman delegations agreed to open the port.", .english),
            ("Les délégations libérales s’engagent à ouvrir le port.", .french),
            ("Les délégations panaméricaines s’engagent à ouvrir le port.", .french),
            ("Las delegaciones bélicas acordaron abrir el puerto.", .spanish),
            ("Las malas delegaciones acordaron abrir el puerto.", .spanish),
            ("И стороны договорились открыть порт.", .russian),
            ("Самое важное: стороны договорились открыть порт.", .russian),
        ]
    )
    func namesake(text: String, language: Language) throws {
        let findings = try read(text, language: language).findings
        #expect(findings.count == 1)
        #expect(findings.allSatisfy { $0.actors.isEmpty }, "\(findings.map(\.actors))")
    }

    @Test(
        "The adjective of a State names it",
        arguments: [
            ("The Liberian delegation agreed to open the port.", Language.english, "Liberia"),
            ("La délégation libérienne s’engage à ouvrir le port.", .french, "Liberia"),
            ("La delegación húngara acordó abrir el puerto.", .spanish, "Hungría"),
            ("A delegação tunisina comprometeu-se a abrir o porto.", .portuguese, "Tunísia"),
            ("Перуанская делегация обязалась открыть порт.", .russian, "Перу"),
        ]
    )
    func adjective(text: String, language: Language, party: String) throws {
        #expect(try read(text, language: language).findings.map(\.actors) == [[party]])
    }
}
