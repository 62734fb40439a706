import Foundation
import Testing

@Suite("Signed elsewhere")
struct SignedElsewhereTests {
    /// Two registers whose keys of consents lie in a folder that is no register.
    private static func apart() throws -> TwoNodes {
        let nodes = try TwoNodes.founded()
        let manager = FileManager.default
        for node in ["norvane", "alda"] {
            try manager.createDirectory(at: nodes.place.path("safe/\(node)"), withIntermediateDirectories: true)
            try manager.moveItem(
                at: nodes.place.path("\(node)/keys/consent.key"),
                to: nodes.place.path("safe/\(node)/consent.key")
            )
        }
        return nodes
    }

    private func sign(_ file: String, of node: String, _ nodes: TwoNodes) throws -> Suivi.Outcome {
        try nodes.place.suivi("sign", file, "--key", "safe/\(node)/consent.key", "--yes", "--language", "en")
    }

    @Test("a proposal and a consent count as if the key lay beside the register, and nothing is signed without it")
    func agreed() throws {
        let nodes = try Self.apart()
        let before = try nodes.verifiedActs("norvane")
        #expect(try !nodes.norvane("propose", "1/04", code: 1).errors.isEmpty)
        let request = try nodes.norvane("propose", "1/04", "--request", "to-sign.txt").output
        #expect(request.contains("nothing is signed yet") && request.contains("shelter the authors"), "\(request)")
        #expect(try nodes.verifiedActs("norvane") == before)
        let signed = try sign("to-sign.txt", of: "norvane", nodes)
        #expect(signed.code == 0 && signed.output.contains("shelter the authors"), "\(signed.output)\(signed.errors)")
        let outcome = try nodes.norvane(
            "propose",
            "--requested",
            "to-sign.txt",
            "--signature",
            "to-sign.txt.signed",
            "--json"
        )
        let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        let proposal = try #require(object?["proposal"] as? String)
        try nodes.exchange()

        #expect(try !nodes.alda("consent", proposal, "--yes", code: 1).errors.isEmpty)
        let words = try nodes.alda("consent", proposal, "--request", "answer.txt").output
        #expect(words.contains("nothing is signed yet"), "\(words)")
        #expect(try sign("answer.txt", of: "alda", nodes).code == 0)
        try nodes.alda("consent", proposal, "--signature", "answer.txt.signed")
        try nodes.exchange()
        #expect(try nodes.inbox("norvane")[proposal] == "received_by_all")
        try nodes.norvane("instrument", proposal, "joint.note")
        let verified = try nodes.place.suivi(
            "verify",
            "joint.note",
            "--card",
            "norvane.card",
            "--card",
            "alda.card",
            "--language",
            "en"
        )
        #expect(verified.output.components(separatedBy: "good, by the card").count == 3, "\(verified.output)")
    }

    /// What a card, OpenSSL or another tool gives: the 64 bytes alone, written in one way or another.
    @Test("any tool may make the signature", arguments: ["raw", "base64", "hex", "line"])
    func otherTools(form: String) throws {
        let nodes = try Self.apart()
        try nodes.norvane("propose", "1/05", "--request", "to-sign.txt")
        #expect(try sign("to-sign.txt", of: "norvane", nodes).code == 0)
        let note = try String(contentsOf: nodes.place.path("to-sign.txt.signed"), encoding: .utf8)
        let line = try #require(note.split(separator: "\n").last)
        let raw = try #require(line.split(separator: " ").last.flatMap { Data(base64Encoded: String($0)) }).dropFirst(4)
        let made: Data =
            switch form {
            case "raw": Data(raw)
            case "base64": Data((raw.base64EncodedString() + "\n").utf8)
            case "hex": Data(raw.map { String(format: "%02x", $0) }.joined().utf8)
            default: Data((String(line) + "\r\n").utf8)
            }
        try nodes.place.write(made, to: "signature")
        try nodes.norvane("propose", "--requested", "to-sign.txt", "--signature", "signature")
    }

    @Test("another text, another key, or a text that is out of date is refused, and nothing is written")
    func refused() throws {
        let nodes = try Self.apart()
        try nodes.norvane("propose", "1/04", "--request", "one.txt")
        try nodes.norvane("propose", "1/05", "--request", "two.txt")
        for file in ["one.txt", "two.txt"] { #expect(try sign(file, of: "norvane", nodes).code == 0) }
        #expect(
            try nodes.place.suivi("sign", "one.txt", "--key", "safe/alda/consent.key", "--yes", "--to", "b").code == 0
        )
        let before = try nodes.verifiedActs("norvane")
        for (text, signature) in [("one.txt", "two.txt.signed"), ("one.txt", "b"), ("one.txt", "one.txt")] {
            let outcome = try nodes.norvane("propose", "--requested", text, "--signature", signature, code: 1)
            #expect(outcome.errors.contains("no valid signature of the key norvane.example/rivers/consent+"))
        }
        #expect(
            try nodes.norvane("propose", "--requested", "alda.card", "--signature", "b", code: 1).errors
                .contains("no text of a proposal")
        )
        try nodes.norvane("propose", "--requested", "one.txt", code: 2)
        // A request is never written over a file, and only what is agreed to is signed.
        try nodes.norvane("propose", "1/07", "--request", "one.txt", code: 1)
        try nodes.norvane("export", "journal")
        for file in ["journal/checkpoint", "norvane.card"] {
            #expect(try sign(file, of: "norvane", nodes).errors.contains("no text to sign"), "\(file)")
        }
        #expect(try nodes.verifiedActs("norvane") == before)
        // Session and document of the second text are agreed with the first one meanwhile.
        try nodes.norvane("propose", "--requested", "one.txt", "--signature", "one.txt.signed")
        try nodes.exchange()
        let proposal = try #require(try nodes.inbox("alda").first { $0.value == "awaits_us" }?.key)
        try nodes.alda("consent", proposal, "--request", "answer.txt")
        #expect(try sign("answer.txt", of: "alda", nodes).code == 0)
        try nodes.alda("consent", proposal, "--signature", "answer.txt.signed")
        try nodes.exchange()
        let late = try nodes.norvane("propose", "--requested", "two.txt", "--signature", "two.txt.signed", code: 1)
        #expect(late.errors.contains("has changed since the text was written"), "\(late.errors)")
    }

    private static let isOpenSSLHere = OtherVerifier.shell.command != nil

    /// OpenSSL stands for whatever holds a key that it never gives away: a card, a module, another ministry's machine.
    @Test(
        "a key that no program of ours has ever seen founds, proposes and consents",
        .enabled(if: isOpenSSLHere, "openssl is not here")
    )
    func keyOfOthers() throws {
        let nodes = TwoNodes(place: try Workplace())
        let place = nodes.place
        func openssl(_ arguments: String...) throws {
            let outcome = try place.suivi.run(URL(fileURLWithPath: "/usr/bin/env"), ["openssl"] + arguments)
            try #require(outcome.code == 0, "\(outcome.errors)")
        }
        func sign(_ file: String) throws {
            try openssl("pkeyutl", "-sign", "-rawin", "-inkey", "secret.pem", "-in", file, "-out", "\(file).sig")
        }
        try nodes.makeRegisters()
        try openssl("genpkey", "-algorithm", "ed25519", "-out", "secret.pem")
        try openssl("pkey", "-in", "secret.pem", "-pubout", "-out", "public.pem")
        try nodes.norvane("found", "--card", "norvane.card", "--consent-key", "public.pem", "--request", "card.txt")
        try sign("card.txt")
        try nodes.norvane(
            "found",
            "--card",
            "norvane.card",
            "--requested",
            "card.txt",
            "--signature",
            "card.txt.sig"
        )
        #expect(!FileManager.default.fileExists(atPath: place.path("norvane/keys/consent.key").path))
        // The same again is the same card, and no other key takes its place.
        try nodes.norvane("found", "--card", "again.card")
        #expect(
            try Data(contentsOf: place.path("again.card")) == Data(contentsOf: place.path("norvane.card"))
        )
        try nodes.alda("found", "--card", "alda.card", "--for", "rivers")
        let words = try nodes.words(of: try nodes.norvane("found", "alda.card", "--json"))
        try nodes.norvane("found", "alda.card", "--words", words, "--request", "founding.txt")
        try sign("founding.txt")
        try nodes.norvane("found", "alda.card", "--words", words, "--signature", "card.txt.sig", code: 1)
        try nodes.norvane("found", "alda.card", "--words", words, "--signature", "founding.txt.sig")
        try nodes.alda("found", "norvane.card", "--words", words)
        try nodes.exchange()
        try nodes.norvane("propose", "--session", "1", "--request", "session.txt")
        try sign("session.txt")
        let outcome = try nodes.norvane(
            "propose",
            "--requested",
            "session.txt",
            "--signature",
            "session.txt.sig",
            "--json"
        )
        let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        let proposal = try #require(object?["proposal"] as? String)
        try nodes.exchange()
        try nodes.alda("consent", proposal, "--yes")
        try nodes.exchange()
        #expect(try nodes.inbox("alda")[proposal] == "received_by_all")
        for key in ["card.txt", "norvane.card"] {
            let refused = try nodes.norvane(
                "found",
                "--card",
                "x",
                "--consent-key",
                key,
                "--request",
                "x.txt",
                code: 1
            )
            #expect(!refused.errors.isEmpty)
        }
        #expect(try nodes.alda("verify").output.contains("Verified"))
    }
}
