import Foundation
import Testing

@Suite("Two processes, one line", .timeLimit(.minutes(20)))
struct SyncTests {
    private func digest(_ place: Workplace) throws -> String {
        try LineBetweenNodes.run(["status", "--digest"], in: place)
    }

    private func sync(_ line: LineBetweenNodes, _ options: String...) throws -> [String: Any] {
        let arguments = ["sync", "norvane", "--address", line.address, "--json"] + options
        let outcome = try line.alda.suivi.run(Suivi.program, arguments)
        try #require(outcome.code == 0, "\(outcome.errors)")
        let results = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
        return try #require(results?.first)
    }

    @Test("by TLS both nodes come to the same; another certificate is not trusted, another key not answered")
    func secure() throws {
        let line = try LineBetweenNodes()
        for name in ["node", "other"] {
            let made = try line.norvane.suivi.run(
                URL(fileURLWithPath: "/usr/bin/env"),
                [
                    "openssl", "req", "-x509", "-newkey", "ed25519", "-nodes", "-keyout", "\(name).key", "-out",
                    "\(name).pem", "-days", "2", "-subj", "/CN=norvane", "-addext", "subjectAltName=IP:127.0.0.1",
                ]
            )
            try #require(made.code == 0, "\(made.errors)")
        }
        try line.serve("--certificate", "node.pem", "--key", "node.key")
        #expect(line.address.hasPrefix("https://"))
        let other = try line.alda.suivi(
            "sync",
            "norvane",
            "--address",
            line.address,
            "--certificate",
            line.norvane.path("other.pem").path
        )
        #expect(other.code == 1)
        let unnamed = try line.alda.suivi("sync", "norvane", "--address", line.address)
        #expect(unnamed.code == 1)
        #expect(!FileManager.default.fileExists(atPath: line.alda.path("register/peers.json").path))

        let certificate = line.norvane.path("node.pem").path
        let first = try sync(line, "--certificate", certificate)
        #expect(first["level"] as? Bool == true)
        #expect(first["stored"] as? Int ?? 0 > 0)
        #expect(first["sent"] as? Int ?? 0 > 0)
        #expect(try digest(line.alda) == digest(line.norvane))

        // The address is known from now on, and so is the certificate.
        let again = try line.alda.suivi("sync")
        #expect(again.code == 0, "\(again.errors)")
        #expect((again.output + again.errors).contains("norvane: nothing is new; both nodes have the same."))
        line.stop()
        #expect(try line.alda.suivi("sync").code == 1)
    }

    @Test("without TLS no other machine is let in")
    func openAddress() throws {
        let line = try LineBetweenNodes()
        let refused = try line.norvane.suivi("serve", "--port", "0", "--exchange", "0.0.0.0:0")
        #expect(refused.code == 4)
        #expect(refused.errors.contains("other machines could reach"))
    }

    @Test("where nothing is new one request goes out, and with its answer it has at most 1 kB")
    func nothingNew() throws {
        let line = try LineBetweenNodes()
        try line.serve()
        let direct = try sync(line)
        #expect(direct["level"] as? Bool == true)
        try line.relay()
        let outcome = try sync(line)
        #expect(outcome["requests"] as? Int == 1)
        #expect(outcome["stored"] as? Int == 0)
        let counted = try line.counted()
        #expect(counted.connections == 1)
        #expect(counted.up + counted.down <= 1000, "\(counted)")
        #expect(counted.up + counted.down > 300)
    }
}
