import Consultations
import Foundation
import Journal
import Operations
import Signing
import Testing

/// A register whose mechanism is founded with Alda, which speaks for the confederation.
private final class FoundedSample {
    let norvane: SampleRegister
    let alda: RegisterFolder
    private let aldaJournal: JournalName
    static let passphrase = "correct horse battery staple"

    init() throws {
        norvane = try SampleRegister()
        alda = RegisterFolder(FileManager.default.temporaryDirectory.path + "/suivi-web-\(UUID().uuidString)")
        aldaJournal = try #require(JournalName("alda.example/rivers/1"))
        _ = try CreateRegister(
            folder: alda,
            journal: aldaJournal,
            mechanism: try MechanismID("rivers"),
            party: try PartyID("alda"),
            keyCost: try #require(SealedKeyFile.Cost(passes: 1, memory: 1 << 20))
        ).perform(passphrase: Self.passphrase, machine: Self.machine())
        let names = try #require(Names([.english: "Alda"]))
        for writer in [try norvane.writer(), try aldaWriter()] {
            try NameParty(party: Party(id: try PartyID("alda"), kind: .state, names: names)).perform(with: writer)
        }
        let cards = [
            try card(of: try norvane.writer(), for: "norvane", at: norvane.folder.path + ".card"),
            try card(of: try aldaWriter(), for: "rivers", at: alda.path + ".card"),
        ]
        for writer in [try norvane.writer(), try aldaWriter()] {
            try FoundMechanism(cards: cards).perform(with: writer, passphrase: Self.passphrase)
        }
        for card in cards { try FileManager.default.removeItem(atPath: card) }
        try exchange()
    }

    deinit { try? FileManager.default.removeItem(atPath: alda.path) }

    private static func machine() throws -> Machine {
        let now = try #require(Instant("2026-05-20T08:00:00Z"))
        return Machine(now: { now }, random: { RandomBytes.make($0) })
    }

    func aldaWriter() throws -> Writer {
        try Writer.open(alda, passphrase: Self.passphrase, machine: try Self.machine())
    }

    private func card(of writer: Writer, for party: String, at path: String) throws -> String {
        let make = MakeCard(party: try PartyID(party), speaks: true)
        let (note, _) = try make.perform(with: writer, passphrase: Self.passphrase)
        try Data(note).write(to: URL(fileURLWithPath: path))
        return path
    }

    func exchange() throws {
        for _ in 0..<3 {
            let there = try PackDelivery(for: try PartyID("alda")).perform(from: try Node.open(norvane.folder))
            _ = try ReceiveDelivery(there).perform(with: try aldaWriter())
            let back = try PackDelivery(for: try PartyID("norvane")).perform(from: try Node.open(alda))
            _ = try ReceiveDelivery(back).perform(with: try norvane.writer())
        }
    }
}

@Suite("The page of a conclusion that was proposed")
struct DecidedPageTests {
    @Test("shows both decisions on one line, the reservation with author and words, and whose each act is")
    func decided() throws {
        let sample = try FoundedSample()
        let number = try #require(ConclusionNumber("1/04"))
        let proposal = try ProposeMatters([.conclusion(number)])
            .perform(with: try sample.norvane.writer(), passphrase: FoundedSample.passphrase).reference.description
        try sample.exchange()
        try AnswerProposal(proposal, .consent, reservation: "Subject to <the> budget.")
            .perform(with: try sample.aldaWriter(), passphrase: FoundedSample.passphrase)
        try sample.exchange()
        let page = try sample.norvane.page("/en/conclusions/1/04")
        #expect(page.contains("Republic of Norvane <strong>accepted</strong> · Confederation of the Three Rivers"))
        #expect(page.contains("<strong>reserved</strong>"), "\(page)")
        #expect(page.contains("<td>joint</td>"))
        #expect(page.contains("Declared on one’s own"))
        #expect(page.contains("Subject to &lt;the&gt; budget."), "foreign words are escaped")
        #expect(page.contains("<td>Alda</td>"))
        for language in PageTests.languages {
            let checked = CheckedPage(try sample.norvane.page("/\(language)/conclusions/1/04"))
            #expect(checked.defects.isEmpty, "\(language): \(checked.defects)")
        }
    }
}
