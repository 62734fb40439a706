import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Foundation
import Journal
import Operations
import Signing
import Storage
import Testing

/// A founded mechanism, in whose first house every internal field holds a marker.
struct FurnishedHouse {
    let nodes: TwoNodes
    /// The markers by the field that they stand in.
    private(set) var markers: [String: String] = [:]

    init(nodes: TwoNodes) { self.nodes = nodes }

    static func furnished() throws -> FurnishedHouse {
        var house = FurnishedHouse(nodes: try TwoNodes())
        try house.record()
        let nodes = house.nodes
        // A file beside the register; and what is meant for the others.
        try nodes.norvane.put(
            Array(house.marker("a note in the folder of the register").utf8),
            at: nodes.norvane.folder.path + "/note.txt"
        )
        let proposal = try nodes.norvane.propose(.mechanism)
        try nodes.norvane.send(to: nodes.alda)
        try nodes.alda.answer(proposal, .consent)
        try nodes.exchange()
        let next = try #require(Session(number: 3, status: .expected))
        _ = try nodes.norvane.propose(.changed(.session(next)))
        return house
    }

    /// Records what is the house's alone.
    private mutating func record() throws {
        var house = self
        let norvane = try PartyID("norvane")
        let writer = try nodes.norvane.writer()
        func source(_ field: String) throws -> FactSource { try #require(FactSource(note: house.marker(field))) }
        let post = try PostID("river-desk")
        func text(_ field: String) -> String { house.marker(field) }
        let file = Array(
            "The two Parties agreed to meet. \(text("words of a document")) shall be agreed by 2027.\n".utf8
        )
        let reference = FileReference(sha256: writer.sha256(file), size: file.count, name: text("name of a file"))
        try writer.keep(file: file, as: reference.sha256)
        let evidence = Array("evidence \(text("words of evidence"))".utf8)
        let shown = FileReference(
            sha256: writer.sha256(evidence),
            size: evidence.count,
            name: text("name of evidence")
        )
        try writer.keep(file: evidence, as: shown.sha256)
        let words = Array(file.prefix(30))
        let one = try #require(ConclusionNumber("2/01"))
        let other = try #require(ConclusionNumber("2/02"))
        func entry(_ number: ConclusionNumber) -> ActContent {
            .conclusion(
                ConclusionEntry(
                    number: number,
                    quotation: Quotation(
                        document: reference.sha256,
                        range: 0..<words.count,
                        text: String(decoding: words, as: UTF8.self),
                        sha256: writer.sha256(words)
                    ),
                    reading: ConclusionReading(
                        kind: .commitment,
                        strength: .firm,
                        actionLevel: .general,
                        actors: .statedInText([text("who is bound, in \(number)")]),
                        scope: .joint
                    ),
                    language: .english,
                    voice: .primaryText,
                    confidence: .high,
                    grounds: []
                )
            )
        }
        let session = try #require(
            Session(
                number: 2,
                status: .proposed,
                place: .proposed(text("place of a session")),
                level: text("level of a session"),
                chairs: [text("chair of a session")],
                notes: [text("note of a session")],
                source: try source("source of a session")
            )
        )
        try writer.record([
            .party(
                Party(
                    id: try PartyID("cosmar"),
                    kind: .state,
                    names: try TestRegister.names(text("name of a party"))
                )
            ),
            // A league that takes no part: what is proposed brings along the members of those who do.
            .party(Party(id: try PartyID("league"), kind: .confederation, names: try TestRegister.names("League"))),
            .membership(
                Membership(
                    member: try PartyID("cosmar"),
                    confederation: try PartyID("league"),
                    from: nil,
                    until: nil,
                    source: try source("source of a membership")
                )
            ),
            .post(Post(id: post, party: norvane, names: try TestRegister.names("River desk"))),
            .tenure(Tenure(post: post, person: text("name of a person"), from: nil, until: nil)),
            .session(session),
            .deposit(
                Document(
                    file: reference,
                    session: 2,
                    type: .communique,
                    language: .english,
                    title: text("title of a document"),
                    encoding: "utf-8",
                    voice: .primaryText
                )
            ),
            entry(one), entry(other),
            .review(
                ReviewRecord(
                    document: reference.sha256,
                    reader: text("reader of a review"),
                    proposed: 2,
                    accepted: [one],
                    refused: []
                )
            ),
            .assign(Assignment(conclusion: one, post: post, duty: .contact)),
            .report(
                ProgressReport(
                    conclusion: one,
                    party: norvane,
                    status: .inProgress,
                    text: text("text of a report on what is not agreed"),
                    evidence: [shown]
                )
            ),
            .merge(Merge(number: other, into: one, reason: text("reason of a merge"))),
        ])
        self = house
    }

    private mutating func marker(_ field: String) -> String {
        let marker = "marker\(UUID().uuidString.lowercased().filter { $0 != "-" })"
        markers[field] = marker
        return marker
    }

    /// Everything that leaves the house, by what it is.
    func leaving() throws -> [String: [UInt8]] {
        let node = try nodes.norvane.node()
        var files: [String: [UInt8]] = [:]
        for isWhole in [false, true] {
            let pack = PackDelivery(for: nodes.alda.participant, isWhole: isWhole)
            let path = nodes.norvane.path("pouch-\(isWhole).zip")
            let delivery = try pack.perform(from: node)
            try PouchFile(path: path).write(delivery, packedBy: pack, from: node)
            files["a pouch, whole \(isWhole)"] = try nodes.norvane.bytes(of: path)
            for (name, bytes) in try pack.bag(delivery, from: node).payload { files["a pouch: \(name)"] = bytes }
        }
        let export = nodes.norvane.path("export")
        _ = try ExportJournal(target: export, showsBodies: false, proves: [0, 1]).perform(from: node)
        for name in FileManager.default.subpaths(atPath: export) ?? [] {
            files["an export: \(name)"] = try? nodes.norvane.bytes(of: export + "/" + name)
        }
        files["the card"] = try nodes.norvane.bytes(of: nodes.norvane.path("own.card"))
        let agreed = try #require(
            try nodes.norvane.inbox().first { if case .agreed = $0.value { true } else { false } }
        )
        files["the joint document"] = try JointDocument(agreed.key).note(in: node.record).bytes
        return files
    }
}
