import CanonicalBytes
import Foundation
import Journal
import Signing
import Testing
import Trials

@Suite("The independent verifiers")
struct IndependentVerifierTests {
    /// What the programs answer: everything holds, the call is wrong, something does not hold.
    static let (whole, usage, damaged): (Int32, Int32, Int32) = (0, 2, 3)

    @Test(.enabled(if: IndependentVerifier.shell.isHere, "openssl is not here"))
    func `the shell script runs`() throws { try tellsUsage(.shell) }

    @Test(.enabled(if: IndependentVerifier.python.isHere, "python3 with the package cryptography is not here"))
    func `the Python program runs`() throws { try tellsUsage(.python) }

    @Test(.enabled(if: IndependentVerifier.go.isHere, "golang-go and golang-golang-x-mod-dev of Debian are not here"))
    func `the Go program is built and runs`() throws { try tellsUsage(.go) }

    private func tellsUsage(_ verifier: IndependentVerifier) throws {
        for arguments in [[], ["--key", "alda.example/rivers/1+00000000+AA=="], ["--unknown"], ["one", "two"]] {
            let result = try verifier.verify(arguments)
            #expect(result.status == Self.usage, "\(arguments): \(result.output)")
            #expect(result.output.contains("usage: "))
        }
    }

    private func verify(
        _ verifier: IndependentVerifier,
        _ folder: TemporaryFolder,
        key: VerifierKey,
        older: String? = nil
    ) throws -> IndependentVerifier.Result {
        try verifier.verify(["--key", "\(key)"] + (older.map { ["--older", folder.file($0)] } ?? []) + [folder.path])
    }

    @Test(arguments: IndependentVerifier.here, [0, 1, 5, 300])
    func `an export is whole`(verifier: IndependentVerifier, count: Int) throws {
        let export = try SampleExport(count: count)
        let folder = try TemporaryFolder()
        _ = try export.write(to: folder)
        if count > 0 { try folder.write(export.proof(of: count / 2).bytes, "proofs/\(count / 2).proof") }
        let result = try verify(verifier, folder, key: export.key.verifierKey)
        #expect(result.status == Self.whole, "\(result.output)")
        #expect(result.head == ["\(count)", export.head.checkpoint.root.base64])
        #expect(
            result.output.contains("bodies      \((count + 1) / 2) shown and committed to, \(count / 2) not shown")
        )
        #expect(result.output.contains("proofs      \(min(count, 1)) hold"))
        let end = count < 2 ? "complete\n" : "complete but for \(count / 2) bodies not shown\n"
        #expect(result.output.hasSuffix("\n" + end))
    }

    @Test(arguments: IndependentVerifier.here)
    func `a flipped bit in any file is refused`(verifier: IndependentVerifier) throws {
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
            let result = try verify(verifier, folder, key: export.key.verifierKey)
            #expect(result.status == Self.damaged, "\(path), byte \(place): \(result.output)")
            #expect(result.output.contains("refused: "))
            try folder.write(bytes, path)
        }
        #expect(try verify(verifier, folder, key: export.key.verifierKey).status == Self.whole)
    }

    @Test(arguments: IndependentVerifier.here)
    func `an act more, an act less or another key is refused`(verifier: IndependentVerifier) throws {
        let export = try SampleExport(count: 5)
        let folder = try TemporaryFolder()
        _ = try export.write(to: folder)
        let other = try verify(verifier, folder, key: Samples.key(2).verifierKey)
        #expect(other.status == Self.damaged)
        #expect(other.output.contains("refused: checkpoint: "))
        let entries = "tile/entries/000.p/5"
        let whole = try folder.read(entries)
        for leaves in [
            Array(export.log.leaves.dropLast()), export.log.leaves + [export.log.leaves[0]],
            export.log.leaves.reversed(),
        ] {
            try folder.write(EntryBundle.bytes(of: leaves), entries)
            #expect(try verify(verifier, folder, key: export.key.verifierKey).status == Self.damaged)
        }
        try folder.write(whole, entries)
        try folder.write([UInt8](repeating: 0, count: 40), "bodies/" + String(repeating: "0", count: 64))
        let stranger = try verify(verifier, folder, key: export.key.verifierKey)
        #expect(stranger.status == Self.damaged)
        #expect(stranger.output.contains("belongs to no act"))
    }

    @Test(arguments: IndependentVerifier.here, ["tile/0/000", "tile/0/001.p/1", "tile/entries/001", "tile/1/000.p/1"])
    func `a tile beyond the head is refused, a narrower one is not`(verifier: IndependentVerifier, path: String) throws
    {
        let export = try SampleExport(count: 5)
        let folder = try TemporaryFolder()
        _ = try export.write(to: folder)
        try folder.write([UInt8](repeating: 7, count: 64), "tile/0/000.p/2")
        #expect(try verify(verifier, folder, key: export.key.verifierKey).status == Self.whole)
        try folder.write([UInt8](repeating: 7, count: 32), path)
        let result = try verify(verifier, folder, key: export.key.verifierKey)
        #expect(result.status == Self.damaged)
        #expect(result.output.contains("refused: \(path): the signed head does not cover it"))
    }

    @Test(
        arguments: IndependentVerifier.here,
        ["tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/05", "tile/0/000.p/x"]
    )
    func `what has no name of a tile is refused`(verifier: IndependentVerifier, path: String) throws {
        let export = try SampleExport(count: 257)
        let folder = try TemporaryFolder()
        _ = try export.write(to: folder)
        try folder.write([UInt8](repeating: 7, count: 32), path)
        let result = try verify(verifier, folder, key: export.key.verifierKey)
        #expect(result.status == Self.damaged)
        #expect(result.output.contains("refused: \(path): no tile"))
    }

    @Test(arguments: IndependentVerifier.here)
    func `the journal must have grown from an older head`(verifier: IndependentVerifier) throws {
        let key = try Samples.key(1)
        let export = try SampleExport(count: 12)
        let folder = try TemporaryFolder()
        _ = try export.write(to: folder)
        for count in [0, 1, 7, 8, 12] {
            try folder.write(SampleExport(count: count).head.note.bytes, "older")
            let result = try verify(verifier, folder, key: key.verifierKey, older: "older")
            #expect(result.status == Self.whole, "\(result.output)")
            #expect(result.output.contains("older head  its \(count) acts are the first of these\n"))
        }
        let others = [
            try SampleExport(count: 13).head,
            try Samples.head(size: 7, root: export.log.tree(8).root(), key: key),
            try Samples.head(size: 7, root: export.log.tree(7).root(), key: Samples.key(2)),
        ]
        for other in others {
            try folder.write(other.note.bytes, "older")
            let result = try verify(verifier, folder, key: key.verifierKey, older: "older")
            #expect(result.status == Self.damaged, "\(result.output)")
        }
    }

    @Test(.enabled(if: IndependentVerifier.python.isHere, "python3 with the package cryptography is not here"))
    func `a proof file proves its act without the journal`() throws {
        let export = try SampleExport(count: 77)
        let folder = try TemporaryFolder()
        try folder.write(export.proof(of: 40).bytes, "40.proof")
        func verify(_ act: Int) throws -> Int32 {
            try folder.write(export.log.leaves[act], "act")
            return try IndependentVerifier.python.verify([
                "--key", "\(export.key.verifierKey)", "--proof", folder.file("40.proof"), "--act", folder.file("act"),
            ]).status
        }
        #expect(try verify(40) == Self.whole)
        #expect(try verify(41) == Self.damaged)
    }

    @Test(
        .needsVectors,
        .enabled(if: IndependentVerifier.python.isHere, "python3 with the package cryptography is not here")
    )
    func `the Python program judges the published proof files as we do, but for cosignatures`() throws {
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
                let result = try IndependentVerifier.python.verify([
                    "--key", key, "--proof", folder.file("proof"), "--act", folder.file("act"),
                ])
                #expect(result.status == Self.damaged)
                let holds = result.output.contains("no canonical JSON")
                #expect(holds == (isGood || proof.name == "log key used as cosignature"), "\(result.output)")
            }
        }
    }
}
