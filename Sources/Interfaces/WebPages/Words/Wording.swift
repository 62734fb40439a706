public import Consultations

/// Words that were not written for the page: of a document, of a party, of a person.
///
/// They keep the language in which they were written, so that a screen reader says them rightly and their lines run in
/// their own way.
public struct Wording: Hashable, Sendable {
    public let text: String
    /// The language of the words; nothing where nobody said which it is.
    public let language: Language?

    public init(_ text: String, _ language: Language? = nil) {
        self.text = text
        self.language = language
    }
}

extension Names {
    /// The name for a reader of a language, with the language in which the name then is.
    public func wording(for reader: Language) -> Wording {
        let name = name(in: reader)
        if byLanguage[reader] == name { return Wording(name, reader) }
        if byLanguage[.english] == name { return Wording(name, .english) }
        return Wording(name, byLanguage.filter { $0.value == name }.keys.min())
    }
}

extension Language {
    /// Whether the lines of the language run from right to left.
    ///
    /// By the script where the tag names one, else by the script in which the language is usually written (Unicode
    /// CLDR, "likely subtags").
    var runsRightToLeft: Bool {
        let parts = tag.split(separator: "-")
        if parts.count > 1, parts[1].utf8.count == 4 { return Self.rightToLeftScripts.contains(String(parts[1])) }
        return parts.first.map { Self.rightToLeftLanguages.contains(String($0)) } ?? false
    }

    private static let rightToLeftScripts: Set = ["arab", "hebr", "nkoo", "rohg", "syrc", "thaa"]
    private static let rightToLeftLanguages: Set = [
        "ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi",
    ]

    /// The value of the attribute `dir`.
    public var direction: String { runsRightToLeft ? "rtl" : "ltr" }
}
