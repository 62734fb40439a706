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
    private static let attack = "internal remarks leak, or are guessed from hashes"

    @Test(
        "a marker in every internal field is in nothing that leaves, neither by pouch, export, joint document nor line"
    )
    func markers() throws {
        var trials = Trials(
            24,
            Self.attack,
            caughtBy: "only what takes part in agreement goes along; the rest is a salted hash"
        )
        let house = try FurnishedHouse.furnished()
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
        var trials = Trials(
            24,
            Self.attack,
            caughtBy: "32 random bytes of salt before every body; no hash of a value without it"
        )
        let house = try FurnishedHouse.furnished()
        let node = try house.nodes.norvane.node()
        var dictionary: [String: [UInt8]] = [:]
        for (field, marker) in house.markers { dictionary[field] = Array(marker.utf8) }
        for word in [
            "norvane", "rivers", "session 2", "session 1", "mechanism", "conclusion 2/01", "party cosmar", "{}", "",
        ] {
            dictionary["the word '\(word)'"] = Array(word.utf8)
        }
        // The worst case: the very body, byte by byte.
        var withheld = 0
        let founded = try #require(node.record.founded)
        for leaf in try node.store.leaves(of: node.journal, from: 0, limit: .max) {
            let header = try ActHeader(bytes: leaf.bytes)
            let isPrivate = ["review", "tenure", "assign", "session", "deposit", "conclusion", "merge", "membership"]
                .contains(header.act)
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
                sha256.digest(bytes).bytes, Array(sha256.digest(bytes).hexadecimal.utf8),
                Array(Base64.encode(bytes).utf8),
            ]
            for guess in guesses {
                trials.count(!digests.contains(sha256.digest(guess).base64), "\(what) is found by its hash")
            }
            // The names of matters that were never proposed, by one who has the salt of the mechanism.
            if what.contains("2/01") || what.contains("session 2") || what.contains("cosmar") {
                trials.count(
                    !digests.contains(sha256.digest(salt + bytes).base64),
                    "\(what) is found by its salted hash"
                )
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
            let isPart =
                byte < 0x7F
                && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber
                    || "+/=".utf8.contains(byte))
            if isPart {
                word.append(byte)
                continue
            }
            let text = String(decoding: word, as: UTF8.self)
            if let digest = Digest(base64: String(text.suffix(44))) { found.insert(digest.base64) }
            if text.count >= 64, let raw = Hexadecimal.decode(String(text.suffix(64))), let digest = Digest(bytes: raw)
            {
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
