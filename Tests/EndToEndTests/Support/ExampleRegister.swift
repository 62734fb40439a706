import Foundation
import Testing

extension Workplace {
    /// Makes a register of the invented mechanism, as the guide tells it; the first session was held in Halvik.
    func makeRegister() throws {
        let commands: [[String]] = [
            ["init", "--participant", "norvane.example", "--mechanism", "rivers"],
            [
                "party", "norvane", "--kind", "state", "--name", "en=Republic of Norvane", "--name",
                "fr=République de Norvane",
            ],
            [
                "party", "rivers", "--kind", "confederation", "--name", "en=Confederation of the Three Rivers",
                "--name",
                "fr=Confédération des Trois Rivières",
            ],
            ["party", "alda", "--kind", "state", "--name", "en=Alda", "--member-of", "rivers", "--presides"],
            ["party", "brenn", "--kind", "state", "--name", "en=Brenn", "--member-of", "rivers"],
            [
                "mechanism", "--name", "en=Consultations of Norvane and the Three Rivers", "--party", "norvane",
                "--party", "rivers",
            ],
            ["session", "1", "--status", "held", "--host", "norvane", "--place", "Halvik", "--date", "2026-05-12"],
        ]
        for command in commands {
            let outcome = try suivi.run(Suivi.program, command)
            try #require(outcome.code == 0, "\(command.joined(separator: " ")): \(outcome.errors)")
        }
    }

    /// Deposits the French communiqué of the examples and accepts every finding.
    func readExample() throws {
        let read = try suivi("read", Repository.example("communique/communique-fr.txt").path, "--session", "1")
        try #require(read.code == 0, "\(read.errors)")
        let review = try suivi("review", "--accept-all")
        try #require(review.code == 0, "\(review.errors)")
    }

    /// What `suivi … --json` answers.
    func json(_ arguments: String...) throws -> [String: Any] {
        let outcome = try suivi.run(Suivi.program, arguments + ["--json"])
        try #require(outcome.code == 0, "\(arguments.joined(separator: " ")): \(outcome.errors)")
        let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
        return try #require(value as? [String: Any])
    }

    /// The conclusions as `suivi conclusions --json` lists them.
    func conclusions(_ arguments: String...) throws -> [[String: Any]] {
        let outcome = try suivi.run(Suivi.program, ["conclusions", "--json"] + arguments)
        try #require(outcome.code == 0, "\(outcome.errors)")
        let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        return try #require(value?["conclusions"] as? [[String: Any]])
    }

    /// The number of acts that `suivi verify` has found whole.
    func verifiedActs() throws -> Int {
        let verdict = try json("verify")
        try #require(verdict["whole"] as? Bool == true)
        return try #require(verdict["acts"] as? Int)
    }

    /// Copies the register of another workplace.
    func copyRegister(from other: Workplace) throws {
        try? FileManager.default.removeItem(at: path("register"))
        try copyNode(other.path("register"), to: path("register"))
    }

    /// Copies a node as an image of a disk does: the copy does not know that it is one.
    func copyNode(_ folder: URL, to copy: URL) throws {
        try FileManager.default.copyItem(at: folder, to: copy)
        try? FileManager.default.removeItem(at: copy.appendingPathComponent("keys/place"))
    }
}
