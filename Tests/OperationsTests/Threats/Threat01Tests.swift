import Agreement
import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Journal
import Signing
import Storage
import Testing
import Trials

@testable import Operations
@testable import SQLiteStore

@Suite("Threat 1: a party edits an old act in its database")
struct Threat01Tests {
    private static let attack = "an old act edited in the database"

    /// One edited column of a register on disk.
    private struct Edit {
        let register: TestRegister
        let table: String
        /// What the row is found by.
        let key: Int

        /// Writes the bytes, with the check value of the row or without.
        func write(_ bytes: [UInt8], fixesCheckValue: Bool) throws {
            let connection = try Connection.open(register.folder.path + "/register.sqlite", for: .writing)
            if table == "leaves" {
                let body = try connection.first(
                    "SELECT body FROM leaves WHERE journal = 1 AND number = ?",
                    [.integer(key)]
                ) {
                    row throws(StoreError) in try row.integer(0)
                }
                let columns: [Argument] = [.integer(1), .integer(key), .blob(bytes), .integer(try #require(body))]
                try connection.execute(
                    "UPDATE leaves SET bytes = ? WHERE journal = 1 AND number = ?",
                    [.blob(bytes), .integer(key)]
                )
                guard fixesCheckValue else { return }
                try connection.execute(
                    "UPDATE leaves SET checksum = ? WHERE journal = 1 AND number = ?",
                    [.integer(Checksum.of(columns)), .integer(key)]
                )
            } else {
                let row = try connection.first("SELECT commitment, salt FROM bodies WHERE id = ?", [.integer(key)]) {
                    row throws(StoreError) in (try row.blob(0), try row.blob(1))
                }
                let (commitment, salt) = try #require(row)
                let columns: [Argument] = [.blob(commitment), .blob(salt), .blob(bytes)]
                try connection.execute("UPDATE bodies SET bytes = ? WHERE id = ?", [.blob(bytes), .integer(key)])
                guard fixesCheckValue else { return }
                try connection.execute(
                    "UPDATE bodies SET checksum = ? WHERE id = ?",
                    [.integer(Checksum.of(columns)), .integer(key)]
                )
            }
        }
    }

    @Test("each byte of each act and body, with the check value wrong or right: the start and the check both refuse")
    func everyByteAtHome() throws {
        let register = try TestRegister()
        try register.make()
        let node = try Node.open(register.folder)
        let key = try SealedKeyFile(path: register.folder.logKey).open(
            passphrase: register.passphrase,
            path: register.folder.logKey
        )
        let stride = Trials.size("SUIVI_BYTE_STRIDE", 7)
        var trials = Trials(
            1,
            Self.attack,
            caughtBy: "the start and suivi verify name the act; so does the reader of a pouch"
        )
        for leaf in try node.store.leaves(of: node.journal, from: 0, limit: .max) {
            let header = try ActHeader(bytes: leaf.bytes)
            let body = try #require(try node.store.body(header.body))
            let bodyRow = try Connection.open(register.folder.path + "/register.sqlite", for: .reading)
                .first("SELECT body FROM leaves WHERE journal = 1 AND number = ?", [.integer(leaf.number)]) {
                    row throws(StoreError) in try row.integer(0)
                }
            for (edit, whole) in [
                (Edit(register: register, table: "leaves", key: leaf.number), leaf.bytes),
                (Edit(register: register, table: "bodies", key: try #require(bodyRow)), body.bytes),
            ] {
                for place in Swift.stride(from: leaf.number % stride, to: whole.count, by: stride) {
                    var bytes = whole
                    bytes[place] ^= 1 << UInt8(place % 7)
                    try edit.write(bytes, fixesCheckValue: place % 2 == 0)
                    let isRefused =
                        (try? Writer.open(register.folder, key: key, machine: TestRegister.machine())) == nil
                    let words = Self.findings(register.folder)
                    let names = [
                        "act \(leaf.number) ", "row of \(edit.table)", "the body of act \(leaf.number)", edit.table,
                    ]
                    trials.count(
                        isRefused && names.contains { word in words.contains { $0.contains(word) } },
                        "\(edit.table) \(edit.key), byte \(place): refused \(isRefused), \(words)"
                    )
                    try edit.write(whole, fixesCheckValue: true)
                }
            }
        }
        #expect(trials.missed == [])
        #expect(try VerifyRegister(folder: register.folder).perform().isWhole)
        trials.report()
    }

    static func findings(_ folder: RegisterFolder) -> [String] {
        do { return try VerifyRegister(folder: folder).perform().findings.map(\.description) } catch {
            return [error.description]
        }
    }

    @Test("each byte of each act in a pouch: whoever opens it is told which act")
    func everyByteInAPouch() throws {
        let nodes = try TwoNodes()
        let pack = PackDelivery(for: nodes.alda.participant, isWhole: true)
        let node = try nodes.norvane.node()
        let files = try pack.bag(try pack.perform(from: node), from: node).payload
        let journal = node.journal
        let entries = "journals/\(journal)/tile/entries/000.p/\(node.size)"
        let whole = try #require(files[entries])
        let stride = Trials.size("SUIVI_BYTE_STRIDE", 7)
        var trials = Trials(
            1,
            Self.attack,
            caughtBy: "the start and suivi verify name the act; so does the reader of a pouch"
        )
        var begin = 0
        for number in 0..<node.size {
            let length = Int(whole[begin]) << 8 | Int(whole[begin + 1])
            for place in Swift.stride(from: begin + 2 + number % stride, to: begin + 2 + length, by: stride) {
                var changed = files
                changed[entries]?[place] ^= 1 << UInt8(place % 7)
                var words = ""
                do { _ = try Pouch.open(files: changed, verifier: Ed25519(), hashing: SHA256()) } catch {
                    words = error.description
                }
                trials.count(words.contains("act \(number) of \(journal)"), "act \(number), byte \(place): \(words)")
            }
            begin += 2 + length
        }
        #expect(trials.missed == [])
        trials.report()
    }

    @Test("an act that its owner rewrites and signs anew: whoever had the old one is told which act, and keeps both")
    func rewrittenByTheOwner() throws {
        var trials = Trials(1, Self.attack, caughtBy: "whoever has the old head names the act")
        var nodes = try HonestAgainstForged()
        for number in 0..<5 { try nodes.alda.say("Reason \(number)") }
        let first = nodes.alda.size - 5
        try nodes.norvane.receive(try nodes.alda.delivery())
        for number in first..<nodes.alda.size {
            var other = try nodes.alda.goingOn(from: number)
            for later in number..<nodes.alda.size {
                try other.say(later == number ? "Never said" : "Reason \(later - first)")
            }
            let arrivals = try ReceiveDelivery(try other.delivery()).preview(for: nodes.norvane.node())
            trials.count(arrivals.map(\.state) == [.fork(at: number)], "act \(number): \(arrivals.map(\.state))")
        }
        #expect(trials.missed == [])
        trials.report()
    }
}
