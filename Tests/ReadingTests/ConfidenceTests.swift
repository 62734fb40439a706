import Consultations
import Reading
import Testing

/// How far a finding can be relied on follows from what is doubtful about it.
@Suite("Confidence")
struct ConfidenceTests {
    private func levels(_ text: String, _ language: Language) throws -> [Confidence] {
        try read(text, language: language).findings.map(\.confidence)
    }

    private let opening =
        "Halvik, 12 May 2026\n\nThe Republic of Norvane and the Confederation of Brenn met in Halvik.\n\n"

    @Test("A finite verb with its subject and somebody who acts is sure")
    func sure() throws {
        #expect(try levels(opening + "The two Parties undertake to open the lock.", .english) == [.high])
    }

    @Test("One doubt is medium: nobody who acts, a measure without subject, a long clause")
    func doubtful() throws {
        #expect(try levels("The Parties undertake to open the lock.", .english) == [.medium])
        #expect(try levels(opening + "- Establish a joint fund for the rivers.", .english) == [.medium])
        let many = Array(repeating: "the locks of the lower course", count: 7).joined(separator: " and ")
        #expect(try levels(opening + "The two Parties undertake to open \(many).", .english) == [.medium])
    }

    @Test("A participle, or two doubts, is low")
    func weak() throws {
        let sentence = "The Ministers discussed the campaign, undertaking to provide two hundred thousand doses."
        #expect(try levels(opening + sentence, .english) == [.low])
        #expect(try levels("- Establish a joint fund for the rivers.", .english) == [.low])
    }
}
