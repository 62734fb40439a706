import Foundation
import Testing

/// The registers of two participants in one folder: the Republic of Norvane, and Alda, which speaks for the
/// Confederation of the Three Rivers.
struct TwoNodes: Sendable {
    let place: Workplace

    /// Both registers, founded with each other; Norvane has read the English communiqué and accepted every finding.
    static func founded() throws -> TwoNodes {
        let nodes = TwoNodes(place: try Workplace())
        let template = try foundedOnce.get()
        for name in ["norvane", "alda"] {
            try nodes.place.copyNode(template.place.path(name), to: nodes.place.path(name))
            let card = "\(name).card"
            try FileManager.default.copyItem(at: template.place.path(card), to: nodes.place.path(card))
        }
        return nodes
    }

    private static let foundedOnce = Result { () throws -> TwoNodes in
        let nodes = TwoNodes(place: try Workplace())
        try nodes.makeRegisters()
        let example = Repository.example("communique/communique-en.txt").path
        try nodes.norvane("read", example, "--session", "1")
        try nodes.norvane("review", "--accept-all")
        try nodes.norvane("found", "--card", "norvane.card")
        try nodes.alda("found", "--card", "alda.card", "--for", "rivers")
        let words = try nodes.words(of: try nodes.norvane("found", "alda.card", "--json"))
        try nodes.norvane("found", "alda.card", "--words", words)
        try nodes.alda("found", "norvane.card", "--words", words)
        try nodes.exchange()
        return nodes
    }

    /// Makes both registers, each for itself; only Norvane names the mechanism and its first session.
    func makeRegisters() throws {
        for (name, run) in [("norvane", norvane), ("alda", alda)] {
            try run(["init", "--participant", "\(name).example", "--mechanism", "rivers"])
            try run(["party", "norvane", "--kind", "state", "--name", "en=Republic of Norvane"])
            try run(["party", "rivers", "--kind", "confederation", "--name", "en=Confederation of the Three Rivers"])
            try run(["party", "alda", "--kind", "state", "--name", "en=Alda", "--member-of", "rivers", "--presides"])
        }
        try norvane(
            "mechanism",
            "--name",
            "en=Consultations of Norvane and the Three Rivers",
            "--party",
            "norvane",
            "--party",
            "rivers"
        )
        try norvane(
            "session",
            "1",
            "--status",
            "held",
            "--host",
            "norvane",
            "--place",
            "Halvik",
            "--date",
            "2026-05-12"
        )
    }

    /// Runs a command on a node, and expects how it ends.
    @discardableResult
    func run(_ node: String, _ arguments: [String], code: Int32 = 0) throws -> Suivi.Outcome {
        let outcome = try place.suivi.run(Suivi.program, arguments + ["--register", node, "--language", "en"])
        let line = arguments.joined(separator: " ")
        try #require(outcome.code == code, "\(node): \(line): \(outcome.output)\(outcome.errors)")
        return outcome
    }

    private func norvane(_ arguments: [String]) throws { try run("norvane", arguments) }
    private func alda(_ arguments: [String]) throws { try run("alda", arguments) }

    @discardableResult
    func norvane(_ arguments: String..., code: Int32 = 0) throws -> Suivi.Outcome {
        try run("norvane", arguments, code: code)
    }

    @discardableResult
    func alda(_ arguments: String..., code: Int32 = 0) throws -> Suivi.Outcome {
        try run("alda", arguments, code: code)
    }

    /// Packs a pouch on one node and opens it on the other; says what the other printed.
    @discardableResult
    func send(from sender: String, to receiver: String) throws -> String {
        let file = "\(UUID().uuidString).zip"
        try run(sender, ["pouch", "pack", "--to", receiver, file])
        guard FileManager.default.fileExists(atPath: place.path(file).path) else { return "" }
        return try run(receiver, ["pouch", "open", file]).output
    }

    /// Sends pouches to and fro until nobody has anything new.
    func exchange() throws {
        for _ in 0..<4 {
            let there = try send(from: "norvane", to: "alda")
            let back = try send(from: "alda", to: "norvane")
            // An acknowledgement of an acknowledgement is never written, so the last one may come again.
            let nothing = "Nothing is new; nothing was written."
            if there.isEmpty || there.contains(nothing), back.isEmpty || back.contains(nothing) { return }
        }
        Issue.record("the two nodes answer each other for ever")
    }

    /// The proposals of a node's inbox by their names, each with its state.
    func inbox(_ node: String) throws -> [String: String] {
        let outcome = try run(node, ["inbox", "--json"])
        let entries = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
        return try #require(entries).reduce(into: [:]) { states, entry in
            if let name = entry["proposal"] as? String { states[name] = entry["state"] as? String }
        }
    }

    /// Proposes something, and says how the proposal is named.
    func propose(_ node: String, _ arguments: String...) throws -> String { try propose(node, arguments) }

    /// Proposes something, and says how the proposal is named.
    func propose(_ node: String, _ arguments: [String]) throws -> String {
        let outcome = try run(node, ["propose", "--json"] + arguments)
        let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        return try #require(object?["proposal"] as? String)
    }

    /// The words that a command prints as JSON.
    func words(of outcome: Suivi.Outcome) throws -> String {
        let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        return try #require(object?["words"] as? String)
    }

    /// How many acts of its own journal a node has, all of them verified.
    func verifiedActs(_ node: String) throws -> Int {
        let outcome = try run(node, ["verify", "--json"])
        let verdict = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        try #require(verdict?["whole"] as? Bool == true)
        return try #require(verdict?["acts"] as? Int)
    }

    /// Every file of a register, for seeing that nothing has changed.
    func bytes(of node: String) throws -> [String: Data] {
        let folder = place.path(node)
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            // The index of the database in memory comes and goes with each reader.
            guard !name.hasSuffix("-shm"), !name.hasSuffix("-wal") else { continue }
            files[name] = try? Data(contentsOf: folder.appendingPathComponent(name))
        }
        return files
    }
}
