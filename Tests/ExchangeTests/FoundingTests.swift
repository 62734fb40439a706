import CanonicalBytes
import Consultations
import Exchange
import Journal
import Signing
import Testing

/// Journals whose keys are named by what they themselves, or others, have signed.
@Suite("Keys that journals name")
struct FoundingTests {
    private func inspect(_ files: [String: [UInt8]]) throws(PouchError) -> PouchInspection {
        try Pouch.inspect(
            paths: files.keys,
            verifier: SampleJournal.verifier,
            hashing: SampleJournal.hashing
        ) { path throws(PouchError) in
            guard let bytes = files[path] else { throw .missing(path: path) }
            return bytes
        }
    }

    private func founded(_ name: String, seed: UInt8, key: VerifierKey? = nil) throws -> SampleJournal {
        var journal = try SampleJournal(name, seed: seed)
        let party = String(name.prefix { $0 != "." })
        try journal.append(
            .found(
                Founding(
                    mechanism: MechanismID("rivers"),
                    party: PartyID(party),
                    keys: ["\(key ?? journal.key.verifierKey)"]
                )
            )
        )
        return journal
    }

    @Test("the founding act names the key that signs, or it is told")
    func foundingAct() throws {
        let good = try founded("alda.example/rivers/1", seed: 1)
        let whole = try inspect(good.files())
        #expect(whole.journals.map(\.isFoundingKey) == [true])
        #expect(whole.isWhole)
        let withheld = try inspect(good.files(withholding: [0]))
        #expect(withheld.journals.map(\.isFoundingKey) == [nil])
        #expect(withheld.isWhole)
        let other = try founded("alda.example/rivers/1", seed: 2, key: good.key.verifierKey)
        let inspection = try inspect(other.files())
        #expect(inspection.journals.map(\.isFoundingKey) == [false])
        #expect(!inspection.isWhole)
    }

    private func card(_ journal: SampleJournal, key: VerifierKey) throws -> ParticipantCard {
        let party = try PartyID(String(journal.name.participant.prefix { $0 != "." }))
        return ParticipantCard(
            mechanism: try MechanismID("rivers"),
            journal: journal.name.description,
            participant: party,
            party: party,
            speaks: true,
            names: try #require(Names([.english: party.text])),
            logKey: "\(key)",
            consentKey: "\(journal.name) consents",
            contribution: .emptyRoot
        )
    }

    @Test("the founding text names the keys of all journals, and another key is told", arguments: [true, false])
    func foundingText(isRight: Bool) throws {
        var alda = try founded("alda.example/rivers/1", seed: 1)
        var norvane = try founded("norvane.example/rivers/1", seed: 2)
        let claimed =
            isRight ? norvane.key.verifierKey : try founded("norvane.example/rivers/1", seed: 3).key.verifierKey
        let text = try FoundingText(cards: [
            card(alda, key: alda.key.verifierKey), card(norvane, key: claimed),
        ])
        let constitution = text.constitution { SampleJournal.hashing.digest($0) }
        try alda.append(.constitute(text, signature: "x"), constitution: constitution)
        try norvane.append(.constitute(text, signature: "x"), constitution: constitution)
        let inspection = try inspect(alda.pack(Delivery(parts: [alda.part(), norvane.part(withholding: [1])])))
        #expect(inspection.constitutions == [constitution])
        #expect(
            inspection.flaws == (isRight ? [] : [.otherKey(journal: norvane.name, namedBy: alda.name)])
        )
        #expect(inspection.isWhole == isRight)
    }
}
