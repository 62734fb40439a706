import Foundation
import Testing

@Suite("Other people's programs check what was exported")
struct OtherVerifiersTests {
    /// A register that is read, exported once early and once at the end, and what each program says of it.
    private func verifies(_ verifier: OtherVerifier) throws {
        let command = try #require(verifier.command)
        let place = try Workplace()
        func verify(_ arguments: String...) throws -> Suivi.Outcome {
            try place.suivi.run(URL(fileURLWithPath: "/usr/bin/env"), command + arguments)
        }
        try place.makeRegister()
        #expect(try place.suivi("export", "early").code == 0)
        try place.readExample()
        #expect(try place.suivi("export", "journal", "--bodies", "--prove", "0", "--prove", "5").code == 0)
        let ours = try place.json("verify")
        let acts = try #require(ours["acts"] as? Int)
        let root = try #require(ours["root"] as? String)
        let key = try String(contentsOf: place.path("journal/key"), encoding: .utf8).filter { $0 != "\n" }

        let whole = try verify("--key", key, "--older", "early/checkpoint", "journal")
        #expect(whole.code == 0, "\(whole.errors)")
        let lines = whole.output.split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix("checkpoint  \(acts) acts of norvane.example/rivers/1") == true)
        #expect(lines.contains("root        \(root)"))
        #expect(lines.contains("bodies      \(acts) shown and committed to, 0 not shown"))
        #expect(lines.contains("proofs      2 hold"))
        #expect(lines.last == "complete")

        // The early export has fewer acts than the later head, and no bodies.
        let early = try verify("--key", key, "early")
        #expect(early.code == 0, "\(early.errors)")
        #expect(early.output.contains("\ncomplete but for "))
        #expect(try verify("--key", key, "--older", "journal/checkpoint", "early").code == 3)

        var entries = try Data(contentsOf: place.path("journal/tile/entries/000.p/\(acts)"))
        entries[entries.count / 2] ^= 1
        try place.write(entries, to: "journal/tile/entries/000.p/\(acts)")
        let damaged = try verify("--key", key, "journal")
        #expect(damaged.code == 3)
        #expect(damaged.errors.contains("refused: "))
        #expect(try verify("journal").code == 2)
    }

    @Test(
        "a shell script with OpenSSL and coreutils alone",
        .enabled(if: OtherVerifier.shell.command != nil, "openssl is not here")
    )
    func shell() throws { try verifies(.shell) }

    @Test(
        "a program in Python, on the package cryptography",
        .enabled(if: OtherVerifier.python.command != nil, "python3 with the package cryptography is not here")
    )
    func python() throws { try verifies(.python) }

    @Test(
        "a program in Go, on the packages of its checksum database",
        .enabled(if: OtherVerifier.go.command != nil, "golang-go and golang-golang-x-mod-dev of Debian are not here")
    )
    func go() throws { try verifies(.go) }
}
