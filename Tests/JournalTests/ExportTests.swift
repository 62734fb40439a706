import CanonicalBytes
import Foundation
import Journal
import Signing
import Testing

/// A small journal whose acts have bodies, as a folder.
struct SampleExport {
    static let journal = "alda.example/rivers/1"

    let key: SigningKey
    let log: SampleLog
    let bodies: [(commitment: Digest, salt: BodySalt, body: [UInt8])]
    let head: VerifiedCheckpoint

    init(count: Int) throws {
        key = try Samples.key(1)
        var log = SampleLog(leaves: [])
        var bodies: [(commitment: Digest, salt: BodySalt, body: [UInt8])] = []
        var generator = SeededGenerator(seed: 11)
        for number in 0..<count {
            let salt = try #require(BodySalt(bytes: generator.bytes(BodySalt.length)))
            let body = CanonicalJSON.print(.object(["text": .string("Report \(number) of Alda")]))
            let commitment = BodyCommitment.commitment(salt: salt, body: body, hashing: Samples.hashing)
            bodies.append((commitment, salt, body))
            log.append(Self.leaf(number: number, commitment: commitment))
        }
        self.log = log
        self.bodies = bodies
        head = try Samples.head(size: UInt64(count), root: log.tree(count).root(), key: key)
    }

    /// The header of a report at a place of the journal.
    static func leaf(number: Int, commitment: Digest) -> [UInt8] {
        CanonicalJSON.print(
            .object([
                "act": .string("report"), "at": .string("2026-11-25T09:30:00Z"),
                "body": .string(commitment.base64), "by": .object([:]), "journal": .string(journal),
                "number": .integer(number), "seen": .object([:]), "v": .integer(1),
            ])
        )
    }

    /// The head that the owner signed over the first acts.
    func head(ofFirst count: Int) throws -> VerifiedCheckpoint {
        try Samples.head(size: UInt64(count), root: log.tree(count).root(), key: key)
    }

    /// The lines of the head after its text and the blank line.
    var signatureLines: [UInt8] { Array(head.note.bytes.dropFirst(head.note.text.utf8.count + 1)) }

    /// Writes the folder, with every second body.
    func write(to folder: TemporaryFolder, since old: UInt64 = 0) throws -> [String] {
        var paths: [String] = []
        try JournalExport(head: head, key: key.verifierKey, hashes: log.table).files(
            since: old,
            leaf: { log.leaves[Int($0)] },
            bodies: bodies.enumerated().filter { $0.offset % 2 == 0 }.map(\.element),
            write: { path, bytes in
                paths.append(path)
                try folder.write(bytes, path)
            }
        )
        return paths
    }

    /// The proof file of one act.
    func proof(of index: Int) throws -> InclusionProofFile {
        InclusionProofFile(
            index: UInt64(index),
            proof: try log.tree(log.leaves.count).inclusionProof(index: UInt64(index)),
            checkpoint: head.note.bytes
        )
    }
}

@Suite("Export of a journal")
struct ExportTests {
    @Test(arguments: [0, 1, 3, 256, 300]) func `the folder alone proves the journal`(count: Int) throws {
        let export = try SampleExport(count: count)
        let folder = try TemporaryFolder()
        let paths = try export.write(to: folder)
        #expect(paths.last == "checkpoint")

        // From here on nothing is known but the folder and the name of the journal.
        let keyLine = try String(decoding: folder.read("key"), as: UTF8.self)
        #expect(keyLine.hasSuffix("\n"))
        let key = try #require(VerifierKey(String(keyLine.dropLast()), hashing: Samples.hashing))
        let head = try VerifiedCheckpoint(
            opening: folder.read("checkpoint"),
            of: Samples.journal(),
            key: key,
            verifier: Samples.verifier
        ).checkpoint
        var audit = JournalAudit(against: head, hashing: Samples.hashing)
        var commitments: [Digest] = []
        for tile in Tile.tiles(size: head.size) where tile.content == .entries {
            let hashes = try #require(Tile(.hashes(level: 0), index: tile.index, width: tile.width))
            let stored = try #require(hashes.hashes(in: folder.read(hashes.path)))
            let leaves = try EntryBundle.leaves(in: folder.read(tile.path), count: tile.width)
            for (leaf, hash) in zip(leaves, stored) {
                audit.add(leaf: leaf, storedHash: hash)
                let header = try CanonicalJSON.parse(leaf)
                commitments.append(try #require(header["body"]?.string.flatMap(Digest.init(base64:))))
            }
        }
        #expect(audit.verdict() == .whole)
        #expect(commitments == export.bodies.map(\.commitment))
        for (index, commitment) in commitments.enumerated() {
            let path = "bodies/\(commitment.hexadecimal)"
            #expect(paths.contains(path) == (index % 2 == 0))
            if index % 2 == 0 {
                let opened = BodyCommitment.open(
                    file: try folder.read(path),
                    commitment: commitment,
                    hashing: Samples.hashing
                )
                #expect(opened?.body == export.bodies[index].body)
                #expect(opened?.salt == export.bodies[index].salt)
            }
        }
    }

    @Test func `a newer export leaves out what has not changed`() throws {
        let export = try SampleExport(count: 600)
        let paths = try export.write(to: try TemporaryFolder(), since: 512)
        #expect(
            paths.filter { $0.hasPrefix("tile/") }
                == ["tile/entries/002.p/88", "tile/0/002.p/88"]
        )
    }

    @Test func `a body is opened by nothing but its own file`() throws {
        let export = try SampleExport(count: 2)
        let body = export.bodies[0]
        let file = BodyCommitment.file(salt: body.salt, body: body.body)
        for place in file.indices {
            var changed = file
            changed[place] ^= 1
            #expect(BodyCommitment.open(file: changed, commitment: body.commitment, hashing: Samples.hashing) == nil)
        }
        #expect(
            BodyCommitment.open(file: Array(file.prefix(31)), commitment: body.commitment, hashing: Samples.hashing)
                == nil
        )
        #expect(
            BodyCommitment.open(file: file, commitment: export.bodies[1].commitment, hashing: Samples.hashing) == nil
        )
    }

    @Test func `a proof file proves its act and no other`() throws {
        let export = try SampleExport(count: 77)
        for index in [0, 1, 40, 76] {
            let file = try export.proof(of: index)
            let read = try InclusionProofFile(parsing: file.bytes)
            #expect(read == file)
            func verify(_ leaf: [UInt8]) throws -> Checkpoint {
                try read.verify(
                    leaf: leaf,
                    of: Samples.journal(),
                    key: export.key.verifierKey,
                    hashing: Samples.hashing,
                    verifier: Samples.verifier
                ).checkpoint
            }
            #expect(try verify(export.log.leaves[index]).size == 77)
            #expect(throws: InclusionProofError.notIncluded(index: UInt64(index), size: 77)) {
                try verify(export.log.leaves[(index + 1) % 77])
            }
        }
    }

    @Test func `a proof longer than any tree is high is refused`() throws {
        let most = InclusionProofFile(index: 7, proof: Array(repeating: .emptyRoot, count: 64), checkpoint: [1])
        #expect(try InclusionProofFile(parsing: most.bytes) == most)
        let more = InclusionProofFile(index: 7, proof: Array(repeating: .emptyRoot, count: 65), checkpoint: [1])
        #expect(throws: InclusionProofError.malformed(line: 67)) { try InclusionProofFile(parsing: more.bytes) }
    }

    @Test func `what travels along with a proof is kept`() throws {
        let file = InclusionProofFile(index: 7, proof: [.emptyRoot], checkpoint: [1, 2], extra: [3])
        #expect(try InclusionProofFile(parsing: file.bytes) == file)
        #expect(InclusionProofFile(index: 7, proof: [], checkpoint: [], extra: []).extra == nil)
    }
}
