import CanonicalBytes
import Foundation
import Journal
import Signing
import Testing

/// Every reader of files from elsewhere, given bytes that nobody would write.
///
/// What is accepted must write itself back; everything else must be refused with an error, not with a crash.
@Suite("Hostile bytes")
struct HostileBytesTests {
    struct Reader: Sendable, CustomTestStringConvertible {
        let name: String
        /// A file that is accepted.
        let sample: @Sendable () throws -> [UInt8]
        /// Reads bytes and writes again what was read; throws or answers nothing where it refuses.
        let rewrite: @Sendable ([UInt8]) throws -> [UInt8]?
        var testDescription: String { name }
    }

    static let readers = [
        Reader(
            name: "signed note",
            sample: { try SampleExport(count: 3).head.note.bytes },
            rewrite: { try SignedNote(parsing: $0).bytes }
        ),
        Reader(
            name: "checkpoint",
            sample: { try Array(SampleExport(count: 3).head.checkpoint.text.utf8) },
            rewrite: { bytes in
                try String(validating: bytes, as: UTF8.self).map { try Array(Checkpoint(text: $0).text.utf8) }
            }
        ),
        Reader(
            name: "public key",
            sample: { try Array("\(Samples.key(1).verifierKey)".utf8) },
            rewrite: { bytes in
                String(validating: bytes, as: UTF8.self)
                    .flatMap { VerifierKey($0, hashing: Samples.hashing) }.map { Array("\($0)".utf8) }
            }
        ),
        Reader(
            name: "proof file",
            sample: { try SampleExport(count: 20).proof(of: 13).bytes },
            rewrite: { try InclusionProofFile(parsing: $0).bytes }
        ),
        Reader(
            name: "bundle of three leaves",
            sample: { try EntryBundle.bytes(of: [[1, 2, 3], [], [4]]) },
            rewrite: { try EntryBundle.bytes(of: EntryBundle.leaves(in: $0, count: 3)) }
        ),
        Reader(
            name: "sealed key",
            sample: {
                try SealedKeyFile(sealing: Samples.key(1), passphrase: "a", cost: Samples.cheap()).bytes
            },
            rewrite: { try SealedKeyFile(parsing: $0, path: "k").bytes }
        ),
        Reader(
            name: "path of a tile",
            sample: { Array("tile/entries/x001/x234/067.p/9".utf8) },
            rewrite: { bytes in
                String(validating: bytes, as: UTF8.self).flatMap { Tile(path: $0) }.map { Array($0.path.utf8) }
            }
        ),
        Reader(
            name: "name of a journal",
            sample: { Array("alda.example/rivers/1".utf8) },
            rewrite: { bytes in
                String(validating: bytes, as: UTF8.self).flatMap { JournalName($0) }.map { Array("\($0)".utf8) }
            }
        ),
        Reader(
            name: "act's header",
            sample: { try SampleExport(count: 1).log.leaves[0] },
            rewrite: { CanonicalJSON.print(try CanonicalJSON.parse($0)) }
        ),
    ]

    /// Compares without listing the differences, which would take very long for long bytes.
    private func expectSame(_ again: [UInt8], _ bytes: [UInt8]) {
        let isSame = again == bytes
        #expect(isSame, "\(bytes.count) bytes were read and written otherwise")
    }

    @Test(arguments: readers) func `the sample is accepted as it is`(reader: Reader) throws {
        let bytes = try reader.sample()
        #expect(try reader.rewrite(bytes) == bytes)
    }

    @Test(arguments: readers) func `a file that was changed is refused or read exactly`(reader: Reader) throws {
        var generator = SeededGenerator(seed: 21)
        let sample = try reader.sample()
        for _ in 0..<3000 {
            var bytes = sample
            for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert([0x0A, 0x20, 0x30, 0x00, 0xFF].randomElement(using: &generator) ?? 0, at: place)
                case 3: bytes.removeLast(min(place, bytes.count))
                default: bytes += bytes[place...]
                }
            }
            if let again = try? reader.rewrite(bytes) { expectSame(again, bytes) }
        }
    }

    @Test(arguments: readers) func `bytes of chance are refused or read exactly`(reader: Reader) throws {
        var generator = SeededGenerator(seed: 22)
        for _ in 0..<3000 {
            let bytes = generator.bytes(Int.random(in: 0...80, using: &generator))
            if let again = try? reader.rewrite(bytes) { expectSame(again, bytes) }
        }
        for byte: UInt8 in [0x00, 0x0A, 0x20, 0x2B, 0x2D, 0x2F, 0x30, 0x39, 0x41, 0x7B, 0x80, 0xFF] {
            let bytes = [UInt8](repeating: byte, count: 200_000)
            if let again = try? reader.rewrite(bytes) { expectSame(again, bytes) }
        }
    }

    @Test func `a mark with any bytes is a mark or damage`() throws {
        let folder = try TemporaryFolder()
        let mark = HeadMark(path: folder.file("head.mark"), journal: try Samples.journal())
        var generator = SeededGenerator(seed: 23)
        for _ in 0..<500 {
            try folder.write(generator.bytes(Int.random(in: 0...300, using: &generator)), "head.mark")
            #expect(throws: HeadMarkError.damaged(path: mark.path)) { try mark.read() }
        }
    }
}
