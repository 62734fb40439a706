import Consultations
import Reading
import Testing

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
}
