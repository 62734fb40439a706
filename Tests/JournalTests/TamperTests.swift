import Foundation
import Journal
import Signing
import Testing
import Trials

@Suite("Trials of tampering with an exported journal")
struct TamperTests {
    /// How many trials are made: `SUIVI_TAMPER_TRIALS` asks for more.
    static let trials = ProcessInfo.processInfo.environment["SUIVI_TAMPER_TRIALS"].flatMap(Int.init)
    /// How many are made for each program that has to be started; `SUIVI_TAMPER_RUNS` asks for more.
    static let trialsOfOthers = ProcessInfo.processInfo.environment["SUIVI_TAMPER_RUNS"].flatMap(Int.init)
    /// Where the trials begin: another place, `SUIVI_TAMPER_SEED`, makes other trials.
    static let first = ProcessInfo.processInfo.environment["SUIVI_TAMPER_SEED"].flatMap(UInt64.init) ?? 0

    @Test(arguments: Tampering.Way.allCases)
    func `none is overlooked here`(way: Tampering.Way) throws {
        var trials = Trials(25, Self.attack, caughtBy: "our reader of exports")
        for number in 0..<(Self.trials ?? 300) / Tampering.Way.allCases.count {
            let trial = try Tampering(seed: Self.seed(number, way))
            let isAccepted = (try? FolderVerdict.check(trial.files, key: trial.key, older: trial.older)) != nil
            trials.count(!isAccepted, trial.story)
        }
        #expect(trials.missed == [])
        #expect(trials.tried > 0)
        trials.report()
    }

    private static let attack = "an export forged or edited"

    private static func seed(_ number: Int, _ way: Tampering.Way) -> UInt64 {
        (first + UInt64(number)) * UInt64(Tampering.Way.allCases.count) + UInt64(way.rawValue)
    }

    /// The others start a process for each trial, so they make fewer.
    @Test(arguments: IndependentVerifier.here, Tampering.Way.allCases)
    func `none is overlooked by the independent verifiers`(verifier: IndependentVerifier, way: Tampering.Way) throws {
        let folder = try TemporaryFolder()
        var trials = Trials(25, Self.attack, caughtBy: "the verifier in \(verifier.rawValue)")
        for number in 0..<(Self.trialsOfOthers ?? 36) / Tampering.Way.allCases.count {
            let trial = try Tampering(seed: Self.seed(number, way))
            let name = "\(number)"
            for (path, bytes) in trial.files { try folder.write(bytes, "\(name)/\(path)") }
            var arguments = ["--key", "\(trial.key)"]
            if let older = trial.older {
                try folder.write(older, "older")
                arguments += ["--older", folder.file("older")]
            }
            let result = try verifier.verify(arguments + [folder.file(name)])
            trials.count(result.status == IndependentVerifierTests.damaged, "\(trial.story): \(result.output)")
            try FileManager.default.removeItem(atPath: folder.file(name))
        }
        #expect(trials.missed == [])
        trials.report()
    }

    /// The program itself, which takes the key from the folder and shows it, to be compared with the owner's; it knows
    /// no older heads.
    private func ourProgramAccepts(_ files: [String: [UInt8]], key: VerifierKey) throws -> Bool {
        let folder = try TemporaryFolder()
        for (path, bytes) in files { try folder.write(bytes, path) }
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("suivi").path
        let result = try IndependentVerifier.run([program, "verify", "--json", folder.path])
        #expect([0, 1, 3].contains(result.status), "\(result.output)")
        return result.status == 0 && result.output.contains("\"\(key)\"")
    }

    @Test(arguments: Tampering.Way.allCases)
    func `none is overlooked by the command`(way: Tampering.Way) throws {
        var trials = Trials(25, Self.attack, caughtBy: "suivi verify")
        for number in 0..<(Self.trialsOfOthers ?? 36) / Tampering.Way.allCases.count {
            let trial = try Tampering(seed: Self.seed(number, way))
            if trial.older != nil { continue }
            trials.count(try !ourProgramAccepts(trial.files, key: trial.key), trial.story)
        }
        #expect(trials.missed == [])
        trials.report()
    }

    /// Without this the trials above could be refused for a fault of the forger's.
    @Test(arguments: [2, 5, 9, 258]) func `what nobody has touched is whole`(count: Int) throws {
        let export = try SampleExport(count: count)
        let files = try Forgery(export).files()
        #expect(files["checkpoint"] == export.head.note.bytes)
        let older = try export.head(ofFirst: count / 2).note.bytes
        try FolderVerdict.check(files, key: export.key.verifierKey, older: older)
        #expect(try ourProgramAccepts(files, key: export.key.verifierKey))
        // The owner could sign each forgery; then it is a journal like any other, unless an older head is known.
        var forgery = Forgery(export)
        forgery.acts[0] = forgery.made("Rewritten", number: 0)
        forgery.head = .signed(export.key)
        try FolderVerdict.check(forgery.files(), key: export.key.verifierKey)
        for verifier in IndependentVerifier.here {
            let folder = try TemporaryFolder()
            for (path, bytes) in try forgery.files() { try folder.write(bytes, path) }
            let result = try verifier.verify(["--key", "\(export.key.verifierKey)", folder.path])
            #expect(result.status == IndependentVerifierTests.whole, "\(result.output)")
        }
    }
}
