import CanonicalBytes
import Consultations
import Exchange
import Journal
import Signing
import Testing

@Suite("A delivery over a line")
struct DeliveryStreamTests {
    private static func decode(
        _ bytes: [UInt8],
        limits: PouchLimits = PouchLimits()
    ) throws(DeliveryStreamError)
        -> Delivery
    { try DeliveryStream.decode(bytes, limits: limits, hashing: SampleJournal.hashing) }

    private static func sample(seed: UInt64) throws -> Delivery {
        var random = SeededGenerator(seed: seed)
        var parts: [JournalPart] = []
        for (place, name) in ["alda.example/rivers/1", "norvane.example/rivers/1"].enumerated() {
            let journal = try SampleJournal(name, seed: UInt8(place + 1), count: Int.random(in: 0...9, using: &random))
            let first = Int.random(in: 0...journal.size, using: &random)
            let withheld = Set((0..<journal.size).filter { _ in Bool.random(using: &random) })
            parts.append(try journal.part(from: first, withholding: withheld))
        }
        var files: [Digest: [UInt8]] = [:]
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let bytes = random.bytes(Int.random(in: 0...300, using: &random))
            files[SampleJournal.hashing.digest(bytes)] = bytes
        }
        return Delivery(parts: parts, files: files)
    }

    @Test("what is written is read again, and written to the same bytes", arguments: 0..<60 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        let delivery = try Self.sample(seed: seed)
        let bytes = DeliveryStream.encode(delivery)
        let read = try Self.decode(bytes)
        #expect(read == delivery)
        #expect(DeliveryStream.encode(read) == bytes)
    }

    @Test("every cut is noticed")
    func truncated() throws {
        let bytes = DeliveryStream.encode(try Self.sample(seed: 3))
        for end in 0..<bytes.count {
            #expect(throws: DeliveryStreamError.self, "cut at \(end)") { try Self.decode(Array(bytes[..<end])) }
        }
        #expect(throws: DeliveryStreamError.trailing(at: bytes.count)) { try Self.decode(bytes + [0]) }
    }

    @Test(
        "a changed byte is no delivery, or one whose parts do not hold, or shows less",
        arguments: [3, 4, 5] as [UInt64]
    )
    func flipped(seed: UInt64) throws {
        let sent = try Self.sample(seed: seed)
        let bytes = DeliveryStream.encode(sent)
        var refusedAtOnce = 0
        for place in bytes.indices {
            for bit in [place % 8, 7 - place % 8] {
                var changed = bytes
                changed[place] ^= 1 << UInt8(bit)
                guard let read = try? Self.decode(changed) else {
                    refusedAtOnce += 1
                    continue
                }
                #expect(read != sent, "byte \(place)")
                #expect(DeliveryStream.encode(read) == changed, "one encoding for each delivery: byte \(place)")
                let holds = read.parts.allSatisfy { part in
                    (try? part.checked(verifier: SampleJournal.verifier, hashing: SampleJournal.hashing)) != nil
                }
                #expect(!holds, "byte \(place), bit \(bit)")
            }
        }
        #expect(refusedAtOnce > 0)
    }

    @Test("a number has one form, and none is believed before the bytes are there")
    func hostile() throws {
        let heading = Array("suivi/delivery/v1\n".utf8)
        #expect(try Self.decode(heading + [0, 0]).parts.isEmpty)
        #expect(throws: DeliveryStreamError.number(at: 18)) { try Self.decode(heading + [0x80, 0, 0]) }
        #expect(throws: DeliveryStreamError.number(at: 18)) {
            try Self.decode(heading + [UInt8](repeating: 0xFF, count: 12))
        }
        let most: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]
        #expect(throws: DeliveryStreamError.tooLarge(at: 18, limit: 1000)) { try Self.decode(heading + most) }
        #expect(throws: DeliveryStreamError.truncated(at: 20)) { try Self.decode(heading + [0x64, 0]) }
        #expect(throws: DeliveryStreamError.truncated(at: 0)) { try Self.decode([]) }
        #expect(throws: DeliveryStreamError.notADelivery) { try Self.decode([UInt8](repeating: 0, count: 40)) }
    }

    @Test("files stand in order, are what they are named, and are not larger than is taken")
    func files() throws {
        let heading = Array("suivi/delivery/v1\n".utf8) + [0]
        let contents: [[UInt8]] = [[1], [2]]
        let named = contents.map { (SampleJournal.hashing.digest($0), $0) }.sorted { $0.0 < $1.0 }
        let pieces = named.map { $0.0.bytes + [1] + $0.1 }
        #expect(try Self.decode(heading + [2] + pieces[0] + pieces[1]).files.count == 2)
        #expect(throws: DeliveryStreamError.order(at: 54)) {
            try Self.decode(heading + [2] + pieces[1] + pieces[0])
        }
        #expect(throws: DeliveryStreamError.order(at: 54)) { try Self.decode(heading + [2] + pieces[0] + pieces[0]) }
        #expect(throws: DeliveryStreamError.file(named[0].0)) {
            try Self.decode(heading + [1] + named[0].0.bytes + [1, 9])
        }
        var limits = PouchLimits()
        limits.fileBytes = 0
        #expect(throws: DeliveryStreamError.tooLarge(at: 52, limit: 0)) {
            try Self.decode(heading + [1] + pieces[0], limits: limits)
        }
    }

    @Test("a delivery is hardly longer than its records")
    func size() throws {
        let journal = try SampleJournal(count: 500)
        let records = journal.acts.reduce(0) { $0 + $1.leaf.count + 32 + ($1.body?.bytes.count ?? 0) }
        let bytes = DeliveryStream.encode(Delivery(parts: [try journal.part()]))
        #expect(bytes.count * 100 <= records * 105)
    }
}
