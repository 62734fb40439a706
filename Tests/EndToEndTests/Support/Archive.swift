import Foundation
import Testing

extension Workplace {
    /// The archive of the examples, as a folder that a test may change.
    func copyArchive() throws {
        try FileManager.default.copyItem(at: Repository.example("archive"), to: path("archive"))
    }

    /// A register of the mechanism, without any session.
    func makeEmptyRegister() throws {
        let commands: [[String]] = [
            ["init", "--participant", "norvane.example", "--mechanism", "rivers"],
            ["party", "norvane", "--kind", "state", "--name", "en=Republic of Norvane"],
            ["party", "rivers", "--kind", "confederation", "--name", "en=Confederation of the Three Rivers"],
            ["mechanism", "--name", "en=Joint River Commission", "--party", "norvane", "--party", "rivers"],
        ]
        for command in commands {
            let outcome = try suivi.run(Suivi.program, command)
            try #require(outcome.code == 0, "\(outcome.errors)")
        }
    }

    func proposal() throws -> String { try String(contentsOf: path("years.txt"), encoding: .utf8) }

    func change(_ from: String, to new: String) throws {
        let text = try proposal()
        try #require(text.contains(from), "the proposal has no '\(from)'")
        try write(Array(text.replacingOccurrences(of: from, with: new).utf8), to: "years.txt")
    }

    func members(_ value: Any?) throws -> [[String: Any]] { try #require(value as? [[String: Any]]) }
}
