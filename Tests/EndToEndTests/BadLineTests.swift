import Foundation
import Testing

@Suite("A line that breaks", .timeLimit(.minutes(20)))
struct BadLineTests {
    private func digest(_ place: Workplace) throws -> String {
        try LineBetweenNodes.run(["status", "--digest"], in: place)
    }

    private func sync(_ line: LineBetweenNodes) throws -> [String: Any] {
        let outcome = try line.alda.suivi.run(Suivi.program, line.sync + ["--json"])
        try #require(outcome.code == 0, "\(outcome.errors)")
        let results = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
        return try #require(results?.first)
    }

    /// A line whose nodes have the same, but for a long proposal of one of them.
    private func line(
        newAt author: KeyPath<LineBetweenNodes, Workplace>,
        byTLS: Bool = false
    ) throws -> LineBetweenNodes {
        let line = try LineBetweenNodes()
        let text = Repository.example("communique/communique-fr.txt").path
        for command in [
            ["session", "1", "--status", "held", "--host", "norvane", "--place", "Halvik", "--date", "2026-05-12"],
            ["read", text, "--session", "1"], ["review", "--accept-all"],
        ] {
            try LineBetweenNodes.run(command, in: line[keyPath: author])
        }
        if byTLS { try line.serveByTLS() } else { try line.serve() }
        #expect(try sync(line)["level"] as? Bool == true)
        let numbers = (1...20).map { $0 < 10 ? "1/0\($0)" : "1/\($0)" }
        try LineBetweenNodes.run(["propose"] + numbers, in: line[keyPath: author])
        return line
    }

    @Test("again and again is taken up where it broke")
    func cut() throws {
        let line = try line(newAt: \.norvane)
        try line.relay(.cut, after: 9000)
        let outcome = try sync(line)
        #expect(outcome["level"] as? Bool == true)
        #expect(try digest(line.alda) == digest(line.norvane))
        let received = try #require(outcome["bytes_received"] as? Int)
        let counted = try line.counted()
        #expect(counted.connections >= 3, "the line was cut")
        #expect(received > 2 * 9000)
        // What had come was not asked for again: but for the heads nothing came twice.
        #expect(counted.down < received + 1200 * (counted.connections + 4))
    }

    @Test("while the program is killed: its next call goes on where it was", arguments: [false, true])
    func killed(byTLS: Bool) throws {
        let line = try line(newAt: \.norvane, byTLS: byTLS)
        let file = line.alda.path("register/arriving.norvane").path
        // The head of the answer has some hundred bytes, what greets by TLS two thousand; the rest is kept at once.
        let limit = 12_000
        let least = limit - 5000
        try line.relay(.stall, after: limit)
        let process = try line.beginSync()
        var kept = 0
        while kept < least, process.isRunning {
            kept = ((try? FileManager.default.attributesOfItem(atPath: file))?[.size] as? Int) ?? 0
            usleep(20_000)
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        try #require(kept >= least)

        try line.relay()
        let outcome = try sync(line)
        #expect(outcome["level"] as? Bool == true)
        #expect(try digest(line.alda) == digest(line.norvane))
        #expect(!FileManager.default.fileExists(atPath: file))
        // The same proposal from another register is as long as the whole; what came now is shorter by what was kept.
        let whole = try sync(try relayed(try self.line(newAt: \.norvane)))["bytes_received"] as? Int ?? 0
        let rest = outcome["bytes_received"] as? Int ?? 0
        #expect(rest > 0 && rest <= whole - kept + 1000, "\(rest) of \(whole), \(kept) kept")
    }

    private func relayed(_ line: LineBetweenNodes) throws -> LineBetweenNodes {
        try line.relay()
        return line
    }

    @Test("just when what was brought has been stored: it is not brought again")
    func lostAnswer() throws {
        let line = try line(newAt: \.alda)
        try line.relay(.lose)
        let outcome = try sync(line)
        #expect(outcome["level"] as? Bool == true)
        #expect(try digest(line.alda) == digest(line.norvane))
        let counted = try line.counted()
        #expect(counted.connections >= 2, "the line was cut")
        let sent = try #require(outcome["bytes_sent"] as? Int)
        #expect(sent > 10_000)
        // All went over the line once, besides the heads and what each side says that it has.
        let again = try sync(line)["bytes_sent"] as? Int ?? 0
        #expect(try line.counted().up < sent + again + 6000)
        let alone = try sync(try relayed(try self.line(newAt: \.alda)))["bytes_sent"] as? Int ?? 0
        #expect(sent < alone + 3000, "\(sent), and \(alone) where nothing is lost")
    }
}
