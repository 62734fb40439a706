import CanonicalBytes
import Consultations
import Foundation
import Journal
import Operations
import Signing
import Storage
import Synchronization
import Testing

/// A register in a folder of its own, with a clock that a test sets, removed at its end.
final class TestRegister {
    let folder: RegisterFolder
    let passphrase = "correct horse battery staple"

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("suivi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = RegisterFolder(url.path + "/register")
    }

    deinit { try? FileManager.default.removeItem(atPath: (folder.path as NSString).deletingLastPathComponent) }

    /// A machine whose clock stands still.
    static func machine(at time: String = "2026-05-20T08:00:00Z") throws -> Machine {
        let now = try #require(Instant(time))
        return Machine(now: { now }, random: { RandomBytes.make($0) })
    }

    /// Makes the register, its parties, its mechanism and its first session.
    func make() throws {
        let journal = try #require(JournalName("norvane.example/rivers/1"))
        let create = CreateRegister(
            folder: folder,
            journal: journal,
            mechanism: try MechanismID("rivers"),
            party: try PartyID("norvane"),
            keyCost: try #require(SealedKeyFile.Cost(passes: 1, memory: 1 << 20))
        )
        let writer = try create.perform(passphrase: passphrase, machine: Self.machine())
        let norvane = try PartyID("norvane")
        let rivers = try PartyID("rivers")
        try NameParty(party: Party(id: norvane, kind: .state, names: names("Republic of Norvane"))).perform(
            with: writer
        )
        try NameParty(party: Party(id: rivers, kind: .confederation, names: names("Three Rivers")))
            .perform(with: writer)
        try StateMechanism(names: names("Consultations"), parties: [norvane, rivers]).perform(with: writer)
        try RecordSession(
            number: 1,
            status: .held,
            host: .statedInText(norvane),
            place: .statedInText("Halvik"),
            date: .statedInText(try ExtendedDate("2026-05-12"))
        ).perform(with: writer)
    }

    static func names(_ name: String) throws -> Names { try #require(Names([.english: name])) }

    func names(_ name: String) throws -> Names { try Self.names(name) }

    /// Opens it for writing.
    func writer(at time: String = "2026-05-20T08:00:00Z") throws -> Writer {
        try Writer.open(folder, passphrase: passphrase, machine: Self.machine(at: time))
    }

    /// Deposits a text and makes conclusions of the given words, as a person would who marks them.
    func deposit(_ text: String, name: String = "text.txt") throws {
        let examine = ExamineDocument(reader: try ExamineDocument.carriedReader(), language: .english)
        let document = try examine.perform(bytes: Array(text.utf8), name: name)
        try DepositDocument(document: document, session: 1, type: .communique).perform(with: try writer())
    }

    func bytes(of path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    func put(_ bytes: [UInt8], at path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
}

extension OperationError {
    /// The quarantine, if this is one.
    var quarantine: Quarantine? {
        if case .quarantine(let state) = self { state } else { nil }
    }
}
