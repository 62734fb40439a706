import Consultations
import FuzzSupport
import Reading

@testable import Messages

/// Readers of translations and lexicons.
enum WordTrials {
    static let all = [
        Trial("catalogue", catalogue),
        Trial("template") { bytes in bytes.text.map(template) ?? false },
        Trial("lexicon") { bytes in bytes.text.map(lexicon) ?? false },
    ]

    private static func catalogue(_ bytes: [UInt8]) -> Bool {
        do {
            let catalogue = try Catalogue(po: bytes, language: "fr")
            demand(!catalogue.text(key: "Kind").isEmpty || bytes.count > 0, "a text is there")
            return true
        } catch {
            if case .line(_, let number, _) = error { demand(number >= 1, "an error names a line") }
            demand(!error.description.isEmpty, "an error says what is wrong")
            return false
        }
    }

    private static func template(_ text: String) -> Bool {
        let template = Template(text)
        let filled = template.filled(with: [:])
        let named = template.filled(with: Dictionary(uniqueKeysWithValues: template.places.map { ($0, "{\($0)}") }))
        demand(filled == named, "a place without a value stays as it is")
        demand(filled.utf8.count <= text.utf8.count, "nothing is added")
        return !template.places.isEmpty
    }

    private static func lexicon(_ text: String) -> Bool {
        do {
            let lexicon = try Lexicon(text, language: .english)
            let words = Array("The two Parties agreed to meet at Halvik before 30 June 2027. They will report.".utf8)
            _ = try? Reader(lexicons: [lexicon]).read(words, language: .english)
            return true
        } catch {
            demand(error.line >= 0, "an error names a line")
            demand(error.line <= text.utf8.count { $0 == 0x0A } + 1, "an error names a line of the text")
            return false
        }
    }
}
