import CanonicalBytes
import Consultations
import Foundation
import Journal
import Signing
import Storage
import Testing

@testable import Operations

@Suite("A hand in the database, with every check value right")
struct TamperingTests {
    private func forgedParty() throws -> ActContent {
        .party(Party(id: try PartyID("norvane"), kind: .state, names: try #require(Names([.english: "Forged"]))))
    }

    @Test("an act that was rewritten is found, and nothing is written on top of it")
    func rewrittenAct() throws {
        let register = try TestRegister()
        try register.make()
        try Tampering(register: register).rewrite(act: 1, as: forgedParty())
        #expect(try !VerifyRegister(folder: register.folder).perform().isWhole)
        #expect(throws: OperationError.self) { _ = try register.writer() }
    }

    @Test("a journal that is not the signed one is not written out for others")
    func export() throws {
        let register = try TestRegister()
        try register.make()
        let export = ExportJournal(target: register.folder.path + "-export", showsBodies: true, proves: [2])
        try Tampering(register: register).rewrite(act: 1, as: forgedParty())
        #expect(throws: OperationError.damaged(.root(journal: "norvane.example/rivers/1", size: 5))) {
            try export.perform(from: Node.open(register.folder))
        }
        #expect(!FileManager.default.fileExists(atPath: export.target))
    }

    @Test("a hash inside the tree that was changed is found, and no proof is made with it")
    func proof() throws {
        let register = try TestRegister()
        try register.make()
        let target = register.folder.path + "-export"
        try Tampering(register: register).rewriteHash(level: 1, place: 1)
        let findings = try VerifyRegister(folder: register.folder).perform().findings.map(\.description)
        #expect(findings.count == 1)
        #expect(findings.allSatisfy { $0.contains("the hash 1/1 of norvane.example/rivers/1") })
        let export = ExportJournal(target: target, showsBodies: false, proves: [0])
        #expect(throws: OperationError.damaged(.root(journal: "norvane.example/rivers/1", size: 5))) {
            try export.perform(from: Node.open(register.folder))
        }
        #expect(!FileManager.default.fileExists(atPath: target))
    }

    @Test("without its signed head a rewritten register is not taken for one that waits for its signature")
    func noHead() throws {
        let register = try TestRegister()
        try register.make()
        let tampering = Tampering(register: register)
        try tampering.rewrite(act: 1, as: forgedParty())
        try tampering.signHead(with: nil)
        #expect(try !VerifyRegister(folder: register.folder).perform().isWhole)
        #expect(throws: OperationError.self) { _ = try register.writer() }
    }

    @Test("a journal signed with another key is found by the mark and by the key beside it")
    func otherKey() throws {
        let register = try TestRegister()
        try register.make()
        let node = try Node.open(register.folder)
        let key = try SigningKey.random(name: KeyName(node.journal))
        let tampering = Tampering(register: register)
        let founding = Founding(
            mechanism: try MechanismID("rivers"),
            party: try PartyID("norvane"),
            keys: ["\(key.verifierKey)"]
        )
        try tampering.rewrite(act: 0, as: .found(founding))
        try tampering.signHead(with: key)
        let findings = try VerifyRegister(folder: register.folder).perform().findings
        #expect(findings.contains(.otherKey(journal: node.journal.description)))
        #expect(findings.contains(.error(.quarantine(.fork(size: 5)))))
        #expect(throws: OperationError.self) { _ = try register.writer() }
        // Only the mark tells where the key is kept elsewhere.
        try FileManager.default.removeItem(atPath: register.folder.logKey)
        #expect(try !VerifyRegister(folder: register.folder).perform().isWhole)
    }

    @Test("lists that were changed are found, and rebuild puts them right")
    func projections() throws {
        let register = try TestRegister()
        try register.make()
        try register.deposit("The two Parties agreed to establish a joint working group on river safety.\n")
        var draft = try OpenReview().perform(in: Node.open(register.folder))
        try draft.acceptAllOpen()
        try FinishReview(draft: draft).perform(with: register.writer())
        #expect(try VerifyRegister(folder: register.folder).perform().isWhole)
        try Tampering(register: register).rewriteRow(words: "FORGED WORDS")
        #expect(try VerifyRegister(folder: register.folder).perform().findings.contains(.projections))
        #expect(try RebuildProjections(folder: register.folder).perform().differing.count == 1)
        #expect(try VerifyRegister(folder: register.folder).perform().isWhole)
    }

    @Test("a conclusion that was hidden from searches, or put at another day, is found, and rebuild puts it right")
    func hiddenProjections() throws {
        let register = try TestRegister()
        try register.make()
        try register.deposit("The two Parties agreed to establish a joint working group by the end of 2026.\n")
        var draft = try OpenReview().perform(in: Node.open(register.folder))
        try draft.acceptAllOpen()
        try FinishReview(draft: draft).perform(with: register.writer())
        let tampering = Tampering(register: register)
        for change in [{ try tampering.rewriteRow(search: "") }, { try tampering.rewriteRow(due: "2999-01-01") }] {
            #expect(try VerifyRegister(folder: register.folder).perform().isWhole)
            try change()
            #expect(try !VerifyRegister(folder: register.folder).perform().isWhole)
            #expect(try RebuildProjections(folder: register.folder).perform().differing.count == 1)
        }
        #expect(try VerifyRegister(folder: register.folder).perform().isWhole)
    }

    @Test("a mark of any size is answered, also the largest")
    func largestMark() throws {
        let register = try TestRegister()
        try register.make()
        let node = try Node.open(register.folder)
        let root = try #require(try node.signedHead()).root
        try HeadMark(path: register.folder.headMark, journal: node.journal)
            .record(Checkpoint(journal: node.journal, size: .max, root: root))
        let error = try #require(throws: OperationError.self) { _ = try register.writer() }
        #expect(error.quarantine == .behind(signed: .max, held: 5))
        #expect(try !VerifyRegister(folder: register.folder).perform().isWhole)
    }
}

@Suite("What is signed can be read back")
struct ReadableActsTests {
    @Test(
        "a text that the record can't hold is refused before anything is written",
        arguments: [0xFFFE, 0xFFFF, 0xFDD0, 0] as [UInt32]
    )
    func unreadable(code: UInt32) throws {
        let name = "A\(try #require(Unicode.Scalar(code)))"
        let register = try TestRegister()
        try register.make()
        #expect(throws: OperationError.self) {
            try NameParty(party: Party(id: try PartyID("zed"), kind: .state, names: register.names(name)))
                .perform(with: register.writer())
        }
        #expect(try Node.open(register.folder).size == 5)
        #expect(try Node.open(register.folder).register.notUnderstood.isEmpty)
        #expect(try VerifyRegister(folder: register.folder).perform().isWhole)
    }

    @Test("a body that is too large is refused before anything is written")
    func tooLarge() throws {
        let register = try TestRegister()
        try register.make()
        let name = String(repeating: "a", count: 2 << 20)
        #expect(throws: OperationError.self) {
            try NameParty(party: Party(id: try PartyID("zed"), kind: .state, names: register.names(name)))
                .perform(with: register.writer())
        }
        #expect(try Node.open(register.folder).size == 5)
    }
}
