import Testing

@testable import Messages

/// The catalogues that the program carries, for themselves and against each other.
@Suite("Carried catalogues")
struct CarriedCataloguesTests {
    private static let languages = ["ar", "es", "fr", "pt", "ru"]

    private static func entries() throws -> [(language: String, entries: [POEntry])] {
        try Catalogues.carriedFiles().map { file in
            (file.language, try Catalogue.entries(of: file.bytes, language: file.language))
        }
    }

    /// All of them, one a line: an array in a failed expectation would be cut.
    private static func list(_ lines: [String]) -> String { "\n" + lines.sorted().joined(separator: "\n") }

    @Test("The program carries five catalogues beside English, all of them readable")
    func carried() throws {
        #expect(try Catalogues.carried().languages == ["ar", "en", "es", "fr", "pt", "ru"])
        #expect(try Self.entries().map(\.language) == Self.languages)
    }

    @Test("All catalogues have the same terms, translated", arguments: languages)
    func sameTerms(language: String) throws {
        func terms(_ entries: [POEntry]) -> Set<String> {
            Set(entries.compactMap { entry in entry.context.map { "\($0): \(entry.id)" } })
        }
        let all = try Self.entries()
        let wanted = all.reduce(into: Set<String>()) { $0.formUnion(terms($1.entries)) }
        let entries = try #require(all.first { $0.language == language }).entries
        let missing = wanted.subtracting(terms(entries.filter(\.isTranslated)))
        #expect(missing.isEmpty, "\(Self.list(Array(missing)))")
        #expect(wanted.count >= 100)
    }

    @Test("A translation has the places of its key", arguments: languages)
    func places(language: String) throws {
        for entry in try #require(try Self.entries().first { $0.language == language }).entries {
            let wanted = Template(entry.id).places.union(Template(entry.plural ?? "").places)
            for (form, text) in entry.translations.enumerated() {
                // A form for zero, one or two may say the number in words.
                let optional: Set<String> = entry.plural != nil && form < entry.translations.count - 1 ? ["count"] : []
                let places = Template(text).places
                #expect(
                    places.isSubset(of: wanted) && wanted.subtracting(optional).isSubset(of: places),
                    "\(language).po, line \(entry.line): \(entry.id)"
                )
            }
        }
    }

    @Test("French puts a narrow no-break space before high punctuation and inside guillemets")
    func frenchSpaces() throws {
        for entry in try #require(try Self.entries().first { $0.language == "fr" }).entries {
            for text in entry.translations {
                let scalars = Array(text.unicodeScalars)
                for (index, scalar) in scalars.enumerated() {
                    let before = index > 0 ? scalars[index - 1] : nil
                    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
                    let endsWord = after == nil || after?.properties.isWhitespace == true || after == "\u{BB}"
                    if [";", "!", "?", ":"].contains(scalar), endsWord, before != nil {
                        #expect(before == "\u{202F}", "fr.po, line \(entry.line): \(text)")
                    }
                    if scalar == "\u{BB}" { #expect(before == "\u{202F}", "fr.po, line \(entry.line): \(text)") }
                    if scalar == "\u{AB}" { #expect(after == "\u{202F}", "fr.po, line \(entry.line): \(text)") }
                }
            }
        }
    }
}
