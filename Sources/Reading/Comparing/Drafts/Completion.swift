public import Consultations

/// What a conclusion says, and does not say, of what a completion round asks: owner, date, deliverable, indicator,
/// resources.
///
/// The text is read as it stands. Parties that act together are no owner: the round asks who answers for it.
public struct Completion: Hashable, Sendable {
    public let owner: Stated<String>
    public let deadline: Stated<Deadline>
    /// What is to be there in the end; its words are those of the conclusion.
    public let deliverable: Stated<String>
    /// A quantity, or the test that was agreed.
    public let indicator: Stated<String>
    public let resources: Stated<String>

    /// - Parameters:
    ///   - reading: how the conclusion is read.
    ///   - words: its words.
    ///   - language: their language.
    ///   - post: the post of our side to which it was assigned; the other side has not agreed to that.
    public init(reading: ConclusionReading, words: String, language: Language, post: String? = nil) {
        owner = Self.owner(of: reading) ?? post.map(Stated.proposed) ?? .notStated
        deadline = reading.deadline
        deliverable = reading.actionLevel == .specific ? .statedInText(words) : .notStated
        let utf8 = Array(words.utf8)
        let facts = FactsReader(utf8: utf8, language: language).facts(in: 0..<utf8.count)
        let quantity = facts.quantities.first { !$0.isWeak && !Self.isPeriod($0, facts) }
        if reading.test.value != nil {
            indicator = reading.test
        } else if let quantity {
            indicator = .statedInText(String(decoding: utf8[quantity.range], as: UTF8.self))
        } else {
            indicator = reading.test
        }
        let money = facts.words.first { word in
            Self.moneyStems.contains(where: word.text.hasPrefix) && !word.text.hasPrefix("fundament")
        }
        resources = money.map { .statedInText(String(decoding: utf8[$0.range], as: UTF8.self)) } ?? .notStated
    }

    /// How many of the five are open.
    public var openCount: Int {
        let values = [owner.value, deadline.value.map(\.words), deliverable.value, indicator.value, resources.value]
        return values.count { $0 == nil }
    }

    private static func owner(of reading: ConclusionReading) -> Stated<String>? {
        if reading.kind == .mandate || reading.kind == .request, let addressee = reading.addressee.value {
            return .statedInText(addressee)
        }
        guard let actors = reading.actors.value, actors.count == 1,
            [.oneParty, .someMembers, .body].contains(reading.scope)
        else { return nil }
        return .statedInText(actors[0])
    }

    /// «Within six months» is a time and no indicator.
    private static func isPeriod(_ quantity: Quantity, _ facts: ClauseFacts) -> Bool {
        let next = facts.words.first { $0.range.lowerBound >= quantity.range.upperBound }
        return next.map { periods.contains($0.text) } ?? false
    }

    private static let periods = LanguageWords.words(
        """
        day days week weeks month months year years jour jours semaine semaines mois an ans annee annees день дня дней \
        неделя недели недель месяц месяца месяцев год года лет dia dias semana semanas mes meses ano anos يوم شهر اشهر \
        سنه سنوات
        """
    )

    private static let moneyStems = [
        "budget", "fund", "financ", "fonds", "grant", "subvention", "euro", "dollar", "credit", "бюджет", "финанс",
        "фонд", "средств", "грант", "кредит", "евро", "доллар", "рубл", "presupuest", "fondo", "subvencion", "orcament",
        "fundo", "subvenc", "تمويل", "ميزانيه", "صندوق",
    ]
}
