import Consultations
import Reading
import Testing

/// Times in sentences of our own, read on 12 May 2026: the words, the date in EDTF, and how it follows from the words.
@Suite("Deadlines and times")
struct TimeTests {
    private func check(_ example: TimeCase, opening: String, language: Language) throws {
        let findings = try read(opening + "\n\n" + example.sentence, language: language).findings
        let due = try #require(findings.last, "nothing found in: \(example.sentence)").due
        #expect(due?.text == example.text)
        #expect(due?.edtf == example.edtf)
        #expect(due?.basis == example.basis)
    }

    @Test("In English a time has its date where the text gives one", arguments: TimeCase.english)
    func english(_ example: TimeCase) throws {
        let opening = """
            Halvik, 12 May 2026

            The Republic of Norvane and the Confederation of the Three Rivers held their session.
            """
        try check(example, opening: opening, language: .english)
    }

    @Test("In French a time has its date where the text gives one", arguments: TimeCase.french)
    func french(_ example: TimeCase) throws {
        let opening = """
            Halvik, le 12 mai 2026

            La République de Norvane et la Confédération des Trois Rivières ont tenu leur session.
            """
        try check(example, opening: opening, language: .french)
    }

    @Test("In Russian a time has its date where the text gives one", arguments: TimeCase.russian)
    func russian(_ example: TimeCase) throws {
        let opening = """
            Халвик, 12 мая 2026 года

            Республика Норван и Конфедерация Трёх Рек провели сессию.
            """
        try check(example, opening: opening, language: .russian)
    }

    @Test("In Spanish a time has its date where the text gives one", arguments: TimeCase.spanish)
    func spanish(_ example: TimeCase) throws {
        let opening = """
            Halvik, 12 de mayo de 2026

            La República de Norvane y la Confederación de los Tres Ríos celebraron su sesión.
            """
        try check(example, opening: opening, language: .spanish)
    }

    @Test("In Portuguese a time has its date where the text gives one", arguments: TimeCase.portuguese)
    func portuguese(_ example: TimeCase) throws {
        let opening = """
            Halvik, 12 de maio de 2026

            A República de Norvane e a Confederação dos Três Rios realizaram a sua sessão.
            """
        try check(example, opening: opening, language: .portuguese)
    }

    @Test("Where the document has no day, what is counted from it has no date")
    func withoutDocumentDate() throws {
        let text = "The Republic of Norvane and Halvik will publish the levels within six months."
        let due = try #require(try read(text, language: .english).findings.first?.due)
        #expect(due.text == "within six months")
        #expect(due.edtf == nil)
    }

    @Test("The time of a chapeau holds for its items, the one before the subject for all that the verb governs")
    func governed() throws {
        let listed = """
            Halvik, 12 May 2026

            The Republic of Norvane and Halvik commit to take the following actions by 1 July 2026:

            The Republic of Norvane will remove the duties.

            After that, the two sides will meet.
            """
        #expect(
            try read(listed, language: .english).findings.map { $0.due?.edtf } == ["2026-07-01", "2026-07-01", nil]
        )
        let led = "By 1 July 2026, Norvane and Halvik will work together to open the post; and to publish the levels."
        #expect(try read(led, language: .english).findings.map { $0.due?.edtf } == ["2026-07-01", "2026-07-01"])
    }
}

/// A sentence, and the time that it gives.
struct TimeCase: Sendable {
    var sentence: String
    var text: String?
    var edtf: String?
    var basis: String?

    init(_ sentence: String, _ text: String? = nil, _ edtf: String? = nil, _ basis: String? = nil) {
        self.sentence = sentence
        self.text = text
        self.edtf = edtf
        self.basis = basis
    }
}

extension TimeCase {
    private static let relative = "relative_to_document"
    private static let explicit = "explicit"
    private static let documentYear = "document_year"

    static let english: [TimeCase] = [
        TimeCase(
            "The Parties will publish the water levels within six months.",
            "within six months",
            "2026-11-12",
            relative
        ),
        TimeCase("The Parties agreed to open the post within 90 days.", "within 90 days", "2026-08-10", relative),
        TimeCase(
            "The Parties agreed to open the post within the next two years.",
            "within the next two years",
            "2028-05-12",
            relative
        ),
        TimeCase(
            "The Parties will publish the levels within sixty (60) days of the entry into force of the agreement.",
            "within sixty (60) days of the entry into force of the agreement"
        ),
        TimeCase(
            "The Parties will publish the levels within thirty days of the date of this statement.",
            "within thirty days",
            "2026-06-11",
            relative
        ),
        TimeCase(
            "The Parties agreed to open the post by the end of the year.",
            "by the end of the year",
            "2026",
            relative
        ),
        TimeCase(
            "The Parties agreed to open the post by the end of next year.",
            "by the end of next year",
            "2027",
            relative
        ),
        TimeCase(
            "The Parties agreed to open the post by the end of this month.",
            "by the end of this month",
            "2026-05",
            relative
        ),
        TimeCase(
            "The Parties agreed to open the post no later than 1 March 2027.",
            "no later than 1 March 2027",
            "2027-03-01",
            explicit
        ),
        TimeCase(
            "The Parties agreed to open the post in the first quarter of 2027.",
            "in the first quarter of 2027",
            "2027-33",
            explicit
        ),
        TimeCase(
            "The Parties agreed to open the post in the second half of this year.",
            "in the second half of this year",
            "2026-41",
            relative
        ),
        TimeCase("The next session will be held in Halvik in March.", "in March", "2027-03", relative),
        TimeCase(
            "The next session will be held in Halvik in the autumn of 2027.",
            "in the autumn of 2027",
            "2027-23",
            explicit
        ),
        TimeCase("The next session will be held in Halvik next year.", "next year", "2027", relative),
        TimeCase("The next session will be held on September 3, 2026.", "on September 3, 2026", "2026-09-03", explicit),
        TimeCase("The Parties agreed to double trade by mid-2028.", "by mid-2028", "2028-06", explicit),
        TimeCase("The Parties agreed to open the post as soon as possible.", "as soon as possible"),
        TimeCase(
            "The Parties will suspend the duties for an initial period of 90 days.",
            "for an initial period of 90 days"
        ),
        TimeCase("The Parties agreed to examine the report at their next session.", "at their next session"),
        TimeCase("After completing these steps, the Parties will open the post.", "After completing these steps"),
        TimeCase("The Parties will apply the agreement signed on 3 June 2019."),
        TimeCase("The Parties will build on the results of the last two years."),
        TimeCase("The Parties will equip more than 2000 schools."),
        TimeCase("The Parties agreed to consult every six months.", "every six months"),
        TimeCase(
            "The Parties agreed to open the post during the coming year.",
            "during the coming year",
            "2027-05-12",
            relative
        ),
        TimeCase("The Parties agreed to open the post in the coming months.", "in the coming months"),
    ]

    static let french: [TimeCase] = [
        TimeCase(
            "Les Parties s’engagent à publier les cotes dans un délai de six mois.",
            "dans un délai de six mois",
            "2026-11-12",
            relative
        ),
        TimeCase(
            "Les Parties s’engagent à publier les cotes dans les quatre-vingt-dix jours.",
            "dans les quatre-vingt-dix jours",
            "2026-08-10",
            relative
        ),
        TimeCase(
            "Les Parties s’engagent à publier les cotes d’ici la fin de l’année.",
            "d’ici la fin de l’année",
            "2026",
            relative
        ),
        TimeCase(
            "Les Parties s’engagent à publier les cotes avant la fin de l’année prochaine.",
            "avant la fin de l’année prochaine",
            "2027",
            relative
        ),
        TimeCase(
            "Les Parties s’engagent à publier les cotes au cours des deux années à venir.",
            "au cours des deux années à venir",
            "2028-05-12",
            relative
        ),
        TimeCase(
            "Les Parties s’engagent à publier les cotes au cours de l’année à venir.",
            "au cours de l’année à venir",
            "2027-05-12",
            relative
        ),
        TimeCase(
            "Les Parties s’engagent à publier les cotes au premier semestre 2027.",
            "au premier semestre 2027",
            "2027-40",
            explicit
        ),
        TimeCase(
            "Les Parties s’engagent à publier les cotes au cours du premier trimestre de l’année prochaine.",
            "au cours du premier trimestre de l’année prochaine",
            "2027-33",
            relative
        ),
        TimeCase(
            "Les Parties s’engagent à publier les cotes dans les six mois suivant l’entrée en vigueur de l’accord.",
            "dans les six mois suivant l’entrée en vigueur de l’accord"
        ),
        TimeCase(
            "Les Parties s’engagent à publier les cotes avant le 1er novembre.",
            "avant le 1er novembre",
            "2026-11-01",
            documentYear
        ),
        TimeCase("La prochaine session se tiendra à Halvik en mars prochain.", "en mars prochain", "2027-03", relative),
        TimeCase("La prochaine session se tiendra à Halvik cet automne.", "cet automne", "2026-23", relative),
        TimeCase("La prochaine session se tiendra à Halvik l’année prochaine.", "l’année prochaine", "2027", relative),
        TimeCase("La réunion se tiendra le 25 janvier 2027 à Halvik.", "le 25 janvier 2027", "2027-01-25", explicit),
        TimeCase("Les Parties s’engagent à rouvrir le poste dans les délais convenus.", "dans les délais convenus"),
        TimeCase("Les Parties s’engagent à rouvrir le poste dans les prochains mois.", "dans les prochains mois"),
        TimeCase(
            "Les Parties s’engagent à rouvrir le poste pour une période de deux ans.",
            "pour une période de deux ans"
        ),
        TimeCase("Les Parties s’engagent à appliquer l’accord signé le 3 juin 2019."),
        TimeCase("Les Parties s’engagent à rouvrir le poste à l’horizon 2030.", "à l’horizon 2030", "2030", explicit),
        TimeCase(
            "Les Parties s’engagent à rouvrir le poste avant le 01/03/2027.",
            "avant le 01/03/2027",
            "2027-03-01",
            explicit
        ),
    ]

    static let russian: [TimeCase] = [
        TimeCase(
            "Стороны обязуются опубликовать отметки в течение трёх месяцев.",
            "в течение трёх месяцев",
            "2026-08-12",
            relative
        ),
        TimeCase(
            "Стороны обязуются опубликовать отметки в течение 90 дней.",
            "в течение 90 дней",
            "2026-08-10",
            relative
        ),
        TimeCase("Стороны обязуются опубликовать отметки до конца года.", "до конца года", "2026", relative),
        TimeCase(
            "Стороны обязуются опубликовать отметки до конца следующего года.",
            "до конца следующего года",
            "2027",
            relative
        ),
        TimeCase(
            "Стороны обязуются опубликовать отметки до 1 марта 2027 года.",
            "до 1 марта 2027 года",
            "2027-03-01",
            explicit
        ),
        TimeCase(
            "Стороны обязуются опубликовать отметки в первом квартале 2027 года.",
            "в первом квартале 2027 года",
            "2027-33",
            explicit
        ),
        TimeCase(
            "Стороны обязуются опубликовать отметки во втором полугодии.",
            "во втором полугодии",
            "2026-41",
            relative
        ),
        TimeCase(
            "Стороны обязуются опубликовать отметки до апреля будущего года.",
            "до апреля будущего года",
            "2027-04",
            relative
        ),
        TimeCase(
            "Стороны обязуются опубликовать отметки в течение шести месяцев после вступления соглашения в силу.",
            "в течение шести месяцев после вступления соглашения в силу"
        ),
        TimeCase(
            "Стороны договорились встретиться через четыре месяца в Халвике.",
            "через четыре месяца",
            "2026-09-12",
            relative
        ),
        TimeCase("Следующая сессия состоится в Халвике весной 2027 года.", "весной 2027 года", "2027-21", explicit),
        TimeCase("Стороны обязуются опубликовать отметки в кратчайшие сроки.", "в кратчайшие сроки"),
        TimeCase("Стороны обязуются опубликовать отметки в ближайшие месяцы.", "в ближайшие месяцы"),
        TimeCase("Стороны обязуются выполнять соглашение, подписанное в 2019 году."),
        TimeCase("Стороны обязуются опубликовать отметки с 01.11.2026.", "с 01.11.2026", "2026-11-01", explicit),
        TimeCase("Стороны обязуются завершить работы к 2030 году.", "к 2030 году", "2030", explicit),
    ]

    static let spanish: [TimeCase] = [
        TimeCase(
            "Las Partes se comprometen a publicar los datos en un plazo de seis meses.",
            "en un plazo de seis meses",
            "2026-11-12",
            relative
        ),
        TimeCase(
            "Las Partes se comprometen a publicar los datos dentro de noventa días.",
            "dentro de noventa días",
            "2026-08-10",
            relative
        ),
        TimeCase(
            "Las Partes se comprometen a publicar los datos antes del fin de año.",
            "antes del fin de año",
            "2026",
            relative
        ),
        TimeCase(
            "Las Partes se comprometen a publicar los datos a más tardar el 1 de marzo de 2027.",
            "a más tardar el 1 de marzo de 2027",
            "2027-03-01",
            explicit
        ),
        TimeCase(
            "La próxima sesión se celebrará en Halvik en junio de este año.",
            "en junio de este año",
            "2026-06",
            relative
        ),
        TimeCase("La próxima sesión se celebrará en Halvik el próximo año.", "el próximo año", "2027", relative),
        TimeCase(
            "Las Partes se comprometen a publicar los datos en el primer semestre de 2027.",
            "en el primer semestre de 2027",
            "2027-40",
            explicit
        ),
        TimeCase("Las Partes se comprometen a publicar los datos en los próximos meses.", "en los próximos meses"),
    ]

    static let portuguese: [TimeCase] = [
        TimeCase(
            "As Partes comprometem-se a publicar os dados no prazo de seis meses.",
            "no prazo de seis meses",
            "2026-11-12",
            relative
        ),
        TimeCase(
            "As Partes comprometem-se a publicar os dados até o fim do ano.",
            "até o fim do ano",
            "2026",
            relative
        ),
        TimeCase(
            "As Partes comprometem-se a publicar os dados no primeiro semestre de 2027.",
            "no primeiro semestre de 2027",
            "2027-40",
            explicit
        ),
        TimeCase(
            "As Partes comprometem-se a publicar os dados até 1 de março de 2027.",
            "até 1 de março de 2027",
            "2027-03-01",
            explicit
        ),
        TimeCase("A segunda sessão será realizada em Halvik no próximo ano.", "no próximo ano", "2027", relative),
        TimeCase("As Partes comprometem-se a publicar os dados logo que possível.", "logo que possível"),
    ]
}
