import Consultations
import Messages

/// The words for the vocabularies of the field, in the language of a page.
extension Catalogue {
    func word(_ kind: ConclusionKind) -> String { term(context: "kind", kind.rawValue) }
    func word(_ strength: Strength) -> String { term(context: "strength", strength.rawValue) }
    func word(_ status: ProgressStatus) -> String { term(context: "progress", status.rawValue) }
    func word(_ readiness: Readiness) -> String { term(context: "readiness", readiness.rawValue) }
    func word(_ voice: Voice) -> String { term(context: "voice", voice.rawValue) }
    func word(_ confidence: Confidence) -> String { term(context: "confidence", confidence.rawValue) }
    func word(_ scope: ActorScope) -> String { term(context: "actor scope", scope.rawValue) }
    func word(_ type: DocumentType) -> String { term(context: "document type", type.rawValue) }
    func word(_ flag: Flag) -> String { term(context: "flag", flag.rawValue) }
    func word(_ duty: Duty) -> String { term(context: "duty", duty.rawValue) }
    func word(_ domain: PolicyDomain) -> String { term(context: "domain", domain.englishName) }
    func word(_ level: ActionLevel) -> String { term(context: "action level", level.englishName) }

    func word(_ relation: Relation) -> String { term(context: "relation", relation.rawValue) }
    func word(_ standing: LinkStanding) -> String { term(context: "link standing", standing.rawValue) }
    func word(_ aspect: VersionDifference.Aspect) -> String { term(context: "difference", aspect.rawValue) }
    func word(_ mark: AlignedPassage.Mark) -> String { term(context: "version mark", mark.rawValue) }

    /// What one version has where versions differ: a word of the vocabulary, or the words that are printed.
    func value(_ value: String?, of aspect: VersionDifference.Aspect) -> String {
        guard let value else { return "" }
        switch aspect {
        case .strength: return Strength(rawValue: value).map(word) ?? value
        case .kind: return ConclusionKind(rawValue: value).map(word) ?? value
        case .negation: return self(value == "denied" ? Message("denied") : Message("affirmed"))
        case .missing: return self(Message("not there"))
        case .unread: return self(Message("no conclusion read"))
        case .number, .date, .actor, .name, .substance: return value
        }
    }

    /// The word for what an act does, by its code; the code itself for an act that this program does not know.
    func word(act code: String) -> String { term(context: "act", code) }

    /// The name of a language in the language of the page; its tag where the catalogue has none.
    func word(_ language: Language) -> String { term(context: "language", Self.languages[language] ?? language.tag) }

    private static let languages: [Language: String] = [
        .arabic: "Arabic", .english: "English", .french: "French", .portuguese: "Portuguese", .russian: "Russian",
        .spanish: "Spanish",
    ]

    /// The language of the page.
    var tongue: Language { Language(language) ?? .english }
}
