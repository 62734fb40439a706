import Agreement
import CanonicalBytes
import Consultations
import Exchange
import Foundation
import Journal
import Operations
import Signing
import Storage
import Testing

/// What a counterpart, a courier or a thief may try; the numbers are the rows of the table in `docs/threat-model.md`.
@Suite("Threats to an agreement")
struct ThreatTests {
    @Test("3: an act that claims an earlier time stays where it stands, and says nothing by that")
    func backDated() throws {
        var nodes = try HonestAgainstForged()
        let proposal = try nodes.norvane.propose(.mechanism)
        try nodes.alda.see(try nodes.whatNorvaneHas())
        let leaf = try #require(try nodes.norvane.node().record.proposalOrder.first)
        let first = nodes.alda.size
        try nodes.alda.write(.acknowledge)
        nodes.alda.time = "2020-01-01T00:00:00Z"
        try nodes.alda.write(.consent(signature: "— nobody AAAA"), word: .consent(leaf))
        try nodes.norvane.receive(try nodes.alda.delivery(from: first))
        #expect(try nodes.norvane.inbox()[proposal] == .awaitsOthers([try PartyID("rivers")]))
    }

    @Test("5: an act that is kept back is named as missing")
    func keptBack() throws {
        var nodes = try HonestAgainstForged()
        for _ in 0..<4 { try nodes.alda.write(.acknowledge) }
        let held = 2
        for first in held + 1..<nodes.alda.size {
            let outcome = try nodes.norvane.receive(try nodes.alda.delivery(from: first))
            #expect(outcome.arrivals.map(\.state) == [.gap(from: held, to: first)])
            #expect(outcome.stored == 0)
        }
        #expect(try nodes.norvane.receive(try nodes.alda.delivery(from: held)).stored == 4)
    }

    @Test("9, 10: a consent without its signature, or with that of another text, is told and seals nothing")
    func forgedConsent() throws {
        for isReplay in [false, true] {
            var nodes = try HonestAgainstForged()
            let proposal = try nodes.norvane.propose(.mechanism)
            let record = try nodes.norvane.node().record
            let leaf = try #require(record.proposalOrder.first)
            try nodes.alda.see(try nodes.whatNorvaneHas())
            let signature =
                isReplay
                ? try nodes.alda.line(under: "suivi/instrument/v1\n{}\n")
                : try nodes.alda.line(under: try #require(record.instrument(of: leaf)).text, key: nodes.alda.logKey)
            let first = nodes.alda.size
            try nodes.alda.write(.consent(signature: signature), word: .consent(leaf))
            try nodes.norvane.receive(try nodes.alda.delivery(from: first))
            let entry = try #require(Inbox(try nodes.norvane.node().record).entries.first)
            #expect(entry.unsigned == [nodes.alda.participant])
            #expect(try JointDocument(proposal).note(in: nodes.norvane.node().record).keys.count == 1)
        }
    }

    @Test("9: a text other than the one that the header names is never signed")
    func otherText() throws {
        var nodes = try HonestAgainstForged()
        let record = try nodes.norvane.node().record
        let salt = try #require(record.salt)
        let rules = try #require(record.founding)
        func instrument(_ name: String) throws -> Instrument {
            let party = Party(id: try PartyID("alda"), kind: .state, names: try TestRegister.names(name))
            return Instrument(
                mechanism: try MechanismID("rivers-norvane"),
                rules: rules,
                salt: salt,
                items: [Instrument.Item(content: .party(party), replaces: nil)]
            )
        }
        let shown = try instrument("Alda")
        let meant = try instrument("Alda and all of its rivers")
        let versions = try #require(meant.versions(salt: salt) { SHA256().digest($0) })
        let first = nodes.alda.size
        try nodes.alda.write(
            .propose(shown, signature: try nodes.alda.line(under: shown.text)),
            word: .propose(
                Proposal(replaces: versions, rules: rules, content: SHA256().digest(Array(meant.text.utf8)))
            )
        )
        try nodes.norvane.receive(try nodes.alda.delivery(from: first))
        let name = "alda#\(first)"
        #expect(throws: OperationError.agreement(.textDiffers(name))) { try nodes.norvane.answer(name, .consent) }
    }

    @Test("11: a signed text of one kind is not taken for one of another")
    func otherKind() throws {
        let nodes = try HonestAgainstForged()
        let founding = try #require(try nodes.norvane.node().register.foundingText)
        let instrument = Instrument(
            mechanism: try MechanismID("rivers-norvane"),
            rules: nodes.alda.root,
            salt: nodes.alda.root,
            items: [
                Instrument.Item(
                    content: .party(try #require(try nodes.norvane.node().register.parties.values.first)),
                    replaces: nil
                )
            ]
        )
        let head = Checkpoint(journal: nodes.alda.journal, size: 1, root: nodes.alda.root)
        let texts = [nodes.alda.card.text, founding.text, instrument.text, head.text]
        for (place, text) in texts.enumerated() {
            #expect(((try? ParticipantCard(text: text)) != nil) == (place == 0))
            #expect(((try? FoundingText(text: text)) != nil) == (place == 1))
            #expect(((try? Instrument(text: text)) != nil) == (place == 2))
            #expect(((try? Checkpoint(text: text)) != nil) == (place == 3))
        }
    }

    @Test("12, 13: silence agrees to nothing while a pouch is lost, and an objection that comes late still counts")
    func silence() throws {
        let norvane = try TestNode("norvane")
        let alda = try TestNode("alda")
        let cards = [try norvane.card(for: "norvane"), try alda.card(for: "rivers")]
        for node in [norvane, alda] {
            try node.found(cards, silence: SilenceRule(leastPeriod: 86_400, posts: ["secretary"]))
        }
        try exchange(norvane, alda)
        let proposal = try norvane.propose(.mechanism, silentlyUntil: "2026-06-01T12:00:00Z")
        // The courier is lost: years pass, and nothing is agreed.
        #expect(throws: OperationError.void(.notConcluded)) {
            try norvane.answer(proposal, .declare, by: "secretary", at: "2031-06-01T12:00:00Z")
        }
        try alda.receive(try norvane.pack(for: alda), at: "2026-05-30T08:00:00Z")
        try alda.answer(proposal, .object(reason: "We need more time."), at: "2026-05-31T08:00:00Z")
        // It was said in time, and arrives after the deadline.
        try norvane.receive(try alda.pack(for: norvane), at: "2031-06-02T08:00:00Z")
        #expect(throws: OperationError.void(.notConcluded)) {
            try norvane.answer(proposal, .declare, by: "secretary", at: "2031-06-02T09:00:00Z")
        }
        _ = try alda.writer(at: "2027-01-01T00:00:00Z")
        #expect(try alda.inbox()[proposal] == .objected(by: [try PartyID("rivers")]))
    }

    @Test(
        "14: clocks that are years off change nothing that is agreed",
        arguments: ["2016-05-20T08:00:00Z", "2036-05-20T08:00:00Z"]
    )
    func clocks(time: String) throws {
        let nodes = try TwoNodes()
        let proposal = try nodes.norvane.propose(.mechanism)
        try nodes.alda.receive(try nodes.norvane.pack(for: nodes.alda), at: time)
        try nodes.alda.answer(proposal, .consent, at: time)
        try nodes.norvane.receive(try nodes.alda.pack(for: nodes.norvane))
        try nodes.alda.receive(try nodes.norvane.pack(for: nodes.alda), at: time)
        try nodes.norvane.receive(try nodes.alda.pack(for: nodes.norvane))
        #expect(try nodes.norvane.inbox()[proposal] == .agreed(receivedByAll: true))
        #expect(try nodes.norvane.digest() == nodes.alda.digest())
    }

    @Test("1: a body that does not open its header is refused by the act's number")
    func otherBody() throws {
        var nodes = try HonestAgainstForged()
        let first = nodes.alda.size
        try nodes.alda.write(.object(reason: "No."), word: .object(nodes.alda.root))
        var acts = Array(nodes.alda.acts.dropFirst(first))
        let body = try #require(acts[0].body)
        acts[0] = PartAct(
            leaf: acts[0].leaf,
            body: OpenedBody(salt: body.salt, bytes: Array("{\"reason\":\"Yes.\"}".utf8))
        )
        let delivery = Delivery(parts: [try nodes.alda.part(from: first, acts: acts)])
        #expect(throws: OperationError.pouch(.body(journal: nodes.alda.journal, number: first))) {
            try nodes.norvane.receive(delivery)
        }
    }

    @Test("10: an act of another journal, or of another place, is refused by its number")
    func otherPlace() throws {
        for isOtherJournal in [true, false] {
            var nodes = try HonestAgainstForged()
            let first = nodes.alda.size
            try nodes.alda.write(
                .acknowledge,
                as: isOtherJournal ? "norvane.example/rivers-norvane/1" : nil,
                number: isOtherJournal ? nil : first + 1
            )
            let delivery = try nodes.alda.delivery(from: first)
            #expect(throws: OperationError.pouch(.place(journal: nodes.alda.journal, number: first))) {
                try nodes.norvane.receive(delivery)
            }
        }
    }

    @Test("1, 2: an act that was edited, dropped or moved under the signed head is refused")
    func changedActs() throws {
        var nodes = try HonestAgainstForged()
        let first = nodes.alda.size
        for _ in 0..<3 { try nodes.alda.write(.acknowledge) }
        let acts = Array(nodes.alda.acts.dropFirst(first))
        let edited = PartAct(
            leaf: try #require(acts[1].leaf.last == 0x7D ? Array(acts[1].leaf.dropLast() + [0x20, 0x7D]) : nil),
            body: nil
        )
        for changed in [
            [acts[0], edited, acts[2]], [acts[0], acts[2]], [acts[1], acts[0], acts[2]], acts + [acts[2]],
        ] {
            let delivery = Delivery(parts: [try nodes.alda.part(from: first, acts: changed)])
            #expect(throws: OperationError.self) { try nodes.norvane.receive(delivery) }
        }
        #expect(try nodes.norvane.receive(try nodes.alda.delivery(from: first)).stored == 3)
    }

    @Test("16: who claims to have seen acts that do not exist is asked about, and believed no longer than that")
    func claimsMore() throws {
        var nodes = try HonestAgainstForged()
        let own = try #require(try nodes.norvane.node().store.journals().first)
        nodes.alda.seen[own.name.description] = [SeenHead(size: own.size + 7, root: nodes.alda.root)]
        let first = nodes.alda.size
        try nodes.alda.write(.acknowledge)
        try nodes.norvane.receive(try nodes.alda.delivery(from: first))
        #expect(throws: OperationError.quarantine(.cited(held: own.size, cited: own.size + 7))) {
            try nodes.norvane.writer()
        }
        #expect(try TrustThisCopy(folder: nodes.norvane.folder).perform())
        _ = try nodes.norvane.propose(.mechanism)
    }

    @Test("24: what is the own side's alone is in nothing that is sent")
    func leaks() throws {
        let nodes = try TwoNodes()
        let marker = "marker-\(UUID().uuidString.lowercased())"
        let post = try PostID("river-desk")
        try nodes.norvane.writer().record([
            .post(Post(id: post, party: try PartyID("norvane"), names: try TestRegister.names("River desk"))),
            .tenure(Tenure(post: post, person: marker, from: nil, until: nil)),
        ])
        try nodes.norvane.propose(.mechanism)
        for delivery in [
            try nodes.norvane.pack(for: nodes.alda), try nodes.norvane.pack(for: nodes.alda, isWhole: true),
        ] {
            for act in delivery.parts.flatMap(\.acts) {
                #expect(!String(decoding: act.leaf, as: UTF8.self).contains(marker))
                #expect(act.body.map { String(decoding: $0.bytes, as: UTF8.self).contains(marker) } != true)
            }
            let founded = try #require(try nodes.norvane.node().record.founded)
            let own = try #require(delivery.parts.first { $0.journal.participant == "norvane.example" })
            for (place, act) in own.acts.enumerated() where own.first + place < founded { #expect(act.body == nil) }
        }
    }
}
