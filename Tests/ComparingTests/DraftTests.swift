import Comparing
import Consultations
import Foundation
import Reading
import Testing

@Suite("Drafts before adoption")
struct DraftTests {
    private static let draft = """
        JOINT COMMUNIQUÉ

        1. The Parties undertake to strengthen cooperation on the rivers.

        2. The Parties undertake to open [thirty] scholarships by 30 September 2027.

        3. The Republic of Norvane condemns the attack on the river post and undertakes to train twenty officers by June 2027.

        4. The Ministers task their experts with drawing up an action plan before XX November 2026.
        """

    private func codes(_ check: DraftCheck, holding words: String) -> [String] {
        check.advice.filter { check.draft.words(in: $0.range).contains(words) }.map(\.code.rawValue).sorted()
    }

    @Test("What a draft leaves open is named, each with its sentence and a wording")
    func open() throws {
        let check = DraftCheck(try Texts.account(Self.draft))
        #expect(codes(check, holding: "strengthen cooperation") == ["no_date", "no_test"])
        #expect(codes(check, holding: "scholarships") == ["brackets"])
        #expect(codes(check, holding: "condemns") == ["two_kinds"])
        #expect(codes(check, holding: "action plan").contains("brackets"))
        #expect(check.advice.allSatisfy { !$0.wordings.isEmpty })
        let date = try #require(check.advice.first { $0.code == .noDate })
        #expect(date.wordings == ["The Parties undertake to strengthen cooperation on the rivers, no later than …"])
        let bracket = try #require(check.advice.first { $0.code == .brackets })
        #expect(bracket.details == ["[thirty]"])
        #expect(
            bracket.wordings == [
                "The Parties undertake to open thirty scholarships by 30 September 2027.",
                "The Parties undertake to open scholarships by 30 September 2027.",
            ]
        )
    }

    @Test("Words that name nobody who acts are asked for one")
    func actor() throws {
        let check = DraftCheck(
            try Texts.account(
                "JOINT STATEMENT\n\n1. It was agreed to open a weekly freight line by 30 September 2027.",
                language: "en"
            )
        )
        #expect(check.advice.map(\.code) == [.noActor])
    }

    @Test(
        "Places to be filled are found in each language",
        arguments: [
            ("Les Parties s’engagent à ouvrir un bureau à une date à déterminer.", "fr", "à déterminer"),
            ("Стороны обязуются открыть бюро, срок уточняется.", "ru", "уточняется"),
            ("The Parties undertake to open an office by TBD.", "en", "TBD"),
            ("The Parties undertake to open an office by ____ 2027.", "en", "___"),
        ]
    )
    func placeholders(text: String, language: String, words: String) throws {
        let check = DraftCheck(try Texts.account(text, language: language))
        #expect(check.advice.first { $0.code == .brackets }?.details == [words])
    }

    @Test("Two versions that bind unlike are shown with a wording for either strength, and neither is preferred")
    func versions() throws {
        let check = DraftCheck(
            try Texts.account(try Texts.example("fr")),
            beside: try Texts.account(try Texts.example("en"))
        )
        let unlike = check.advice.filter { $0.code == .unlikeStrength }
        #expect(unlike.count == 1)
        #expect(unlike.first?.details == ["firm", "soft"])
        #expect(unlike.first?.wordings == ["«s’engagent à …» / «undertake to …»", "«envisagent de …» / «intend to …»"])
    }

    @Test("The finished communiqué has no brackets", arguments: ["fr", "en", "ru"])
    func finished(language: String) throws {
        let check = DraftCheck(try Texts.account(try Texts.example(language)))
        #expect(check.advice.allSatisfy { $0.code != .brackets })
    }

    @Test("Owner, date, deliverable, indicator and resources are said or not said")
    func completion() throws {
        let account = try Texts.account(try Texts.example("en"))
        func completion(_ words: String) throws -> Completion {
            let finding = try #require(account.findings.first { account.words(in: $0.range).contains(words) })
            let reading = ConclusionReading(
                kind: finding.kind,
                strength: finding.strength,
                actionLevel: finding.actionLevel,
                actors: .statedInText(finding.actors),
                scope: finding.scope,
                addressee: finding.addressee.map(Stated.statedInText) ?? .notStated,
                deadline: finding.due.map { .statedInText(Deadline(words: $0.text, date: nil)) } ?? .notStated
            )
            return Completion(reading: reading, words: account.words(in: finding.range), language: account.language)
        }
        let bridge = try completion("feasibility study")
        #expect(bridge.owner == .statedInText("Republic of Norvane"))
        #expect(bridge.deadline.value?.words.hasPrefix("within six months") == true)
        #expect(bridge.indicator == .notStated)
        let scholarships = try completion("scholarships")
        #expect(scholarships.owner == .notStated)
        #expect(scholarships.indicator == .statedInText("thirty"))
        #expect(try completion("investment fund").resources.value == "fund")
    }
}
