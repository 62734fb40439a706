import Consultations
import Foundation
import Reading
import Testing
import TextSources

@Suite("Hostile texts end")
struct HostileTextTests {
    /// Hundreds of thousands of units of something; a stage that is quadratic would not come to an end here.
    @Test(
        "A long text of one kind is read",
        arguments: [
            "a", ",x", "« ", "\"", "(", "( de ", "les parties sont convenues de faire et ", "- x\n", "\n", ". ", ";",
            "1. ",
            "d’", "—", "qui ", "Les Parties ", "A. ", "é",
        ]
    )
    func long(_ unit: String) throws {
        let count = 400_000 / unit.utf8.count
        let text = "Les Parties sont convenues d’ouvrir le poste de la rive. " + String(repeating: unit, count: count)
        let result = try read(text, language: .french)
        #expect(result.findings.first?.kind == .commitment)
    }

    @Test("A name that takes up words of the name before it is read")
    func nameWithinName() throws {
        let text = "Norvane  Confederation of the Three Rivers. The two Parties agreed to meet in Norvane."
        #expect(try read(text, language: .english).findings.count == 1)
    }

    @Test("Inputs on which reading once failed are read to the end")
    func onceFailed() throws {
        let folder = checkout.appendingPathComponent("Fuzz/Failures/reader")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files {
            let bytes = try [UInt8](Data(contentsOf: file))
            let text = try SourceReader().read(bytes, name: file.lastPathComponent)
            for language in [Language.english, .french, .russian] {
                let result = try carried.get().read(
                    text.utf8,
                    apart: text.apart,
                    headings: text.headings,
                    language: language
                )
                #expect(result.findings.allSatisfy { $0.range.upperBound <= text.utf8.count })
            }
        }
    }
}
