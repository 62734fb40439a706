import Consultations
import Reading
import Testing

@Suite("Language of a text")
struct LanguageTests {
    @Test(
        "The language is told from the function words",
        arguments: [
            ("Les Parties sont convenues de la mise en place d’un comité pour le suivi des travaux.", "fr"),
            ("The Parties agreed to establish a committee for the follow-up of the work.", "en"),
            ("Стороны договорились о том, что комитет будет создан в Халвике и что он начнет работу.", "ru"),
            ("Las Partes acordaron la creación de un comité para el seguimiento de los trabajos.", "es"),
            ("As Partes concordaram em criar um comité para o acompanhamento dos trabalhos e não mais.", "pt"),
            ("اتفق الجانبان على إنشاء لجنة في هالفيك، وعلى أن تبدأ عملها بعد الدورة المقبلة من المشاورات.", "ar"),
        ]
    )
    func told(_ text: String, _ tag: String) throws {
        #expect(try read(text).language.tag == tag)
    }

    @Test(
        "Too little text, or text in no known language, is refused",
        arguments: ["", " ", "Halvik", "12 34 56", "各方同意设立委员会。"]
    )
    func unknown(_ text: String) throws {
        #expect {
            _ = try read(text)
        } throws: { error in
            guard case .unknownLanguage(let readable) = error as? ReadingError else { return false }
            return readable.count == 6
        }
    }

    @Test("A language without lexicon is refused by name")
    func noLexicon() throws {
        let language = try #require(Language("sw"))
        #expect(throws: ReadingError.self) { _ = try read("Les Parties.", language: language) }
    }
}
