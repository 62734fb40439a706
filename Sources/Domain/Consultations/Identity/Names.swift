/// The names of one thing by language, as its party gave them.
///
/// A name given by a party overrides every list of names that a machine may know.
public struct Names: Hashable, Sendable {
    /// The names by language; never empty, no name is blank.
    public let byLanguage: [Language: String]

    /// Takes at least one name; nothing where there is none or one is blank.
    public init?(_ byLanguage: [Language: String]) {
        guard !byLanguage.isEmpty, byLanguage.values.allSatisfy({ $0.contains { !$0.isWhitespace } }) else {
            return nil
        }
        self.byLanguage = byLanguage
    }

    /// The name in the language asked for, or else in English, or else in the first language by tag.
    public func name(in language: Language) -> String {
        if let name = byLanguage[language] ?? byLanguage[.english] { return name }
        return byLanguage.min { $0.key < $1.key }?.value ?? ""
    }

    /// These names, and those of before in the other languages.
    public func merged(over before: Names?) -> Names {
        guard let before else { return self }
        return Names(before.byLanguage.merging(byLanguage) { $1 }) ?? self
    }
}
