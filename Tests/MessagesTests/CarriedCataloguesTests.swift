import FoundationEssentials
import Testing

@testable import Messages

/// The catalogues that the program carries, against the sources that use them.
@Suite("Carried catalogues")
struct CarriedCataloguesTests {
    private static let languages = ["ar", "es", "fr", "pt", "ru"]

    private static let root = #filePath.split(separator: "/").dropLast(3)
        .reduce(into: "") { path, part in path += "/" + part }

    private static func entries() throws -> [(language: String, entries: [POEntry])] {
        try Catalogues.carriedFiles().map { file in
            (file.language, try Catalogue.entries(of: file.bytes, language: file.language))
        }
    }

    /// The keys of all sources with the file and line of their first use, and the plural forms.
    private static let used = Result { try scan() }

    private static func scan() throws -> (keys: [String: String], plurals: [String: String], unreadable: [String]) {
        let sources = root + "/Sources"
        var keys: [String: String] = [:]
        var plurals: [String: String] = [:]
        var unreadable: [String] = []
        let paths = try FileManager.default.subpathsOfDirectory(atPath: sources).filter { $0.hasSuffix(".swift") }
            .sorted()
        try #require(paths.count > 20)
        for path in paths where !path.hasPrefix("Platform/Messages/") {
            let scan = KeyScan(source: try String(contentsOfFile: "\(sources)/\(path)", encoding: .utf8))
            for (key, line) in scan.keys where keys[key] == nil { keys[key] = "\(path):\(line)" }
            plurals.merge(scan.plurals) { first, _ in first }
            unreadable += scan.unreadable.map { "\(path):\($0)" }
        }
        return (keys, plurals, unreadable)
    }

    /// All of them, one a line: an array in a failed expectation would be cut.
    private static func list(_ lines: [String]) -> String { "\n" + lines.sorted().joined(separator: "\n") }

    @Test("The program carries five catalogues beside English, all of them readable")
    func carried() throws {
        #expect(try Catalogues.carried().languages == ["ar", "en", "es", "fr", "pt", "ru"])
        #expect(try Self.entries().map(\.language) == Self.languages)
    }

    @Test("Every key in the sources is a literal")
    func literals() throws {
        let unreadable = try Self.used.get().unreadable
        #expect(unreadable.isEmpty, "\(Self.list(unreadable))")
    }

    @Test("Every catalogue translates every key that the sources use", arguments: languages)
    func complete(language: String) throws {
        let used = try Self.used.get()
        let entries = try #require(try Self.entries().first { $0.language == language }).entries
        let translated = entries.filter { $0.context == nil && $0.isTranslated }
        let missing = used.keys.filter { key, _ in !translated.contains { $0.id == key } }
        #expect(missing.isEmpty, "\(Self.list(missing.map { "\($0.value): \($0.key)" }))")
        let otherPlural = translated.filter { used.keys[$0.id] != nil && $0.plural != used.plurals[$0.id] }
        #expect(otherPlural.isEmpty, "\(Self.list(otherPlural.map { "line \($0.line): \($0.id)" }))")
    }

    @Test("No catalogue keeps a key that the sources no longer use", arguments: languages)
    func noLeftovers(language: String) throws {
        let used = try Self.used.get().keys
        let entries = try #require(try Self.entries().first { $0.language == language }).entries
        let unused = entries.filter { $0.context == nil && used[$0.id] == nil }
        #expect(unused.isEmpty, "\(Self.list(unused.map { "line \($0.line): \($0.id)" }))")
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
