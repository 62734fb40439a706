import Consultations
import Foundation
import Testing

@testable import Reading

private func facts(_ text: String, _ language: Language) throws -> DocumentFacts {
    try carried.get().facts(Array(text.utf8), language: language)
}

/// A case: a language, a text in our own words, what it says.
private struct Told: CustomStringConvertible {
    let language: Language
    let text: String
    let value: String

    init(_ language: Language, _ text: String, _ value: String) {
        (self.language, self.text, self.value) = (language, text, value)
    }

    var description: String { "\(language): \(text.prefix(60))" }
}

@Suite("What a text says of itself")
struct DocumentFactsTests {
    private static let sessions: [Told] = [
        Told(.english, "Joint Communiqué of the Fourth Session of Consultations", "4"),
        Told(.english, "Joint statement following the 12th joint ministerial meeting", "12"),
        Told(.english, "Twenty-first Session of the Joint Commission", "21"),
        Told(.english, "Minutes of the XIV Session", "14"),
        Told(.english, "Consultations, Session No. 7", "7"),
        Told(.english, "Session 3: Joint Statement", "3"),
        Told(.french, "Communiqué conjoint de la quatrième session des consultations", "4"),
        Told(.french, "Déclaration de la 4ème réunion ministérielle", "4"),
        Told(.french, "Relevé de conclusions de la vingt et unième session", "21"),
        Told(.french, "Communiqué de la vingt-deuxième rencontre", "22"),
        Told(.french, "Procès-verbal de la première session", "1"),
        Told(.french, "Réunion n° 9 du comité mixte", "9"),
        Told(.russian, "Совместное коммюнике четвёртой сессии консультаций", "4"),
        Told(.russian, "XII заседание Совместной комиссии", "12"),
        Told(.russian, "ХII заседание Совместной комиссии", "12"),
        Told(.russian, "Двенадцатое заседание Совместной комиссии", "12"),
        Told(.russian, "Коммюнике двадцать первой встречи министров", "21"),
        Told(.russian, "Протокол 4-го заседания", "4"),
        Told(.russian, "Заседание № 5", "5"),
        Told(.spanish, "Comunicado conjunto de la cuarta reunión de consultas", "4"),
        Told(.spanish, "Acta de la IV Reunión", "4"),
        Told(.spanish, "Declaración de la vigésima primera sesión", "21"),
        Told(.spanish, "Comunicado de la 4ª ronda de consultas", "4"),
        Told(.portuguese, "Comunicado conjunto da quarta sessão de consultas", "4"),
        Told(.portuguese, "Ata da décima segunda reunião", "12"),
        Told(.portuguese, "Comunicado da 3.ª sessão", "3"),
        Told(.arabic, "البيان المشترك للدورة الرابعة من المشاورات", "4"),
        Told(.arabic, "بيان مشترك صادر عن الاجتماع الثالث عشر", "13"),
        Told(.arabic, "بيان الجولة الحادية والعشرون", "21"),
        Told(.arabic, "محضر الدورة رقم 5", "5"),
    ]

    @Test("The number of a session is read in words and in figures", arguments: sessions)
    private func session(_ told: Told) throws {
        let session = try facts(told.text, told.language).session
        #expect(session?.value == Int(told.value))
        #expect(session?.basis == .title)
    }

    private static let noSessions: [Told] = [
        Told(.english, "Joint statement on the margins of the 70th session of the General Assembly", ""),
        Told(.english, "Statement after the second visit and the first two meetings", ""),
        Told(.english, "Report on the meeting 12 May 2026", ""),
        Told(.english, "Consultations of 4 ministers", ""),
        Told(.english, "The next third session", ""),
        Told(.french, "Déclaration en marge de la 70e session de l’Assemblée générale", ""),
        Told(.french, "Communiqué de la réunion du 12 mai 2026", ""),
        Told(.russian, "Заявление на полях 70-й сессии Генеральной Ассамблеи", ""),
        Told(.english, "Joint Communiqué of the 2026 session", ""),
        Told(.english, "Minutes of the VX Session", ""),
    ]

    @Test("Where no number is given none is made up", arguments: noSessions)
    private func noSession(_ told: Told) throws {
        #expect(try facts(told.text, told.language).session == nil)
    }

    @Test("Two numbers in a title are told, and none is chosen")
    func rivals() throws {
        let facts = try facts("Overview of the third session and the fourth session", .english)
        #expect(facts.session == nil)
        #expect(facts.rivalSessions == [3, 4])
    }

    @Test("The first sentence gives the number where the title does not")
    func opening() throws {
        let text = """
            Joint Communiqué

            The Ministers of Alda and of Norvane held the fifth session of their consultations in Halvik on 3 June 2021.
            """
        let facts = try facts(text, .english)
        #expect(facts.session == ToldFact(value: 5, basis: .opening, words: "fifth session"))
        #expect(facts.date == ToldFact(value: "2021-06-03", basis: .opening, words: "3 June 2021"))
    }

    private static let done: [Told] = [
        Told(.english, "Done at Halvik on 12 May 2026 in two originals.", "2026-05-12"),
        Told(.english, "Signed in Halvik, May 12, 2026.", "2026-05-12"),
        Told(.french, "Fait à Halvik, le 1er juin 2025, en deux exemplaires.", "2025-06-01"),
        Told(.russian, "Совершено в г. Халвик 12 мая 2026 года в двух экземплярах.", "2026-05-12"),
        Told(.spanish, "Hecho en Halvik, el 12 de mayo de 2026, en dos ejemplares.", "2026-05-12"),
        Told(.portuguese, "Feito em Halvik, em 12 de maio de 2026, em dois exemplares.", "2026-05-12"),
        Told(.arabic, "حرر في هالفيك في 12 مايو 2026 من نسختين أصليتين.", "2026-05-12"),
    ]

    @Test("The closing formula gives the day, whatever other dates stand before it", arguments: done)
    private func doneDate(_ told: Told) throws {
        let title = "3 1 2020"
        let date = try facts("\(title)\n\n\(told.text)", told.language).date
        #expect(date?.value == told.value)
        #expect(date?.basis == .done)
    }

    private static let datelines: [Told] = [
        Told(.english, "Halvik, 12-13 May 2026", "2026-05-13"),
        Told(.english, "Halvik, May 2026", "2026-05"),
        Told(.english, "Halvik, 2026-05-12", "2026-05-12"),
        Told(.french, "Halvik, le 12 mai 2026", "2026-05-12"),
        Told(.russian, "Халвик, 12.05.2026", "2026-05-12"),
        Told(.russian, "г. Халвик, 12 мая 2026 г.", "2026-05-12"),
        Told(.spanish, "Halvik, 12 de mayo de 2026", "2026-05-12"),
        Told(.portuguese, "Halvik, 12 de maio de 2026", "2026-05-12"),
        Told(.arabic, "هالفيك، 12 مايو 2026", "2026-05-12"),
    ]

    @Test("A line with place and day dates a document", arguments: datelines)
    private func dateline(_ told: Told) throws {
        let date = try facts(told.text, told.language).date
        #expect(date?.value == told.value)
        #expect(date?.basis == .dateline)
    }

    @Test(
        "Of a day that can be read in two ways, or that the calendar lacks, only the year is taken",
        arguments: [
            ("Halvik, 05/12/2026", "2026"), ("Halvik, 31 February 2026", "2026"), ("Halvik, the day after", nil),
            ("Halvik, 12 May", nil),
        ] as [(String, String?)]
    )
    func noDate(text: String, date: String?) throws {
        #expect(try facts(text, .english).date?.value == date)
    }

    private static let types: [Told] = [
        Told(.english, "JOINT COMMUNIQUÉ", "communique"), Told(.english, "Joint Press Statement", "statement"),
        Told(.english, "Press Release", "press_release"), Told(.english, "Media Note", "press_release"),
        Told(.french, "Communiqué de presse", "press_release"), Told(.french, "Communiqué conjoint", "communique"),
        Told(.french, "Procès-verbal de la première session", "proces_verbal"),
        Told(.russian, "Совместное коммюнике", "communique"), Told(.russian, "Пресс-релиз", "press_release"),
        Told(.spanish, "Nota de prensa", "press_release"), Told(.spanish, "Declaración conjunta", "declaration"),
        Told(.portuguese, "Comunicado conjunto", "communique"), Told(.arabic, "بيان صحفي", "press_release"),
        Told(.arabic, "البيان المشترك", "communique"),
    ]

    @Test("A title tells what sort of document it is", arguments: types)
    private func type(_ told: Told) throws {
        #expect(try facts(told.text, told.language).type?.value.rawValue == told.value)
    }

    @Test("A text without a title has no sort")
    func noType() throws {
        #expect(try facts("The Ministers met and talked of many things for a long while.", .english).type == nil)
    }

    @Test(
        "The name of a file is read for a date and a session",
        arguments: [
            ("communique_2019-05-12_en.txt", "2019-05-12", nil), ("20190512.pdf", "2019-05-12", nil),
            ("2019-05 minutes.docx", "2019-05", nil), ("communique-2019.txt", "2019", nil),
            ("session_04_2019.txt", "2019", 4), ("4th session.pdf", nil, 4), ("2019 or 2020.txt", nil, nil),
            ("12345.txt", nil, nil), ("2019-13-40.txt", "2019", nil), ("1.txt", nil, nil), ("", nil, nil),
        ] as [(String, String?, Int?)]
    )
    func fileName(name: String, date: String?, session: Int?) throws {
        let facts = try carried.get().facts(ofFileNamed: name, language: .english)
        #expect(facts.date?.value == date)
        #expect(facts.session?.value == session)
    }

    @Test("The parties of a title are named in its order")
    func parties() throws {
        let text = "Communiqué of the Second Session between the Republic of Norvane and the Kingdom of Orlund"
        #expect(try facts(text, .english).parties == ["Republic of Norvane", "Kingdom of Orlund"])
    }

    @Test(
        "The examples are read in each language",
        arguments: [("en", Language.english), ("fr", .french), ("ru", .russian)]
    )
    func examples(code: String, language: Language) throws {
        let url = checkout.appendingPathComponent("Examples/communique/communique-\(code).txt")
        let facts = try facts(String(contentsOf: url, encoding: .utf8), language)
        #expect(facts.session?.value == 1)
        #expect(facts.date?.value == "2026-05-12")
        #expect(facts.date?.basis == .done)
        #expect(facts.type?.value == .communique)
        #expect(facts.parties.count >= 2)
        #expect(!facts.isAccount)
    }

    @Test("Hostile texts end soon and give nothing")
    func hostile() throws {
        let many = String(repeating: "first ", count: 200_000)
        #expect(try facts(many, .english).session == nil)
        let lines = String(repeating: "Halvik\n\n", count: 50_000)
        #expect(try facts(lines, .english).date == nil)
        #expect(try facts("", .english) == DocumentFacts(language: .english))
    }
}
