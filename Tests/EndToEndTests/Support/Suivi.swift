import Foundation

/// The built program, run as a person runs it: a process with arguments, a folder and an environment of its own.
struct Suivi {
    /// The folder in which it runs.
    let folder: URL
    var environment: [String: String] = [:]

    /// How a run ended.
    struct Outcome {
        let code: Int32
        let output: String
        let errors: String
    }

    /// The program that was built beside these tests.
    static let program: URL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("suivi")

    /// Runs one command line to its end.
    @discardableResult
    func callAsFunction(_ arguments: String..., input: Data = Data()) throws -> Outcome {
        try run(Self.program, arguments, input: input)
    }

    /// Runs any program in the same folder and environment, to its end.
    func run(_ program: URL, _ arguments: [String], input: Data = Data()) throws -> Outcome {
        try begin(program, arguments, input: input)()
    }

    /// Starts one command line; the closure waits for its end.
    func start(_ arguments: String...) throws -> () throws -> Outcome {
        try begin(Self.program, arguments, input: Data())
    }

    /// Starts any program; the closure waits for its end.
    func begin(_ program: URL, _ arguments: [String], input: Data = Data()) throws -> () throws -> Outcome {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C",
            "SUIVI_PASSPHRASE_FILE": folder.appendingPathComponent("passphrase").path,
        ].merging(environment) { $1 }
        // Files rather than pipes: nothing can fill up and block while the program runs.
        let files = ["in", "out", "err"].map { folder.appendingPathComponent(".\(UUID().uuidString).\($0)") }
        try input.write(to: files[0])
        for file in files.dropFirst() { try Data().write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        return {
            process.waitUntilExit()
            defer { for file in files { try? FileManager.default.removeItem(at: file) } }
            return Outcome(
                code: process.terminationStatus,
                output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
                errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
            )
        }
    }
}

/// A folder of its own for one test, removed at its end.
final class Workplace: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("suivi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("correct horse battery staple\n".utf8).write(to: folder.appendingPathComponent("passphrase"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var suivi: Suivi { Suivi(folder: folder) }

    func path(_ name: String) -> URL { folder.appendingPathComponent(name) }

    func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        try Data(bytes).write(to: path(name))
    }
}

/// The files that the repository holds.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func example(_ path: String) -> URL { root.appendingPathComponent("Examples/\(path)") }
}
