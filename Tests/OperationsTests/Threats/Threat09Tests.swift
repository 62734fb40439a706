import Agreement
import CanonicalBytes
import Consultations
import Exchange
import Journal
import Operations
import Signing
import Storage
import Testing
import Trials

@Suite("Threat 9: a party claims that another one consented")
struct Threat09Tests {
    private static let attack = "a claim that another party consented"

    @Test("a consent without the party's own signature under this very text seals nothing, and is told")
    func forgedLines() throws {
        var trials = Trials(
            9,
            Self.attack,
            caughtBy: "the signature line is checked with the key of the card; it seals nothing"
        )
        for kind in 0..<7 {
            var nodes = try HonestAgainstForged()
            let alda = nodes.alda
            let proposal = try nodes.norvane.propose(.mechanism)
            let other = try nodes.norvane.propose(.party(try PartyID("norvane")))
            let record = try nodes.norvane.node().record
            let texts = try record.proposalOrder.map { try #require(record.instrument(of: $0)).text }
            let leaf = try #require(record.proposalOrder.first)
            try nodes.alda.see(try nodes.whatNorvaneHas())
            let stranger = try SigningKey.random(name: alda.consentKey.verifierKey.name)
            let line =
                switch kind {
                case 0: "— nobody AAAA"
                case 1: try alda.line(under: texts[0], key: alda.logKey)
                case 2: try alda.line(under: texts[0], key: stranger)
                case 3: try alda.line(under: texts[1])
                case 4: try alda.line(under: texts[0].replacing("\"salt\"", with: "\"sal\""))
                case 5: try Self.proposersLine(of: leaf, in: record)
                default: try alda.line(under: "suivi/instrument/v1\n{}\n")
                }
            let first = alda.size
            try nodes.alda.write(.consent(signature: line), word: .consent(leaf))
            try nodes.norvane.receive(try nodes.alda.delivery(from: first))
            let after = try nodes.norvane.node().record
            let entry = try #require(Inbox(after).entries.first { $0.reference.description == proposal })
            let seals = try JointDocument(proposal).note(in: after).keys.count
            trials.count(
                entry.unsigned == [alda.participant] && seals == 1 && proposal != other,
                "kind \(kind): unsigned \(entry.unsigned), \(seals) seals"
            )
        }
        #expect(trials.missed == [])
        trials.report()
    }

    private static func proposersLine(of leaf: Digest, in record: JointRecord) throws -> String {
        guard case .shown(.propose(_, let line)) = record.proposals[leaf]?.body else {
            throw OperationError.invalid("no line")
        }
        return line
    }

    @Test("a consent that is put into the other's journal is refused by everybody, whoever signs its head")
    func forgedJournals() throws {
        var trials = Trials(
            9,
            Self.attack,
            caughtBy: "a journal is signed by its owner alone, and holds its own acts alone"
        )
        let audience = try LiarsAudience()
        let norvane = try audience.norvane.pack(for: audience.sorvane, isWhole: true)
        let part = try #require(norvane.parts.first { $0.journal.participant == "norvane.example" })
        var alda = audience.alda
        let leaf = try alda.say("stands for a proposal")
        try audience.sorvane.receive(try alda.delivery(from: alda.size - 1))
        let keys = [alda.logKey, try SigningKey.random(name: KeyName(part.journal))]
        for key in keys {
            for keepsHead in [true, false] {
                // Norvane's journal with a consent at its end, under its old head or one that Alda made.
                var forged = try ForgedNode("norvane", for: "norvane")
                forged = try forged.takingOver(part.acts)
                try forged.write(.consent(signature: "— norvane AAAA"), word: .consent(leaf))
                var note = try SignedNote(
                    text: Checkpoint(journal: part.journal, size: forged.frontier.size, root: forged.root).text
                )
                try note.sign(with: key)
                let claimed = JournalPart(
                    journal: part.journal,
                    key: part.key,
                    head: keepsHead ? part.head : note.bytes,
                    first: 0,
                    before: [],
                    acts: forged.acts
                )
                let outcome = try? audience.sorvane.receive(Delivery(parts: [claimed]))
                trials.count(outcome == nil, "signed by \(key.verifierKey.name), old head \(keepsHead)")
            }
        }
        // In Alda's own journal, as an act of Norvane's.
        for number in [nil, 0, part.acts.count] as [Int?] {
            var liar = alda
            let first = liar.size
            try liar.write(
                .consent(signature: "— norvane AAAA"),
                word: .consent(leaf),
                as: part.journal.description,
                number: number
            )
            let outcome = try? audience.sorvane.receive(try liar.delivery(from: first))
            trials.count(outcome == nil, "as act \(String(describing: number)) of Norvane's in Alda's journal")
        }
        #expect(trials.missed == [])
        trials.report()
    }
}
