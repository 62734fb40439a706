import FoundationEssentials
import Testing

@testable import CommandLineTool
@testable import Messages

/// The catalogues that the program carries, against everything that it says.
@Suite("Translations")
struct TranslationTests {
    private static let languages = ["ar", "es", "fr", "pt", "ru"]

    private static func entries(of language: String) throws -> [POEntry] {
        let file = try #require(Catalogues.carriedFiles().first { $0.language == language })
        return try Catalogue.entries(of: file.bytes, language: language)
    }

    /// Expects that nothing is listed; otherwise shows the first twenty, one a line, and how many there are.
    private static func expectNone(
        _ lines: [String],
        _ what: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let count = lines.count
        let first = lines.sorted().prefix(20).joined(separator: "\n")
        #expect(count == 0, "\(what):\n\(first)", sourceLocation: sourceLocation)
    }

    @Test("Every key in the sources is a literal")
    func literals() throws {
        let unreadable = try NeededTexts.program.get().unreadable
        Self.expectNone(unreadable, "not literals")
    }

    @Test("Every catalogue has every text of help, of errors and of the sources", arguments: languages)
    func complete(language: String) throws {
        let needed = try NeededTexts.program.get().texts
        let translated = try Self.entries(of: language).filter { $0.context == nil && $0.isTranslated }
        let plurals = Dictionary(translated.map { ($0.id, $0.plural) }) { first, _ in first }
        let missing = needed.filter { plurals[$0.key] == nil }.map { "\($0.value.place): \($0.key)" }
        Self.expectNone(missing, "missing")
        let other = needed.compactMap { key, text in
            if let plural = plurals[key], plural != text.plural { key } else { nil }
        }
        Self.expectNone(other, "with another plural form")
    }

    @Test("No catalogue keeps a text that nothing says any more", arguments: languages)
    func noLeftovers(language: String) throws {
        let needed = try NeededTexts.program.get().texts
        let unused = try Self.entries(of: language).filter { $0.context == nil && needed[$0.id] == nil }
        Self.expectNone(unused.map { "line \($0.line): \($0.id)" }, "unused")
    }

    @Test("Every catalogue has the terms of every vocabulary", arguments: languages)
    func terms(language: String) throws {
        let translated = Set(
            try Self.entries(of: language).filter(\.isTranslated).map { "\($0.context ?? ""): \($0.id)" }
        )
        let needed = try NeededTexts.program.get().terms.flatMap { vocabulary in
            vocabulary.terms.map { "\(vocabulary.context): \($0)" }
        }
        #expect(needed.count > 150)
        let missing = needed.filter { !translated.contains($0) }
        Self.expectNone(missing, "missing")
    }

    @Test("What a lower module was doing when it failed is a known word")
    func attempts() throws {
        let met = try NeededTexts.program.get().attempts
        #expect(met.count > 10)
        let unknown = met.filter { !KnownWords.attempts.contains($0.key) }.map { "\($0.value): \($0.key)" }
        Self.expectNone(unknown, "unknown")
    }

    /// With `SUIVI_TEMPLATE=FILE`, writes what has to be translated as a PO template for translators.
    @Test(
        "A template for translators has every text and every term",
        .enabled(if: ProcessInfo.processInfo.environment["SUIVI_TEMPLATE"] != nil, "SUIVI_TEMPLATE names no file")
    )
    func template() throws {
        let path = try #require(ProcessInfo.processInfo.environment["SUIVI_TEMPLATE"])
        let needed = try NeededTexts.program.get()
        var lines = ["msgid \"\"", "msgstr \"\"", "\"Content-Type: text/plain; charset=UTF-8\\n\"", ""]
        for (key, text) in needed.texts.sorted(by: { ($0.value.place, $0.key) < ($1.value.place, $1.key) }) {
            lines += ["#: \(text.place)", "msgid \(Self.quoted(key))"]
            if let plural = text.plural {
                lines += ["msgid_plural \(Self.quoted(plural))", "msgstr[0] \"\"", ""]
            } else {
                lines += ["msgstr \"\"", ""]
            }
        }
        for (context, terms) in needed.terms {
            for term in terms {
                lines += ["msgctxt \(Self.quoted(context))", "msgid \(Self.quoted(term))", "msgstr \"\"", ""]
            }
        }
        try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }

    private static func quoted(_ text: String) -> String {
        "\""
            + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
