import Agreement
import CanonicalBytes
import Consultations
import Journal
import Signing
import Testing
import Trials

@testable import Operations

@Suite("Threat 10: a consent is used again for something else")
struct Threat10Tests {
    /// One text, and others that differ from it in one thing each.
    private func texts() throws -> [(what: String, text: Instrument)] {
        func digest(_ byte: UInt8) throws -> Digest { try #require(Digest(bytes: [UInt8](repeating: byte, count: 32))) }
        func party(_ name: String, id: String = "alda") throws -> ActContent {
            .party(Party(id: try PartyID(id), kind: .state, names: try TestRegister.names(name)))
        }
        func session(_ number: Int) throws -> ActContent {
            .session(try #require(Session(number: number, status: .expected)))
        }
        func text(
            mechanism: String = "rivers-norvane",
            rules: UInt8 = 1,
            salt: UInt8 = 2,
            items: [(ActContent, Digest?)]? = nil,
            corrects: String? = nil
        ) throws -> Instrument {
            let standing = try items ?? [(party("Alda"), nil)]
            return Instrument(
                mechanism: try MechanismID(mechanism),
                rules: try digest(rules),
                salt: try digest(salt),
                items: standing.map { Instrument.Item(content: $0.0, replaces: $0.1) },
                corrects: corrects
            )
        }
        return [
            ("the text", try text()),
            ("another mechanism", try text(mechanism: "mountains")),
            ("other rules, so other parties", try text(rules: 3)),
            ("another salt", try text(salt: 4)),
            ("another version", try text(items: [(party("Alda"), digest(5))])),
            ("a version of another version", try text(items: [(party("Alda"), digest(6))])),
            ("other words", try text(items: [(party("Alda and its rivers"), nil)])),
            ("another matter", try text(items: [(party("Alda", id: "brenn"), nil)])),
            ("another kind of matter", try text(items: [(session(2), nil)])),
            ("one matter more", try text(items: [(party("Alda"), nil), (session(2), nil)])),
            ("the same in another order", try text(items: [(session(2), nil), (party("Alda"), nil)])),
            ("a correction", try text(corrects: "A name.")),
        ]
    }

    @Test("the signature under one text is none under any other, of any version, matter, mechanism, rules or key")
    func everySubstitution() throws {
        var trials = Trials(
            10,
            "a consent used for something else",
            caughtBy: "the signature is over mechanism, rules, matter, version and words"
        )
        let texts = try texts()
        let alda = try ForgedNode()
        let own = "\(alda.consentKey.verifierKey)"
        let keys = [
            ("another key of the same name", try SigningKey.random(name: alda.consentKey.verifierKey.name)),
            ("the key of the journal", alda.logKey),
            (
                "the key of consent in another mechanism",
                try SigningKey.random(name: try #require(KeyName("alda.example/mountains/consent")))
            ),
        ]
        for (signed, one) in texts.enumerated() {
            let line = try alda.line(under: one.text.text)
            #expect(SignatureLine.isValid(line, under: one.text.text, key: own), "\(one.what)")
            for (shown, other) in texts.enumerated() where signed != shown {
                trials.count(
                    !SignatureLine.isValid(line, under: other.text.text, key: own),
                    "signed: \(one.what), shown: \(other.what)"
                )
            }
            for (what, key) in keys {
                trials.count(
                    !SignatureLine.isValid(line, under: one.text.text, key: "\(key.verifierKey)"),
                    "\(one.what), checked with \(what)"
                )
                let made = try alda.line(under: one.text.text, key: key)
                trials.count(
                    !SignatureLine.isValid(made, under: one.text.text, key: own),
                    "\(one.what), made with \(what)"
                )
            }
            for joined in [line + "\n" + line, line + " ", " " + line, line.replacing("—", with: "-"), ""] {
                trials.count(!SignatureLine.isValid(joined, under: one.text.text, key: own), "\(one.what): '\(joined)'")
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }

    @Test("a consent that names a proposal of another journal, place or matter consents to nothing else")
    func otherProposals() throws {
        var trials = Trials(
            10,
            "a consent used for something else",
            caughtBy: "the header names the proposal by its hash"
        )
        var nodes = try HonestAgainstForged()
        let subjects: [ProposedSubject] = [.mechanism, .party(try PartyID("norvane")), .party(try PartyID("rivers"))]
        var names: [String] = []
        for subject in subjects { names.append(try nodes.norvane.propose(subject)) }
        try nodes.alda.see(try nodes.whatNorvaneHas())
        let record = try nodes.norvane.node().record
        let leaves = record.proposalOrder
        for (place, leaf) in leaves.enumerated() {
            let first = nodes.alda.size
            let text = try #require(record.instrument(of: leaf)).text
            try nodes.alda.write(.consent(signature: try nodes.alda.line(under: text)), word: .consent(leaf))
            try nodes.norvane.receive(try nodes.alda.delivery(from: first))
            let inbox = try nodes.norvane.inbox()
            for (other, name) in names.enumerated() where other != place {
                let isAgreed = if case .agreed = inbox[name] { true } else { false }
                trials.count(
                    !isAgreed || other < place,
                    "consent to \(names[place]), state of \(name): \(String(describing: inbox[name]))"
                )
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }
}
