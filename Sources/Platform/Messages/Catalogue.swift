/// The texts of the interface in one language.
public struct Catalogue: Sendable {
    /// The language as an ISO 639-1 code, for example `fr`.
    public let language: String
    /// How the language chooses among plural forms.
    public let rule: PluralRule
    private let translations: [Key: [String]]

    private struct Key: Hashable, Sendable {
        let context: String?
        let id: String
    }

    /// English, whose texts are the keys themselves.
    public static let english = Catalogue(language: "en", rule: .english, translations: [:])

    private init(language: String, rule: PluralRule, translations: [Key: [String]]) {
        self.language = language
        self.rule = rule
        self.translations = translations
    }

    /// Reads a PO file.
    ///
    /// The header must name the language and its number of plural forms; entries that are empty or marked `fuzzy` are
    /// left out, so that English stands in for them.
    public init(po bytes: some Sequence<UInt8>, language: String) throws(CatalogueError) {
        guard let rule = PluralRule(rawValue: language) else { throw .unknownLanguage(language) }
        var translations: [Key: [String]] = [:]
        for entry in try Self.entries(of: bytes, language: language) where entry.isTranslated {
            translations[Key(context: entry.context, id: entry.id)] = entry.translations
        }
        self.init(language: language, rule: rule, translations: translations)
    }

    /// The entries of a PO file after all checks, without the header.
    static func entries(
        of bytes: some Sequence<UInt8>,
        language: String
    ) throws(CatalogueError) -> [POEntry] {
        guard let rule = PluralRule(rawValue: language) else { throw .unknownLanguage(language) }
        let entries = try POReader.entries(of: bytes, language: language)
        try check(header: entries.first, language: language, rule: rule)
        var lines: [Key: Int] = [:]
        for entry in entries {
            func problem(_ problem: CatalogueError.Problem) -> CatalogueError {
                .line(language: language, number: entry.line, problem: problem)
            }
            if entry.plural != nil, entry.translations.count != rule.forms {
                throw problem(.pluralForms(needed: rule.forms))
            }
            if let first = lines.updateValue(entry.line, forKey: Key(context: entry.context, id: entry.id)) {
                throw problem(.repeated(firstLine: first))
            }
        }
        return Array(entries.dropFirst())
    }

    private static func check(header: POEntry?, language: String, rule: PluralRule) throws(CatalogueError) {
        func problem(_ problem: CatalogueError.Problem) -> CatalogueError {
            .line(language: language, number: header?.line ?? 1, problem: problem)
        }
        guard let header, header.id.isEmpty, header.context == nil, let text = header.translations.first else {
            throw problem(.noHeader)
        }
        var fields: [Substring: String] = [:]
        for line in text.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            fields[line[..<colon]] = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        guard fields["Content-Type"]?.hasSuffix("charset=UTF-8") == true else { throw problem(.noHeader) }
        guard let named = fields["Language"], named == language else {
            throw problem(.otherLanguage(fields["Language"] ?? ""))
        }
        guard fields["Plural-Forms"]?.hasPrefix("nplurals=\(rule.forms);") == true else {
            throw problem(.pluralFormsInHeader(needed: rule.forms))
        }
    }

    /// The way in which the lines of the language run.
    public var direction: TextDirection { language == "ar" ? .rightToLeft : .leftToRight }

    /// The name of the language in the language itself, for a menu of languages.
    public var ownName: String {
        switch rule {
        case .arabic: "العربية"
        case .english: "English"
        case .french: "français"
        case .portuguese: "português"
        case .russian: "русский"
        case .spanish: "español"
        }
    }

    /// The template for a key; the English one where the catalogue has none.
    public func template(_ message: Message) -> Template {
        let forms = translations[Key(context: nil, id: message.key)]
        guard let plural = message.plural else { return Template(forms?.first ?? message.key) }
        if let forms, forms.count == rule.forms { return Template(forms[rule.form(for: plural.count)]) }
        return Template(PluralRule.english.form(for: plural.count) == 0 ? message.key : plural.other)
    }

    /// The text for a key that stands as a literal elsewhere, with its places as they are; the key where there is none.
    ///
    /// Help pages are made of such keys: they are declared with the commands, and filled in by who prints them.
    public func text(key: String, context: String? = nil) -> String {
        translations[Key(context: context, id: key)]?.first ?? key
    }

    /// The word for a term of a vocabulary, for example `term(context: "kind", "commitment")`.
    ///
    /// The term is the English one; `_` counts as a space, so that codes such as `not_started` can be handed in.
    public func term(context: String, _ term: String) -> String {
        let id = String(term.map { $0 == "_" ? " " : $0 })
        return text(key: id, context: context)
    }
}
