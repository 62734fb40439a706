import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Foundation
import Journal
import Signing
import Testing

/// The instructions in a pouch, followed by somebody who has the pouch, a shell and OpenSSL.
@Suite("The instructions in a pouch", .enabled(if: Shell.hasTools, "bash, sha256sum or openssl 3 is not here"))
struct InstructionsTests {
    private let place = "data/journals/alda.example/rivers/1"

    /// The commands of a section, as they stand there.
    private func commands(under heading: String, _ text: String) throws -> [String] {
        let start = try #require(text.range(of: heading))
        let section = text[start.upperBound...].components(separatedBy: "\n").dropFirst(2)
        let end = section.firstIndex { $0.hasPrefix("=====") } ?? section.endIndex
        let lines = section[..<end].map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : "" }
        return lines.joined(separator: "\n").components(separatedBy: "\n\n").filter { !$0.isEmpty }
    }

    private func pouch() throws -> (folder: Shell, instructions: String) {
        let journal = try SampleJournal(count: 300)
        let file = Array("Communiqué of Halvik".utf8)
        let delivery = try Delivery(
            parts: [journal.part(from: 256)],
            files: [SampleJournal.hashing.digest(file): file]
        )
        let bag = try Pouch.bag(
            of: delivery,
            earlier: journal,
            verifier: SampleJournal.verifier,
            hashing: SampleJournal.hashing
        )
        let shell = try Shell()
        let files = bag.files { SHA256().digest($0) }
        for (path, bytes) in files { try shell.write(bytes, to: path) }
        return (shell, String(decoding: try #require(files["data/README.txt"]), as: UTF8.self))
    }

    @Test("sha256sum finds every file unchanged, and a change")
    func checksums() throws {
        let (shell, text) = try pouch()
        let commands = try commands(under: "With sha256sum", text)
        try #require(commands.count == 2)
        #expect(try shell.run(commands[0], in: "") == "")
        #expect(try shell.run(commands[1], in: "data") == "")
        let name = try #require(try shell.names(in: place + "/bodies").first)
        try shell.write([1], to: "\(place)/bodies/\(name)")
        #expect(try shell.run(commands[0], in: "").contains("\(name): FAILED"))
        #expect(
            try shell.run(commands[1], in: "data").contains("changed: ./journals/alda.example/rivers/1/bodies/\(name)")
        )
    }

    @Test("OpenSSL finds the head signed by the key, and no other")
    func signature() throws {
        let (shell, text) = try pouch()
        let command = try #require(try commands(under: "With OpenSSL", text).first)
        #expect(try shell.run(command, in: place).contains("Signature Verified Successfully"))
        let other = try SampleJournal(seed: 2).key.verifierKey
        try shell.write(Array("\(other)\n".utf8), to: place + "/key")
        #expect(try !shell.run(command, in: place).contains("Signature Verified Successfully"))
    }

    @Test("the leaf hash of an act is the one in its tile")
    func leafHash() throws {
        let (shell, text) = try pouch()
        let command = try #require(try commands(under: "Do the acts lead", text).first)
        try shell.write(SampleJournal(count: 257).acts[256].leaf, to: place + "/header")
        let tile = try shell.read(place + "/tile/0/001.p/44")
        let digest = try #require(Digest(bytes: tile.prefix(32)))
        #expect(try shell.run(command, in: place).hasPrefix(digest.hexadecimal))
    }
}

/// A folder in which commands are run; it is gone after the test.
final class Shell {
    static let hasTools =
        (try? output("sha256sum --version && openssl version | grep 'OpenSSL 3'", in: "/"))?.contains("OpenSSL 3")
        == true

    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("suivi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ bytes: [UInt8], to path: String) throws {
        let url = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func read(_ path: String) throws -> [UInt8] { try Array(Data(contentsOf: folder.appendingPathComponent(path))) }

    func names(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(path).path).sorted()
    }

    /// What commands print.
    func run(_ commands: String, in path: String) throws -> String {
        try Self.output(commands, in: folder.appendingPathComponent(path).path)
    }

    private static func output(_ commands: String, in path: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["bash", "-c", commands]
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}
