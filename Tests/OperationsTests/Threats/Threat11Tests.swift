import CanonicalBytes
import Consultations
import Exchange
import Foundation
import HTTPSignatures
import Journal
import Signing
import Testing
import Trials

@testable import Operations

@Suite("Threat 11: a signature of one kind is used as one of another")
struct Threat11Tests {
    /// Everything that a participant signs.
    private enum Kind: CaseIterable {
        case card, founding, instrument, checkpoint, announcement, request, header, mark
    }

    /// Every place where a signature is looked for.
    private enum Slot: CaseIterable {
        case card, founding, instrument, head, headOfProof, announcement
    }

    private struct Signed {
        let alda: ForgedNode
        let place: TestRegister
        let founding: FoundingText
        let instrument: Instrument
        let head: Checkpoint

        init() throws {
            alda = try ForgedNode()
            place = try TestRegister()
            founding = try FoundingText(cards: [alda.card, ForgedNode("norvane", for: "norvane").card])
            let party = Party(id: try PartyID("alda"), kind: .state, names: try TestRegister.names("Alda"))
            instrument = Instrument(
                mechanism: try MechanismID("rivers-norvane"),
                rules: alda.root,
                salt: alda.root,
                items: [Instrument.Item(content: .party(party), replaces: nil)]
            )
            head = Checkpoint(journal: alda.journal, size: 1, root: SHA256().leaf([1]))
        }

        func text(of kind: Kind) throws -> String {
            switch kind {
            case .card: alda.card.text
            case .founding: founding.text
            case .instrument: instrument.text
            case .checkpoint: head.text
            case .announcement: "suivi/announced-head/v1\n" + head.text
            case .request: "\"@method\": POST\n\"@signature-params\": (\"@method\");created=1\n"
            case .header:
                String(
                    decoding: ActHeader(
                        act: "consent",
                        at: try #require(Instant("2026-05-20T08:00:00Z")),
                        body: head.root,
                        post: nil,
                        journal: alda.journal.description,
                        number: 0
                    ).bytes,
                    as: UTF8.self
                ) + "\n"
            case .mark: "suivi/head-mark/v1\n" + head.text
            }
        }

        /// Whether a slot takes a note for what it looks for.
        func accepts(_ note: [UInt8], in slot: Slot) throws -> Bool {
            let lines = String(decoding: note, as: UTF8.self).components(separatedBy: "\n\n").last ?? ""
            let line = String(lines.split(separator: "\n").first ?? "")
            switch slot {
            case .card:
                let path = place.folder.path + ".card"
                try place.put(note, at: path)
                return (try? CardFile(path: path).read()) != nil
            case .founding:
                guard isText(founding.text, of: note) else { return false }
                return SignatureLine.isValid(line, under: founding.text, key: alda.card.consentKey)
            case .instrument:
                guard isText(instrument.text, of: note) else { return false }
                return SignatureLine.isValid(line, under: instrument.text, key: alda.card.consentKey)
            case .head:
                return opens(note)
            case .headOfProof:
                let proof = InclusionProofFile(index: 0, proof: [], checkpoint: note)
                return
                    (try? InclusionProofFile(parsing: proof.bytes).verify(
                        leaf: [1],
                        of: alda.journal,
                        key: alda.logKey.verifierKey,
                        hashing: SHA256(),
                        verifier: Ed25519()
                    )) != nil
            case .announcement:
                let path = place.folder.path + ".next"
                try place.put(note, at: path)
                return try AnnouncedHead(path: path).read(key: alda.logKey.verifierKey) != nil
            }
        }

        /// A reader of texts takes the one that the signature stands under, whatever its first line says.
        private func isText(_ text: String, of note: [UInt8]) -> Bool { (try? SignedNote(parsing: note))?.text == text }

        private func opens(_ note: [UInt8]) -> Bool {
            (try? VerifiedCheckpoint(
                opening: note,
                of: alda.journal,
                key: alda.logKey.verifierKey,
                verifier: Ed25519()
            )) != nil
        }
    }

    /// Which kind belongs into which slot.
    private static func fits(_ kind: Kind, _ slot: Slot) -> Bool {
        switch (kind, slot) {
        case (.card, .card), (.founding, .founding), (.instrument, .instrument), (.checkpoint, .head),
            (.checkpoint, .headOfProof), (.announcement, .announcement):
            true
        default: false
        }
    }

    @Test("every kind in every slot, with every key, as a whole and with its signature under the text of the slot")
    func matrix() throws {
        var trials = Trials(
            11,
            "a signature of one kind used as another",
            caughtBy: "the first line of each text, a key for each purpose, the id of a key for each type"
        )
        let signed = try Signed()
        let alda = signed.alda
        let keys = [
            ("log", [alda.logKey]), ("consent", [alda.consentKey]), ("both", [alda.logKey, alda.consentKey]),
        ]
        for kind in Kind.allCases {
            let text = try signed.text(of: kind)
            for (name, signers) in keys {
                var note = try SignedNote(text: text)
                for key in signers { try note.sign(with: key) }
                for slot in Slot.allCases {
                    // A card needs both keys, the texts of parties that of consent, heads that of the journal.
                    let needed =
                        switch slot {
                        case .card: ["both"]
                        case .founding, .instrument: ["consent"]
                        case .head, .headOfProof, .announcement: ["log", "both"]
                        }
                    let isMeant = Self.fits(kind, slot) && needed.contains(name)
                    let isAccepted = try signed.accepts(note.bytes, in: slot)
                    trials.count(isAccepted == isMeant, "\(kind) signed with \(name) as \(slot): \(isAccepted)")
                    // The signature lines of one kind under the text of another.
                    for other in Kind.allCases where other != kind {
                        let moved =
                            Array((try signed.text(of: other) + "\n").utf8)
                            + Array(note.signatures.map(\.line).joined().utf8)
                        let isTaken = try signed.accepts(moved, in: slot)
                        trials.count(!isTaken, "the lines of \(kind) with \(name) under \(other) as \(slot)")
                    }
                }
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }

    @Test("a cosignature is no signature, and a signature no cosignature, whatever stands under them")
    func cosignatures() throws {
        var trials = Trials(
            11,
            "a signature of one kind used as another",
            caughtBy: "the kind of a key is part of its id"
        )
        let signed = try Signed()
        let seed = RandomBytes.make(32)
        let name = signed.alda.logKey.verifierKey.name
        let plain = try SigningKey(name: name, kind: .ed25519, seed: seed)
        let cosigner = try SigningKey(name: name, kind: .cosignature, seed: seed)
        for kind in Kind.allCases {
            let text = try signed.text(of: kind)
            var one = try SignedNote(text: text)
            try one.sign(with: plain)
            var other = try SignedNote(text: text)
            try other.cosign(with: cosigner, time: 1_780_000_000)
            for (note, key) in [(one, cosigner), (other, plain)] {
                let verified = try? note.verified(by: [key.verifierKey], verifier: Ed25519())
                trials.count((verified ?? []).isEmpty, "\(kind)")
            }
            // The bytes of the one with the id of the other.
            for (note, key) in [(one, cosigner), (other, plain)] {
                let bytes = try #require(note.signatures.first).signature
                let moved = NoteSignature(name: name, keyID: key.verifierKey.keyID, signature: bytes)
                let line = try #require(moved).line
                let made = try? SignedNote(parsing: Array((text + "\n" + line).utf8))
                let verified = try? made?.verified(by: [key.verifierKey], verifier: Ed25519())
                trials.count((verified ?? []).isEmpty, "\(kind) with the other id")
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }
}
