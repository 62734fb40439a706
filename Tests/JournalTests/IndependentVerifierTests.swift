import CanonicalBytes
import Foundation
import Journal
import Signing
import Testing

/// Another program, written from the description of the format alone, and what it says of our exports.
enum IndependentVerifier {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Whether Python and the package that the verifier needs are there.
    static let canRun = (try? python(["-c", "import cryptography"]).status) == 0

    struct Result {
        let status: Int32
        let output: String
    }

    static func verify(_ arguments: [String]) throws -> Result {
        try python([repository.appendingPathComponent("Tests/Independent/verify_journal.py").path] + arguments)
    }

    private static func python(_ arguments: [String]) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
    }
}

@Suite(
    "The independent verifier",
    .enabled(if: IndependentVerifier.canRun, "python3 with the package cryptography is not here")
)
struct IndependentVerifierTests {
    private func verify(_ folder: TemporaryFolder, key: VerifierKey) throws -> IndependentVerifier.Result {
        try IndependentVerifier.verify(["--key", "\(key)", folder.path])
    }

    @Test(arguments: [0, 1, 5, 300]) func `an export is whole`(count: Int) throws {
        let export = try SampleExport(count: count)
        let folder = try TemporaryFolder()
        _ = try export.write(to: folder)
        if count > 0 { try folder.write(export.proof(of: count / 2).bytes, "proofs/\(count / 2).proof") }
        let result = try verify(folder, key: export.key.verifierKey)
        #expect(result.status == 0, "\(result.output)")
        #expect(
            result.output.contains("bodies      \((count + 1) / 2) shown and committed to, \(count / 2) not shown")
        )
        #expect(result.output.contains("proofs      \(min(count, 1)) hold"))
        #expect(result.output.hasSuffix("the journal is whole\n"))
    }

    @Test func `a flipped bit in any file is refused`() throws {
        let export = try SampleExport(count: 5)
        let folder = try TemporaryFolder()
        var paths = try export.write(to: folder)
        try folder.write(export.proof(of: 3).bytes, "proofs/3.proof")
        paths.append("proofs/3.proof")
        var generator = SeededGenerator(seed: 31)
        for path in paths {
            let bytes = try folder.read(path)
            let place = Int.random(in: bytes.indices, using: &generator)
            var changed = bytes
            changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            try folder.write(changed, path)
            let result = try verify(folder, key: export.key.verifierKey)
            #expect(result.status == 1, "\(path), byte \(place): \(result.output)")
            #expect(result.output.contains("refused: "))
            try folder.write(bytes, path)
        }
        #expect(try verify(folder, key: export.key.verifierKey).status == 0)
    }

    @Test func `an act more, an act less or another key is refused`() throws {
        let export = try SampleExport(count: 5)
        let folder = try TemporaryFolder()
        _ = try export.write(to: folder)
        let other = try verify(folder, key: Samples.key(2).verifierKey)
        #expect(other.status == 1)
        #expect(other.output.contains("not signed by"))
        let entries = "tile/entries/000.p/5"
        let whole = try folder.read(entries)
        try folder.write(EntryBundle.bytes(of: Array(export.log.leaves.dropLast())), entries)
        #expect(try verify(folder, key: export.key.verifierKey).status == 1)
        try folder.write(EntryBundle.bytes(of: export.log.leaves + [export.log.leaves[0]]), entries)
        #expect(try verify(folder, key: export.key.verifierKey).status == 1)
        try folder.write(EntryBundle.bytes(of: export.log.leaves.reversed()), entries)
        #expect(try verify(folder, key: export.key.verifierKey).status == 1)
        try folder.write(whole, entries)
        try folder.write([UInt8](repeating: 0, count: 40), "bodies/" + String(repeating: "0", count: 64))
        #expect(try verify(folder, key: export.key.verifierKey).output.contains("belongs to no act"))
    }

    @Test func `a proof file proves its act without the journal`() throws {
        let export = try SampleExport(count: 77)
        let folder = try TemporaryFolder()
        try folder.write(export.proof(of: 40).bytes, "40.proof")
        func verify(_ act: Int) throws -> Int32 {
            try folder.write(export.log.leaves[act], "act")
            return try IndependentVerifier.verify([
                "--key", "\(export.key.verifierKey)", "--proof", folder.file("40.proof"), "--act", folder.file("act"),
            ]).status
        }
        #expect(try verify(40) == 0)
        #expect(try verify(41) == 1)
    }

    @Test(.needsVectors) func `it judges the published proof files as we do, but for cosignatures`() throws {
        struct Proof: Decodable {
            let leaf: String
            let proof: String
            let name: String?
        }
        struct Bad: Decodable { let cases: [Proof] }
        struct Keys: Decodable { let vkeys: [String: String] }
        let key = try #require(Vectors.read("generated/checkpoints.json", as: Keys.self).vkeys["log"])
        let folder = try TemporaryFolder()
        // The acts of the vectors are no headers, so the last check, after the proof has held, is the one that fails.
        for (proofs, isGood) in [
            (try Vectors.read("generated/tlog_proofs.json", as: [Proof].self), true),
            (try Vectors.read("generated/tlog_proofs_bad.json", as: Bad.self).cases, false),
        ] {
            for proof in proofs {
                try folder.write(Array(proof.proof.utf8), "proof")
                try folder.write(Array(proof.leaf.utf8), "act")
                let result = try IndependentVerifier.verify([
                    "--key", key, "--proof", folder.file("proof"), "--act", folder.file("act"),
                ])
                #expect(result.status == 1)
                let holds = result.output.contains("no canonical JSON")
                #expect(holds == (isGood || proof.name == "log key used as cosignature"), "\(result.output)")
            }
        }
    }
}

@Suite("The description of the format")
struct RecordFormatTests {
    @Test func `its example is what the program writes`() throws {
        let page = try String(
            contentsOf: IndependentVerifier.repository.appendingPathComponent("docs/record-format.md"),
            encoding: .utf8
        )
        let key = try Samples.key(1)
        #expect(page.contains("\n\(key.verifierKey)\n"))
        var log = SampleLog(leaves: [])
        let bodies: [(act: String, body: JSONValue)] = [
            (
                "found",
                .object([
                    "keys": .array([.string("\(key.verifierKey)")]), "mechanism": .string("rivers"),
                    "party": .string("alda"),
                ])
            ),
            (
                "party",
                .object([
                    "id": .string("norvane"), "kind": .string("state"),
                    "names": .object(["en": .string("Republic of Norvane")]),
                ])
            ),
        ]
        for (number, (act, body)) in bodies.enumerated() {
            let salt = try #require(BodySalt(bytes: [UInt8](repeating: 0x20 + UInt8(number), count: 32)))
            let bytes = CanonicalJSON.print(body)
            let commitment = BodyCommitment.commitment(salt: salt, body: bytes, hashing: Samples.hashing)
            let leaf = CanonicalJSON.print(
                .object([
                    "act": .string(act), "at": .string("2026-11-25T09:3\(number):00Z"),
                    "body": .string(commitment.base64), "by": .object([:]), "journal": .string(SampleExport.journal),
                    "number": .integer(number), "seen": .object([:]), "v": .integer(1),
                ])
            )
            log.append(leaf)
            #expect(page.contains("\n\(String(decoding: bytes, as: UTF8.self))\n"))
            #expect(page.contains("\n\(String(decoding: leaf, as: UTF8.self))\n"))
            #expect(page.contains("`\(Samples.hashing.leaf(leaf).base64)`"))
        }
        let head = try Samples.head(size: 2, root: log.tree(2).root(), key: key)
        #expect(page.contains("```\n\(head.note)```"))
        let proof = InclusionProofFile(index: 1, proof: try log.tree(2).inclusionProof(index: 1), checkpoint: [])
        #expect(page.contains("```\n\(String(decoding: proof.bytes, as: UTF8.self))```"))
    }
}
