import Consultations
import Foundation
import Reading
import Testing

@Suite("A further language is a lexicon and no code")
struct FurtherLanguageTests {
    @Test("The example of a seventh language is read with its lexicon, and told from the others by its words")
    func esperanto() throws {
        let folder = checkout.appendingPathComponent("Examples/lexicon")
        let lexicon = try Lexicon(
            String(contentsOf: folder.appendingPathComponent("eo.lexicon"), encoding: .utf8),
            language: try #require(Language("eo"))
        )
        let text = try String(contentsOf: folder.appendingPathComponent("communique-eo.txt"), encoding: .utf8)
        let reader = Reader(lexicons: try Lexicon.carried() + [lexicon])
        let result = try reader.read(Array(text.utf8))
        #expect(result.language.tag == "eo")
        #expect(result.findings.map(\.kind) == [.commitment, .position, .appreciation, .procedural])
        let both = ["Respubliko de Norvano", "Konfederacio de Brenno"]
        #expect(result.findings.map(\.actors) == [both, both, both, both])
        #expect(result.findings.map { $0.due?.edtf } == ["2027-03", nil, nil, "2027-05"])
    }
}
