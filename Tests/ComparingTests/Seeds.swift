import Comparing
import Consultations
import Foundation
import Reading
import Testing

/// Changes of each class to each sentence that bears one.
enum Seeds {
    static func all(in language: String) throws -> [Seed] {
        try missing(in: language)
            + (changes[language] ?? []).map { Seed(language: language, code: $0.0, old: $0.1, new: $0.2) }
    }

    /// Each third sentence with a conclusion, taken out.
    private static func missing(in language: String) throws -> [Seed] {
        let account = try Texts.account(try Texts.example(language))
        let starts = account.sentences.filter { sentence in
            sentence.role == .paragraph && account.findings.contains { $0.range.overlaps(sentence.range) }
        }
        return starts.enumerated().filter { $0.offset % 3 == 0 }.map { _, sentence in
            let words = String(decoding: account.utf8[sentence.range], as: UTF8.self)
            return Seed(language: language, code: .missing, old: words, new: "")
        }
    }

    static let changes: [String: [(VersionDifference.Aspect, String, String)]] = [
        "en": [
            (.strength, "The Parties undertake to simplify", "The Parties intend to simplify"),
            (.strength, "The Parties undertake to carry out", "The Parties intend to carry out"),
            (.strength, "It was agreed to open", "The Ministers intend to open"),
            (.strength, "They will consider the possibility of", "They undertake to consider the possibility of"),
            (.strength, "will supply the hydrological", "is ready to supply the hydrological"),
            (.strength, "expressed its readiness to receive", "undertook to receive"),
            (.strength, "They will modernise", "They intend to modernise"),
            (.strength, "will deliver the feasibility", "is considering delivering the feasibility"),
            (.strength, "stands ready to train", "undertakes to train"),
            (.strength, "They intend to continue", "They undertake to continue"),
            (.strength, "the Parties will open a second", "the Parties intend to open a second"),
            (.number, "one hundred thousand", "two hundred thousand"), (.number, "twenty officers", "thirty officers"),
            (.number, "within six months", "within eight months"), (.number, "thirty scholarships", "300 scholarships"),
            (.number, "two hundred thousand doses", "two hundred doses"),
            (.number, "one focal point", "three focal points"),
            (.number, "meet two months", "meet three months"),
            (.number, "The second session will", "The third session will"),
            (.date, "30 September 2026", "30 October 2026"), (.date, "1 July 2026", "1 July 2027"),
            (.date, "before the end of 2026", "before the end of 2028"), (.date, "September 2027", "March 2027"),
            (.date, "end of October 2026", "end of December 2026"), (.date, "1 November 2026", "15 November 2026"),
            (.date, "continue it in 2027", "continue it in 2029"),
            (.date, "attack of 3 March 2026", "attack of 3 April 2026"),
            (.actor, "The Republic of Norvane will deliver", "The Confederation of the Three Rivers will deliver"),
            (.actor, "the Confederation of the Three Rivers will supply", "the Republic of Norvane will supply"),
            (.actor, "The Republic of Norvane supports", "The Confederation of the Three Rivers supports"),
            (.actor, "The Republic of Norvane reiterates", "The Confederation of the Three Rivers reiterates"),
            (.actor, "The Confederation of the Three Rivers took note", "The Republic of Norvane took note"),
            (.actor, "The Confederation expressed", "The Republic of Norvane expressed"),
            (.actor, "They call on the Kingdom of Orlund", "They call on the Kingdom of Cosmar"),
            (.actor, "candidature of Brenn", "candidature of Cosmar"),
            (.negation, "They will not allow", "They will allow"),
            (.negation, "will deliver the", "will not deliver the"),
            (.negation, "were unable to agree", "were able to agree"),
            (.negation, "will supply the", "will not supply the"),
            (.negation, "The Parties undertake to simplify", "The Parties undertake not to simplify"),
            (.negation, "They will modernise", "They will not modernise"),
            (.negation, "supports the candidature", "does not support the candidature"),
            (.negation, "They intend to continue", "They do not intend to continue"),
        ],
        "fr": [
            (.strength, "Les Parties s’engagent à alléger", "Les Parties ont l’intention d’alléger"),
            (.strength, "Les Parties s’engagent à mener", "Les Parties envisagent de mener"),
            (.strength, "Il a été convenu d’ouvrir", "Les ministres envisagent d’ouvrir"),
            (.strength, "Elles étudieront la possibilité de créer", "Elles s’engagent à créer"),
            (.strength, "fournira les relevés", "se dit prête à fournir les relevés"),
            (.strength, "a exprimé sa disponibilité à accueillir", "s’est engagée à accueillir"),
            (.strength, "Elles moderniseront et entretiendront", "Elles envisagent de moderniser et d’entretenir"),
            (.strength, "se dit prête à former", "s’engage à former"),
            (.strength, "Ils entendent la poursuivre", "Ils s’engagent à la poursuivre"),
            (.strength, "les Parties en ouvriront", "les Parties envisagent d’en ouvrir"),
            (.number, "cent mille tonnes", "deux cent mille tonnes"), (.number, "vingt officiers", "trente officiers"),
            (.number, "six mois", "huit mois"), (.number, "trente bourses", "300 bourses"),
            (.number, "deux cent mille doses", "deux cents doses"),
            (.number, "d’un point focal", "de trois points focaux"),
            (.number, "réuniront deux mois", "réuniront trois mois"),
            (.number, "La deuxième session se", "La troisième session se"),
            (.date, "30 septembre 2026", "30 octobre 2026"), (.date, "1er juillet 2026", "1er juillet 2027"),
            (.date, "fin de l’année 2026", "fin de l’année 2028"), (.date, "septembre 2027", "mars 2027"),
            (.date, "d’octobre 2026", "de décembre 2026"), (.date, "1er novembre 2026", "15 novembre 2026"),
            (.date, "poursuivre en 2027", "poursuivre en 2029"), (.date, "du 3 mars 2026", "du 3 avril 2026"),
            (.actor, "La République de Norvane remettra", "La Confédération des Trois Rivières remettra"),
            (.actor, "la Confédération des Trois Rivières fournira", "la République de Norvane fournira"),
            (.actor, "La République de Norvane appuie", "La Confédération des Trois Rivières appuie"),
            (.actor, "La République de Norvane réitère", "La Confédération des Trois Rivières réitère"),
            (.actor, "La Confédération des Trois Rivières a pris note", "La République de Norvane a pris note"),
            (.actor, "La Partie confédérale a exprimé", "La République de Norvane a exprimé"),
            (.actor, "Ils appellent le Royaume d’Orlund", "Ils appellent le Royaume du Cosmar"),
            (.actor, "candidature du Brenn", "candidature du Cosmar"),
            (.negation, "Elles ne permettront pas", "Elles permettront"),
            (.negation, "remettra, dans", "ne remettra pas, dans"),
            (.negation, "n’ont pas pu s’entendre", "ont pu s’entendre"),
            (.negation, "fournira les relevés", "ne fournira pas les relevés"),
            (.negation, "s’engagent à alléger", "s’engagent à ne pas alléger"),
            (.negation, "Elles moderniseront et", "Elles ne moderniseront pas et"),
            (.negation, "appuie la candidature", "n’appuie pas la candidature"),
            (.negation, "Ils entendent la poursuivre", "Ils n’entendent pas la poursuivre"),
        ],
        "ru": [
            (.strength, "Стороны обязуются упростить", "Стороны намерены упростить"),
            (.strength, "Стороны обязуются совместно", "Стороны намерены совместно"),
            (.strength, "Была достигнута договорённость открыть", "Министры намерены открыть"),
            (
                .strength, "Стороны проработают возможность создания",
                "Стороны обязуются проработать возможность создания"
            ),
            (.strength, "предоставит необходимые", "выражает готовность предоставить необходимые"),
            (.strength, "выразила готовность принять", "обязалась принять"),
            (.strength, "выражает готовность ежегодно", "обязуется ежегодно"),
            (.strength, "Они намерены продолжить", "Они обязуются продолжить"),
            (.strength, "Стороны откроют вторую", "Стороны намерены открыть вторую"),
            (.number, "сто тысяч тонн", "двести тысяч тонн"), (.number, "двадцать их офицеров", "тридцать их офицеров"),
            (.number, "шести месяцев", "восьми месяцев"), (.number, "тридцать стипендий", "300 стипендий"),
            (.number, "двести тысяч доз", "двести доз"), (.number, "одного координатора", "трёх координаторов"),
            (.number, "за два месяца", "за три месяца"),
            (.number, "Вторая сессия состоится", "Третья сессия состоится"),
            (.date, "30 сентября 2026", "30 октября 2026"), (.date, "1 июля 2026", "1 июля 2027"),
            (.date, "до конца 2026 года", "до конца 2028 года"), (.date, "сентября 2027", "марта 2027"),
            (.date, "конца октября 2026", "конца декабря 2026"), (.date, "1 ноября 2026", "15 ноября 2026"),
            (.date, "продолжить её в 2027", "продолжить её в 2029"), (.date, "3 марта 2026", "3 апреля 2026"),
            (.actor, "Республика Норван представит", "Конфедерация Трёх Рек представит"),
            (.actor, "а Конфедерация Трёх Рек предоставит", "а Республика Норван предоставит"),
            (.actor, "Республика Норван поддерживает", "Конфедерация Трёх Рек поддерживает"),
            (.actor, "Республика Норван вновь заявляет", "Конфедерация Трёх Рек вновь заявляет"),
            (.actor, "Конфедерация Трёх Рек приняла это", "Республика Норван приняла это"),
            (.actor, "Конфедерация выразила", "Республика Норван выразила"),
            (.actor, "Они призывают Королевство Орлунд", "Они призывают Королевство Космар"),
            (.actor, "кандидатуру Бренна", "кандидатуру Космара"),
            (.negation, "Стороны не допустят", "Стороны допустят"),
            (.negation, "Норван представит в", "Норван не представит в"),
            (.negation, "Сторонам не удалось", "Сторонам удалось"),
            (.negation, "Рек предоставит", "Рек не предоставит"),
            (.negation, "обязуются упростить", "обязуются не упрощать"),
            (.negation, "Они модернизируют и", "Они не модернизируют и"),
            (.negation, "Норван поддерживает", "Норван не поддерживает"),
            (.negation, "Они намерены", "Они не намерены"),
        ],
    ]
}
