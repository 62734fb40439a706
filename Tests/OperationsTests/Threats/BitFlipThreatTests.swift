import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Foundation
import Journal
import Signing
import Storage
import Testing
import Trials

@testable import Operations

/// Bits that flip on a disk or on the way: each is found, or changes nothing that anybody reads.
///
/// `SUIVI_FLIPS` says how many are tried in all: a part in the database, a part in a backup, the rest in pouches.
@Suite("Threat: a bit flips in a database, a backup or a pouch")
struct BitFlipThreatTests {
    private static let flips = Trials.size("SUIVI_FLIPS", 300)

    /// Flips one bit of a copy of some bytes.
    private static func flipped(_ bytes: [UInt8], _ random: inout SystemNumbers) -> ([UInt8], Int) {
        var bytes = bytes
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        return (bytes, place)
    }

    /// A register that has read a text, and its bytes as one file.
    private func database() throws -> (register: TestRegister, copy: String, bytes: [UInt8]) {
        let register = try TestRegister()
        try register.make()
        try register.deposit("The two Parties agreed to establish a joint working group on river safety.\n")
        var draft = try OpenReview().perform(in: Node.open(register.folder))
        try draft.acceptAllOpen()
        try FinishReview(draft: draft).perform(with: register.writer())
        let copy = register.folder.path + "-copy"
        _ = try BackUp(folder: register.folder, target: copy).perform()
        return (register, copy, try register.bytes(of: copy + "/register.sqlite"))
    }

    @Test("in a database or a backup: the check finds it, or everything reads as before")
    func databases() throws {
        let (register, copy, whole) = try database()
        let expected = try Node.open(RegisterFolder(copy)).register
        var random = SystemNumbers(seed: 1)
        var trials = Trials(
            1,
            "an old act edited in the database",
            caughtBy: "flipped bits: suivi verify, or nothing changed"
        )
        var harmless = 0
        for _ in 0..<max(Self.flips / 5, 1) {
            let (bytes, place) = Self.flipped(whole, &random)
            try register.put(bytes, at: copy + "/register.sqlite")
            let findings = (try? VerifyRegister(folder: RegisterFolder(copy)).perform().findings) ?? []
            let isRead = try? Node.open(RegisterFolder(copy)).register == expected
            if findings.isEmpty, isRead == true { harmless += 1 }
            trials.count(!findings.isEmpty || isRead != false, "byte \(place)")
        }
        print("bit flips | database and backup | \(trials.tried) | \(harmless) of them changed nothing")
        #expect(trials.missed == [])
        trials.report()
    }

    @Test("in a pouch: it is refused, or brings the same acts, bodies and files")
    func pouches() throws {
        let nodes = try TwoNodes()
        try nodes.norvane.propose(.mechanism)
        let path = nodes.norvane.path("pouch.zip")
        let node = try nodes.norvane.node()
        let pack = PackDelivery(for: nodes.alda.participant, isWhole: true)
        try PouchFile(path: path).write(try pack.perform(from: node), packedBy: pack, from: node)
        let whole = try nodes.norvane.bytes(of: path)
        let expected = try PouchFile(path: path).read()
        var random = SystemNumbers(seed: 2)
        var trials = Trials(
            25,
            "an export forged or edited",
            caughtBy: "flipped bits in a pouch: refused, or nothing changed"
        )
        var harmless = 0
        for _ in 0..<max(Self.flips * 4 / 5, 1) {
            let (bytes, place) = Self.flipped(whole, &random)
            try nodes.norvane.put(bytes, at: path)
            let read = try? PouchFile(path: path).read()
            if read != nil { harmless += 1 }
            trials.count(read.map { Self.isEqual($0, expected) } ?? true, "byte \(place)")
        }
        print("bit flips | pouch | \(trials.tried) | \(harmless) of them changed nothing")
        #expect(trials.missed == [])
        trials.report()
    }

    private static func isEqual(_ one: Delivery, _ other: Delivery) -> Bool {
        one.parts.count == other.parts.count && one.files == other.files
            && zip(one.parts, other.parts).allSatisfy { one, other in
                one.journal == other.journal && one.head == other.head && one.first == other.first
                    && one.acts.map(\.leaf) == other.acts.map(\.leaf)
                    && one.acts.map { $0.body?.bytes } == other.acts.map { $0.body?.bytes }
            }
    }
}
