import Consultations
import Reading

/// Who acts, when and how it is seen, as far as plain words of a sentence tell.
///
/// A reader of conclusions asks more of the text before it names an actor; here a draft is only asked whether it says
/// anything.
struct DraftSubjects {
    let words: [ComparedWord]
    let utf8: [UInt8]
    let language: Language

    /// Whether the words begin with those who act, named or not: «The Parties», «Norvane shall», «elles», «Стороны».
    ///
    /// «It was agreed» and «A line will be opened» name nobody.
    var hasSubject: Bool {
        let words = words.filter { !$0.isNumber }
        guard let first = words.first else { return false }
        let isKnown = words.prefix(4).contains { word in
            Self.pronouns.contains(word.text) || Self.partyStems.contains(where: word.text.hasPrefix)
        }
        if isKnown { return true }
        if language.primary == "ar" { return !words.prefix(3).contains { Self.arabicImpersonal.contains($0.text) } }
        guard first.isCapital, !Self.impersonal.contains(first.text) else { return false }
        // «Однако», «Moreover»: a word alone proves little; but it is no reason to ask who acts where a name follows.
        return !isPassive(words)
    }

    private func isPassive(_ words: [ComparedWord]) -> Bool {
        let head = words.prefix(12).map(\.text)
        switch language.primary {
        case "ru":
            // «будет создана», «было решено»: the verb «to be» and a short participle.
            return zip(head, head.dropFirst()).contains { verb, next in
                Self.russianBe.contains(verb)
                    && Self.russianParticiples.contains { next.hasSuffix($0) }
            }
        case "es", "pt":
            return zip(head, head.dropFirst()).contains { verb, next in
                Self.iberianBe.contains(verb) && Self.iberianParticiples.contains { next.hasSuffix($0) }
            } || head.first == "se"
        case "fr":
            return zip(head, head.dropFirst()).contains { verb, next in
                Self.frenchBe.contains(verb) && Self.frenchParticiples.contains { next.hasSuffix($0) }
                    && !Self.frenchMovement.contains(where: next.hasPrefix)
            }
        default:
            return head.contains("be") || head.contains("been") || head.contains("being")
        }
    }

    /// Whether an event gives the time: «before the third session», «до третьей сессии».
    var hasEvent: Bool {
        let texts = words.map(\.text)
        return texts.indices.contains { place in
            Self.timePrepositions.contains(texts[place])
                && texts[(place + 1)...].prefix(6).contains { text in Self.eventStems.contains(where: text.hasPrefix) }
        }
    }

    /// Words that speak of time and give none: «in due course», «своевременно».
    var vagueTime: [String] {
        Self.vague.compactMap { phrase in
            guard
                let place = words.indices.first(where: { place in
                    words[place...].prefix(phrase.count).map(\.text) == phrase
                })
            else { return nil }
            let range = words[place].range.lowerBound..<words[place + phrase.count - 1].range.upperBound
            return String(decoding: utf8[range], as: UTF8.self)
        }
    }

    /// Whether a quantity measures what is done; «the two Parties» and «the second session» measure nothing.
    func measures(_ quantities: [Quantity]) -> Bool {
        quantities.contains { quantity in
            guard quantity.isWeak else { return true }
            let next = words.first { $0.range.lowerBound >= quantity.range.upperBound }
            let number = words.first { $0.range.lowerBound >= quantity.range.lowerBound }
            guard let next, let number, number.isNumber || !Self.bothWords.contains(number.text) else { return false }
            return !(Self.partyStems + Self.eventStems).contains(where: next.text.hasPrefix)
        }
    }
}

extension DraftSubjects {
    private static let pronouns = LanguageWords.words(
        """
        they we sides both ils elles nous они мы ellos ellas nosotros eles elas nos الطرفان الطرفين الاطراف الوزراء \
        الجانبان
        """
    )
    static let partyStems = [
        "parties", "partes", "minist", "delegat", "deleg", "head", "chef", "сторон", "минист", "делегац", "глав",
        "side", "countr", "pays", "pais", "стран", "etats", "estados", "государств", "طرف", "دول", "بلد",
    ]
    private static let bothWords = LanguageWords.words("both ambos ambas обе оба обеих обоих second deuxieme первый")
    /// Beginnings that name nobody; folded.
    private static let impersonal = LanguageWords.words(
        """
        it there il to be se foi fica ficou sera serao serian esta решено было будет будут принято предусмотрено \
        достигнута договорились y e and et и
        """
    )
    private static let arabicImpersonal = LanguageWords.words("تقرر طلب تم يتم سيتم اتفق ينبغي يجب")
    private static let russianBe = LanguageWords.words("будет будут было была были быть")
    private static let russianParticiples = [
        "ен", "ена", "ено", "ены", "ан", "ана", "ано", "аны", "ят", "ята", "ято", "яты", "ит", "ита", "ито", "иты",
    ]
    private static let frenchBe = LanguageWords.words("sera seront serait seraient ete etre")
    private static let frenchParticiples = [
        "e", "ee", "es", "ees", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "it", "ite", "ert", "erte", "ise",
    ]
    private static let frenchMovement = ["parvenu", "convenu", "responsab", "pret", "represent"]
    private static let iberianBe = LanguageWords.words("sera seran serao ser sido foi fue fueron foram")
    private static let iberianParticiples = [
        "ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "cho", "cha", "to", "ta",
    ]
    private static let timePrepositions = LanguageWords.words(
        """
        before by at until upon during avant lors pendant до перед на в ко к antes durante en ate na no قبل خلال اثناء
        """
    )
    private static let eventStems = [
        "session", "summit", "meeting", "reunion", "sommet", "sesion", "cumbre", "sessao", "reuniao", "cimeira",
        "cupula", "сесси", "встреч", "заседан", "саммит", "دور", "اجتماع", "قم", "الدور", "الاجتماع", "القم",
    ]
    private static let vague: [[String]] = [
        "in due course", "in due time", "as soon as possible", "at an early date", "at the earliest opportunity",
        "in the near future", "soon", "promptly", "without delay", "en temps utile", "en temps voulu",
        "dans les meilleurs delais", "des que possible", "prochainement", "sans delai", "sans tarder", "своевременно",
        "в ближайшее время", "в кратчайшие сроки", "как можно скорее", "незамедлительно", "oportunamente",
        "a la brevedad", "a la mayor brevedad", "lo antes posible", "a su debido tiempo", "proximamente", "em breve",
        "o mais brevemente possivel", "logo que possivel", "no devido tempo", "atempadamente", "في الوقت المناسب",
        "في اقرب وقت", "في اقرب وقت ممكن", "قريبا", "دون تاخير",
    ].map { $0.split(separator: " ").map(String.init) }
}
