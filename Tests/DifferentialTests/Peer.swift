import Foundation

/// A program in another language, with other people's libraries, that judges the same bytes.
enum Peer: Sendable {
    /// `golang.org/x/mod/sumdb/note` and `tlog`.
    case go
    /// `rfc8785`, OpenSSL through `cryptography`, and Python's own base64.
    case python

    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let folder = repository.appendingPathComponent("Tests/DifferentialTests/Peers")

    static let isGoHere = builtGo != nil
    static let isPythonHere = foundPython != nil

    /// The program in Go, built beside these tests, where Go and the packages of Debian are.
    private static let builtGo: String? = {
        let place = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let program = place.appendingPathComponent("differential-peer").path
        let environment = ["GO111MODULE=off", "GOPATH=/usr/share/gocode", "GOCACHE=\(place.path)/go-cache"]
        let source = folder.appendingPathComponent("go/main.go").path
        return (try? run(environment + ["go", "build", "-o", program, source])) == 0 ? program : nil
    }()

    /// A python3 that can import both packages: that of `scripts/differential`, or any.
    private static let foundPython: String? = {
        let own = repository.appendingPathComponent(".build/differential/bin/python").path
        return [own, "python3"].first { (try? run([$0, "-c", "import cryptography, rfc8785"])) == 0 }
    }()

    private var command: [String] {
        switch self {
        case .go: [Self.builtGo ?? "differential-peer"]
        case .python: [Self.foundPython ?? "python3", Self.folder.appendingPathComponent("peer.py").path]
        }
    }

    /// Lets the program judge contents, each under the letter of its kind.
    func judge(_ contents: [[UInt8]], as letter: Character) throws -> [String] {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("suivi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let (asked, answered) = (place.appendingPathComponent("asked"), place.appendingPathComponent("answered"))
        var records = Data()
        for content in contents {
            records.append(contentsOf: Array(String(letter).utf8))
            withUnsafeBytes(of: UInt32(content.count).bigEndian) { records.append(contentsOf: $0) }
            records.append(contentsOf: content)
        }
        try records.write(to: asked)
        try Data().write(to: answered)
        let output = try FileHandle(forWritingTo: answered)
        let status = try Self.run(command, input: try FileHandle(forReadingFrom: asked), output: output)
        guard status == 0 else { throw Failure(command: command, status: status) }
        return String(decoding: try Data(contentsOf: answered), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    private struct Failure: Error {
        let command: [String]
        let status: Int32
    }

    private static func run(_ command: [String], input: FileHandle? = nil, output: FileHandle? = nil) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardInput = input ?? FileHandle.nullDevice
        process.standardOutput = output ?? FileHandle.nullDevice
        if output == nil { process.standardError = FileHandle.nullDevice }
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
