import Consultations

/// Wordings of one language by which a draft can be completed.
struct DraftWording: Sendable {
    /// What is added to a conclusion for the one who acts, the time, and the test.
    let actor: String
    let date: String
    let test: String
    /// A verb for each strength, from firm to none.
    let verbs: [Strength: String]

    static func of(_ language: Language) -> DraftWording { tables[String(language.primary)] ?? english }

    private static let english = DraftWording(
        actor: ", by … (Party or body)",
        date: ", no later than …",
        test: ", to be shown by … (document, figure or event)",
        verbs: [.firm: "undertake to", .agreed: "agree to", .soft: "intend to", .none: "note"]
    )

    private static let tables: [String: DraftWording] = [
        "en": english,
        "fr": DraftWording(
            actor: ", par les soins de … (Partie ou organe)",
            date: ", au plus tard le …",
            test: ", ce dont attestera … (document, chiffre ou événement)",
            verbs: [.firm: "s’engagent à", .agreed: "conviennent de", .soft: "envisagent de", .none: "notent"]
        ),
        "ru": DraftWording(
            actor: ", исполнитель: … (Сторона или орган)",
            date: ", не позднее …",
            test: ", подтверждением чего станет … (документ, показатель или событие)",
            verbs: [.firm: "обязуются", .agreed: "договорились", .soft: "намерены", .none: "отмечают"]
        ),
        "es": DraftWording(
            actor: ", por … (Parte u órgano)",
            date: ", a más tardar el …",
            test: ", lo que acreditará … (documento, cifra o hecho)",
            verbs: [.firm: "se comprometen a", .agreed: "acuerdan", .soft: "tienen la intención de", .none: "señalan"]
        ),
        "pt": DraftWording(
            actor: ", por … (Parte ou órgão)",
            date: ", o mais tardar em …",
            test: ", o que será comprovado por … (documento, número ou facto)",
            verbs: [.firm: "comprometem-se a", .agreed: "acordam", .soft: "tencionam", .none: "assinalam"]
        ),
        "ar": DraftWording(
            actor: "، من جانب … (طرف أو هيئة)",
            date: "، في موعد أقصاه …",
            test: "، ويثبت ذلك … (وثيقة أو رقم أو حدث)",
            verbs: [.firm: "تتعهد بـ", .agreed: "اتفقت على", .soft: "تعتزم", .none: "تلاحظ"]
        ),
    ]
}
