import Foundation

/// The verifiers of an exported journal that share no code with the program.
enum OtherVerifier: String, CaseIterable, Sendable {
    case shell, python, go

    /// The words that start it, or nothing where what it needs is not installed.
    var command: [String]? {
        let folder = Repository.root.appendingPathComponent("Verifiers")
        switch self {
        case .shell: return Self.isShellHere ? ["bash", folder.appendingPathComponent("verify-journal.sh").path] : nil
        case .python:
            return Self.isPythonHere ? ["python3", folder.appendingPathComponent("verify_journal.py").path] : nil
        case .go: return Self.builtGo.map { [$0] }
        }
    }

    private static let isShellHere = succeeds(["openssl", "version"])
    private static let isPythonHere = succeeds(["python3", "-c", "import cryptography"])

    /// The program in Go, built beside these tests, where Go and the packages of Debian are.
    private static let builtGo: String? = {
        let folder = Suivi.program.deletingLastPathComponent()
        let program = folder.appendingPathComponent("verify-journal-of-end-to-end-tests").path
        let source = Repository.root.appendingPathComponent("Verifiers/go").path
        // Without modules Go takes no absolute path for a package: it is started in the folder.
        let environment = ["-C", source, "GO111MODULE=off", "GOPATH=/usr/share/gocode", "GOCACHE=\(folder.path)/go-cache"]
        return succeeds(environment + ["go", "build", "-o", program, "."]) ? program : nil
    }()

    private static func succeeds(_ command: [String]) -> Bool {
        guard let place = try? Workplace() else { return false }
        return (try? place.suivi.run(URL(fileURLWithPath: "/usr/bin/env"), command).code) == 0
    }
}
