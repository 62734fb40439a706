import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Foundation
import HTTPModel
import HTTPServer
import Journal
import Signing
import Storage
import Testing
import Trials

@testable import Operations

@Suite("Threat 24: internal remarks leak, or are guessed from hashes")
struct Threat24Tests {
    /// A founded mechanism, in whose first house every internal field holds a marker.
    private struct House {
        let nodes: TwoNodes
        /// The markers by the field that they stand in.
        private(set) var markers: [String: String] = [:]

        init(nodes: TwoNodes) { self.nodes = nodes }

        static func furnished() throws -> House {
            var house = House(nodes: try TwoNodes())
            try house.record()
            let nodes = house.nodes
            // A file beside the register; and what is meant for the others.
            try nodes.norvane.put(Array(house.marker("a note in the folder of the register").utf8), at: nodes.norvane.folder.path + "/note.txt")
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
            let file = Array("The two Parties agreed to meet. \(text("words of a document")) shall be agreed by 2027.\n".utf8)
            let reference = FileReference(sha256: writer.sha256(file), size: file.count, name: text("name of a file"))
            try writer.keep(file: file, as: reference.sha256)
            let evidence = Array("evidence \(text("words of evidence"))".utf8)
            let shown = FileReference(sha256: writer.sha256(evidence), size: evidence.count, name: text("name of evidence"))
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
                .party(Party(id: try PartyID("cosmar"), kind: .state, names: try TestRegister.names(text("name of a party")))),
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
                    ReviewRecord(document: reference.sha256, reader: text("reader of a review"), proposed: 2, accepted: [one], refused: [])
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
            let agreed = try #require(try nodes.norvane.inbox().first { if case .agreed = $0.value { true } else { false } })
            files["the joint document"] = try JointDocument(agreed.key).note(in: node.record).bytes
            return files
        }
    }

    private static let attack = "internal remarks leak, or are guessed from hashes"

    @Test("a marker in every internal field is in nothing that leaves, neither by pouch, export, joint document nor line")
    func markers() throws {
        var trials = Trials(24, Self.attack, caughtBy: "only what takes part in agreement goes along; the rest is a salted hash")
        let house = try House.furnished()
        #expect(house.markers.count >= 18)
        var leaving = try house.leaving()
        // Over a line, as the other side has it then: every file of its register.
        let line = try TestLine(house.nodes.norvane)
        try line.sync(from: house.nodes.alda)
        for request in line.requests { leaving["a request of the other side"] = request.body }
        let folder = house.nodes.alda.folder.path
        for name in FileManager.default.subpaths(atPath: folder) ?? [] {
            leaving["the other side's \(name)"] = try? house.nodes.alda.bytes(of: folder + "/" + name)
        }
        #expect(leaving.count > 20)
        // The search itself is tried on the own register, which holds every one of them.
        var own = ""
        for name in FileManager.default.subpaths(atPath: house.nodes.norvane.folder.path) ?? [] {
            let bytes = try? house.nodes.norvane.bytes(of: house.nodes.norvane.folder.path + "/" + name)
            own += String(decoding: bytes ?? [], as: UTF8.self)
        }
        for (field, marker) in house.markers.sorted(by: { $0.key < $1.key }) {
            #expect(own.contains(marker), "\(field) is not even in the own register")
            let forms = [marker, Base64.encode(Array(marker.utf8)), Hexadecimal.encode(Array(marker.utf8))]
            for (what, bytes) in leaving {
                let text = String(decoding: bytes, as: UTF8.self)
                trials.count(!forms.contains { text.contains($0) }, "\(field) is in \(what)")
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }

    @Test("who guesses the very bytes of what is withheld finds them under no hash that leaves")
    func dictionary() throws {
        var trials = Trials(24, Self.attack, caughtBy: "32 random bytes of salt before every body; no hash of a value without it")
        let house = try House.furnished()
        let node = try house.nodes.norvane.node()
        var dictionary: [String: [UInt8]] = [:]
        for (field, marker) in house.markers { dictionary[field] = Array(marker.utf8) }
        for word in ["norvane", "rivers", "session 2", "session 1", "mechanism", "conclusion 2/01", "party cosmar", "{}", ""] {
            dictionary["the word '\(word)'"] = Array(word.utf8)
        }
        // The worst case: the very body, byte by byte.
        var withheld = 0
        let founded = try #require(node.record.founded)
        for leaf in try node.store.leaves(of: node.journal, from: 0, limit: .max) {
            let header = try ActHeader(bytes: leaf.bytes)
            let isPrivate = ["review", "tenure", "assign", "session", "deposit", "conclusion", "merge", "membership"].contains(header.act)
            guard leaf.number < founded || isPrivate, let body = try node.store.body(header.body) else { continue }
            dictionary["the body of act \(leaf.number), \(header.act)"] = body.bytes
            withheld += 1
        }
        #expect(withheld > 10)
        let sha256 = SHA256()
        let salt = try #require(node.record.salt).bytes
        let zeros = [UInt8](repeating: 0, count: 32)
        var digests: Set<String> = []
        for (_, bytes) in try house.leaving() { digests.formUnion(Self.digests(in: bytes)) }
        #expect(digests.count > 50)
        for (what, bytes) in dictionary.sorted(by: { $0.key < $1.key }) {
            let quoted = CanonicalJSON.print(.string(String(decoding: bytes, as: UTF8.self)))
            let guesses: [[UInt8]] = [
                bytes, quoted, bytes + [0x0A], [0] + bytes, [1] + bytes, zeros + bytes, bytes + zeros,
                sha256.digest(bytes).bytes, Array(sha256.digest(bytes).hexadecimal.utf8), Array(Base64.encode(bytes).utf8),
            ]
            for guess in guesses {
                trials.count(!digests.contains(sha256.digest(guess).base64), "\(what) is found by its hash")
            }
            // The names of matters that were never proposed, by one who has the salt of the mechanism.
            if what.contains("2/01") || what.contains("session 2") || what.contains("cosmar") {
                trials.count(!digests.contains(sha256.digest(salt + bytes).base64), "\(what) is found by its salted hash")
            }
        }
        // The attack itself works where there is no salt: files go along under their plain SHA-256, and are found.
        #expect(digests.contains(sha256.digest(salt + Array("mechanism".utf8)).base64))
        #expect(trials.missed == [])
        trials.report()
    }

    /// Everything in bytes that could be a SHA-256 value: of base64, of hexadecimal digits, or raw in tiles.
    private static func digests(in bytes: [UInt8]) -> Set<String> {
        var found: Set<String> = []
        var word: [UInt8] = []
        for byte in bytes + [0] {
            let isPart = byte < 0x7F && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber || "+/=".utf8.contains(byte))
            if isPart {
                word.append(byte)
                continue
            }
            let text = String(decoding: word, as: UTF8.self)
            if let digest = Digest(base64: String(text.suffix(44))) { found.insert(digest.base64) }
            if text.count >= 64, let raw = Hexadecimal.decode(String(text.suffix(64))), let digest = Digest(bytes: raw) {
                found.insert(digest.base64)
            }
            word = []
        }
        if bytes.count.isMultiple(of: 32) {
            for start in stride(from: 0, to: bytes.count, by: 32) {
                if let digest = Digest(bytes: Array(bytes[start..<start + 32])) { found.insert(digest.base64) }
            }
        }
        return found
    }
}
