import CanonicalBytes
import Consultations
import Exchange
import Foundation
import HTTPModel
import HTTPServer
import Journal
import Operations
import Signing
import Synchronization
import Testing

@Suite("A slow line")
struct SlowLineTests {
    /// A clock that both machines look at.
    private final class Clock: Sendable {
        private let time: Mutex<Int>

        init() { time = Mutex(Instant(TestLine.time)?.secondsSinceEpoch ?? 0) }

        func pass(_ seconds: Int) { time.withLock { $0 += seconds } }

        var machine: Machine {
            Machine(
                now: { [self] in time.withLock { Instant(secondsSinceEpoch: $0) } ?? .epoch },
                random: { RandomBytes.make($0) }
            )
        }
    }

    @Test("an answer may be longer on its way than a signature is fresh")
    func slowAnswer() throws {
        let nodes = try TwoNodes()
        let proposal = try nodes.norvane.propose(.mechanism)
        let clock = Clock()
        let desk = try ExchangeDesk(
            folder: nodes.norvane.folder,
            passphrase: nodes.norvane.passphrase,
            machine: clock.machine
        )
        let server = try HTTPServer(
            configuration: .init(hosts: .any, bodyBytes: ExchangeDesk.requestLimit, guards: .forPrograms)
        ) { request in
            let response = desk.response(to: request)
            clock.pass(1000)
            return response
        }
        defer { server.stop() }
        let place = PeerAddresses.Place(address: "http://127.0.0.1:\(server.port)")
        let outcome = try SyncPeer(nodes.norvane.participant, at: place) { _ in }
            .perform(in: nodes.alda.folder, passphrase: nodes.alda.passphrase, machine: clock.machine)
        #expect(outcome.isLevel)
        #expect(try nodes.alda.inbox()[proposal] == .awaitsUs)
    }

    @Test(
        "a node that was stopped between two pieces goes on with the next; damage is noticed, and all is asked for anew"
    )
    func piecesKept() throws {
        let nodes = try TwoNodes()
        let proposal = try nodes.alda.propose(.mechanism)
        let message = ExchangeMessage(
            holdings: try nodes.alda.node().holdings(),
            delivery: try nodes.alda.lacking(for: nodes.norvane)
        ).bytes
        let name = SHA256().digest(message).hexadecimal
        let key = try nodes.alda.logKey()
        let file = nodes.norvane.folder.path + "/brought.alda"

        /// Brings a piece to a node that has just been started.
        func bring(_ range: Range<Int>) throws -> String {
            let desk = try TestLine(nodes.norvane).desk
            var request = HandmadeRequest(body: Array(message[range]), keyID: key.verifierKey.name.description)
            request.target = Target("exchange", "push").adding("of", name).adding("size", String(message.count))
                .adding("from", String(range.lowerBound))
            let response = desk.response(to: try request.signed(by: key))
            let text = response.status.code == 202 ? " " + String(decoding: response.body, as: UTF8.self) : ""
            return "\(response.status.code)\(text)"
        }
        let half = message.count / 2
        #expect(try bring(0..<half) == "202 \(half)\n")
        #expect(try bring(0..<10) == "202 \(half)\n", "it says how much is here")
        #expect(try bring(half + 1..<message.count) == "202 \(half)\n", "a gap is not filled")

        var damaged = try nodes.norvane.bytes(of: file)
        damaged[damaged.count - 1] ^= 1
        try nodes.norvane.put(damaged, at: file)
        #expect(try bring(half..<message.count) == "422")
        #expect(try bring(0..<half) == "202 \(half)\n", "all begins anew")
        #expect(["200", "204"].contains(try bring(half..<message.count)))
        #expect(!FileManager.default.fileExists(atPath: file))
        #expect(try nodes.norvane.inbox()[proposal] == .awaitsUs)
    }
}
