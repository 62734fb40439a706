import Agreement
import Consultations
import Exchange
import Foundation
import Operations
import Signing
import Storage
import Testing
import Trials

@testable import SQLiteStore

@Suite("Threat 2: a party deletes what it had recorded")
struct Threat02Tests {
    private static let catcher = "suivi verify or the start names what is missing"

    private func register() throws -> TestRegister {
        let register = try TestRegister()
        try register.make()
        try register.deposit("The two Parties agreed to establish a joint working group on river safety.\n")
        var draft = try OpenReview().perform(in: Node.open(register.folder))
        try draft.acceptAllOpen()
        try FinishReview(draft: draft).perform(with: register.writer())
        let number = try #require(ConclusionNumber("1/01"))
        try ReportProgress(conclusion: number, status: .inProgress, text: "It has begun.").perform(
            with: register.writer()
        )
        return register
    }

    /// Whether the register is noticed to be incomplete, and in which words.
    private func notices(_ register: TestRegister) -> (Bool, [String]) {
        var words: [String] = []
        do {
            let outcome = try VerifyRegister(folder: register.folder).perform()
            words += outcome.findings.map(\.description)
            if outcome.lacksMark { words.append("the mark is missing") }
        } catch { words.append("\(error)") }
        do { _ = try register.writer() } catch { words.append("\(error)") }
        return (words.contains { !$0.isEmpty }, words)
    }

    @Test("any row of any table of the shared record is missed")
    func rows() throws {
        let register = try register()
        // A copy is one file without a log beside it, so that it can be put back whole.
        let copy = register.folder.path + "-copy"
        _ = try BackUp(folder: register.folder, target: copy).perform()
        let database = register.folder.path + "/register.sqlite"
        let whole = try register.bytes(of: copy + "/register.sqlite")
        var trials = Trials(2, "an act, row or file deleted", caughtBy: Self.catcher)
        let tables: [(count: SQL, delete: SQL, name: String)] = [
            (
                "SELECT count(*) FROM journals",
                "DELETE FROM journals WHERE id = (SELECT id FROM journals LIMIT 1 OFFSET ?)", "journals"
            ),
            (
                "SELECT count(*) FROM bodies",
                "DELETE FROM bodies WHERE id = (SELECT id FROM bodies ORDER BY id LIMIT 1 OFFSET ?)", "bodies"
            ),
            ("SELECT count(*) FROM leaves", "DELETE FROM leaves WHERE number = ?", "leaves"),
            (
                "SELECT count(*) FROM hashes",
                "DELETE FROM hashes WHERE (level, place) IN (SELECT level, place FROM hashes ORDER BY level, place LIMIT 1 OFFSET ?)",
                "hashes"
            ),
            (
                "SELECT count(*) FROM conclusions",
                "DELETE FROM conclusions WHERE number = (SELECT number FROM conclusions ORDER BY number LIMIT 1 OFFSET ?)",
                "conclusions"
            ),
            (
                "SELECT count(*) FROM counters",
                "DELETE FROM counters WHERE (dimension, value) IN (SELECT dimension, value FROM counters ORDER BY 1, 2 LIMIT 1 OFFSET ?)",
                "counters"
            ),
            (
                "SELECT count(*) FROM tallies",
                """
                DELETE FROM tallies WHERE (session, domain, kind, status, restated) IN
                (SELECT session, domain, kind, status, restated FROM tallies ORDER BY 1, 2, 3, 4, 5 LIMIT 1 OFFSET ?)
                """,
                "tallies"
            ),
        ]
        for table in tables {
            let count = try Connection.open(database, for: .reading).first(table.count, []) {
                row throws(StoreError) in try row.integer(0)
            }
            for place in 0..<(try #require(count)) {
                do {
                    let connection = try Connection.open(database, for: .writing)
                    try connection.execute("PRAGMA foreign_keys = OFF", [])
                    try connection.execute(table.delete, [.integer(place)])
                }
                let (isNoticed, words) = notices(register)
                trials.count(isNoticed, "\(table.name) \(place): \(words)")
                for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database + suffix) }
                try register.put(whole, at: database)
                // The hand that deletes an act may also shorten the journal and mend every check value.
            }
        }
        #expect(trials.missed == [])
        #expect(trials.tried > 30)
        #expect(notices(register) == (false, []))
        trials.report()
    }

    @Test("any file of the register but the drafts is missed")
    func files() throws {
        let register = try register()
        let root = register.folder.path
        let names = try #require(FileManager.default.subpaths(atPath: root)).sorted()
        var trials = Trials(2, "an act, row or file deleted", caughtBy: Self.catcher)
        for name in names where !name.hasPrefix("private.sqlite") {
            var isFolder: ObjCBool = false
            let path = root + "/" + name
            // What a stop leaves beside the database, the lock, the last announcement and the note of where the keys lie,
            // which is made anew, hold nothing that counts.
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
                !name.hasSuffix("-wal"), !name.hasSuffix("-shm"), !name.hasSuffix("head.next"), !name.hasSuffix("lock"),
                name != "keys/place"
            else { continue }
            try FileManager.default.moveItem(atPath: path, toPath: root + "-aside")
            let (isNoticed, words) = notices(register)
            trials.count(isNoticed, "\(name): \(words)")
            try? FileManager.default.removeItem(atPath: path)
            try FileManager.default.moveItem(atPath: root + "-aside", toPath: path)
        }
        #expect(trials.missed == [])
        #expect(trials.tried >= 4)
        #expect(notices(register) == (false, []))
        trials.report()
    }

    @Test("an act that is left out of a pouch is missed by the reader, wherever it stood")
    func leftOut() throws {
        var nodes = try HonestAgainstForged()
        let first = nodes.alda.size
        for number in 0..<6 { try nodes.alda.say("Reason \(number)") }
        var trials = Trials(
            2,
            "an act, row or file deleted",
            caughtBy: "the signed head, in which the act still counts"
        )
        for number in first..<nodes.alda.size {
            var acts = Array(nodes.alda.acts.dropFirst(first))
            acts.remove(at: number - first)
            let delivery = Delivery(parts: [try nodes.alda.part(from: first, acts: acts)])
            let outcome = try? nodes.norvane.receive(delivery)
            trials.count(outcome == nil, "act \(number)")
        }
        #expect(trials.missed == [])
        trials.report()
    }
}
