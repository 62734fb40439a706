public import Foundation

/// Programs that were written from the description of the format alone, and what they say of our exports.
public enum IndependentVerifier: String, CaseIterable, Sendable {
    /// OpenSSL and coreutils.
    case shell
    /// Python and its package `cryptography`.
    case python
    /// Go and the packages of its checksum database.
    case go

    public static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Those that can run here.
    public static let here = allCases.filter(\.isHere)

    public var isHere: Bool {
        switch self {
        case .shell: Self.isShellHere
        case .python: Self.isPythonHere
        case .go: Self.builtGo != nil
        }
    }

    private static let isShellHere = (try? run(["openssl", "version"]).status) == 0
    private static let isPythonHere = (try? run(["python3", "-c", "import cryptography"]).status) == 0

    /// The program in Go, built beside the tests, where Go and the packages of Debian are.
    private static let builtGo: String? = {
        let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let program = folder.appendingPathComponent("verify-journal-of-unit-tests").path
        let source = repository.appendingPathComponent("Verifiers/go").path
        // Without modules Go takes no absolute path for a package: it is started in the folder.
        let environment = ["-C", source, "GO111MODULE=off", "GOPATH=/usr/share/gocode", "GOCACHE=\(folder.path)/go-cache"]
        let built = try? run(environment + ["go", "build", "-o", program, "."])
        return built?.status == 0 ? program : nil
    }()

    public struct Result {
        public let status: Int32
        public let output: String

        /// The signed head as the program has understood it: the number of acts, and the root in base64.
        public var head: [String] {
            output.split(separator: "\n").filter { $0.hasPrefix("checkpoint ") || $0.hasPrefix("root ") }
                .map { String($0.split(separator: " ")[1]) }
        }
    }

    public func verify(_ arguments: [String]) throws -> Result {
        let folder = Self.repository.appendingPathComponent("Verifiers")
        let command =
            switch self {
            case .shell: ["bash", folder.appendingPathComponent("verify-journal.sh").path]
            case .python: ["python3", folder.appendingPathComponent("verify_journal.py").path]
            case .go: [Self.builtGo ?? "verify-journal"]
            }
        return try Self.run(command + arguments)
    }

    public static func run(_ command: [String]) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
    }
}
