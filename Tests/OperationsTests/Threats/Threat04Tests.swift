import Agreement
import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Foundation
import Journal
import Operations
import Signing
import Testing
import Trials

@Suite("Threat 4: a party shows different histories to two others")
struct Threat04Tests {
    /// Alda writes so many acts for everybody; then some for Norvane, and others for Sorvane.
    private func lie(splittingAt split: Int, toNorvane: Int, toSorvane: Int) throws -> (LiarsAudience, start: Int) {
        var audience = try LiarsAudience()
        let start = audience.alda.size
        for _ in 0..<split { try audience.alda.write(.acknowledge) }
        var other = audience.alda
        for number in 0..<toNorvane { try audience.alda.say("To Norvane \(number)") }
        for number in 0..<toSorvane { try other.say("To Sorvane \(number)") }
        try audience.norvane.receive(try audience.alda.delivery(from: start))
        try audience.sorvane.receive(try other.delivery(from: start))
        return (audience, start)
    }

    @Test("wherever the histories part, both nodes see it with the next pouch, and the verifiers of others see it, too")
    func everySplit() throws {
        var trials = Trials(
            4,
            "two histories shown to two parties",
            caughtBy:
                "the next pouch between them; \(IndependentVerifier.here.map(\.rawValue).joined(separator: ", ")) verify the proof"
        )
        let largest = Trials.size("SUIVI_SPLITS", 4)
        for split in 0...largest {
            for (toNorvane, toSorvane) in [(1, 1), (1, 3), (3, 1)] {
                let (audience, start) = try lie(splittingAt: split, toNorvane: toNorvane, toSorvane: toSorvane)
                let words = "parted after \(split) acts, \(toNorvane) and \(toSorvane)"
                var states: [Arrival.State] = []
                let pouches = [
                    (audience.norvane, try audience.sorvane.pack(for: audience.norvane)),
                    (audience.sorvane, try audience.norvane.pack(for: audience.sorvane)),
                ]
                for (receiver, pouch) in pouches {
                    states += try receiver.receive(pouch).arrivals.filter { $0.journal == audience.alda.journal }.map(
                        \.state
                    )
                }
                for node in [audience.norvane, audience.sorvane] {
                    let record = try node.node().record
                    let isTold = record.journalsWithTwoHistories == [audience.alda.journal.description]
                    trials.count(isTold, "\(words): \(node.participant) has \(record.journalsWithTwoHistories)")
                }
                let place = start + split
                trials.count(
                    states.count >= 2 && states.allSatisfy { $0 == .fork(at: place) || $0 == .forkBefore(place + 1) },
                    "\(words): \(states)"
                )
                trials.count(try isProved(by: audience.norvane, about: audience.alda), "\(words): no proof")
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }

    /// Whether programs of others find each history whole, and both together a contradiction.
    private func isProved(by node: TestNode, about liar: ForgedNode) throws -> Bool {
        let opened = try node.node()
        let pack = PackDelivery(for: try PartyID("sorvane"), isWhole: true)
        let payload = try pack.bag(try pack.perform(from: opened), from: opened).payload
        let folder = node.path("proof-\(UUID().uuidString)")
        for (path, bytes) in payload {
            let url = URL(fileURLWithPath: "\(folder)/\(path)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(bytes).write(to: url)
        }
        let first = "\(folder)/journals/\(liar.journal)"
        let second = "\(folder)/branches/2/\(liar.journal)"
        guard !IndependentVerifier.here.isEmpty, FileManager.default.fileExists(atPath: second) else { return false }
        return try IndependentVerifier.here.allSatisfy { verifier in
            let key = ["--key", liar.card.logKey]
            for history in [first, second] where try verifier.verify(key + [history]).status != 0 { return false }
            // The longer history does not go on from the shorter one's head.
            let sizes = try [first, second].map { history in
                let text = try SignedNote(parsing: node.bytes(of: history + "/checkpoint")).text
                return Int(try Checkpoint(text: text).size)
            }
            let (longer, shorter) = sizes[0] >= sizes[1] ? (first, second) : (second, first)
            let result = try verifier.verify(key + ["--older", shorter + "/checkpoint", longer])
            return result.status == 3 && result.output.contains("histor")
        }
    }
}
