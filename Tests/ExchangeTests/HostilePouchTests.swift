import CanonicalBytes
import Consultations
import Exchange
import Journal
import Signing
import Testing

@Suite("A pouch made by an enemy")
struct HostilePouchTests {
    private let place = "journals/alda.example/rivers/1/"

    private func error(_ files: [String: [UInt8]]) throws -> PouchError {
        try #require(throws: PouchError.self) { try open(files) }
    }

    /// A pouch whose owner signs whatever it likes.
    private func files(size: UInt64, root: Digest = .emptyRoot) throws -> [String: [UInt8]] {
        let journal = try SampleJournal(count: 3)
        var files = try journal.files()
        let text = "\(journal.name)\n\(size)\n\(root.base64)\n"
        var note = try SignedNote(text: text)
        try note.sign(with: journal.key)
        files[place + "checkpoint"] = note.bytes
        return files
    }

    @Test("a huge size costs nothing", arguments: [4, 256, 257, 1 << 40, 1 << 53, 1 << 62, UInt64.max])
    func hugeSize(size: UInt64) throws {
        let root = try SampleJournal(count: 1).root(at: 1)
        let error = try error(files(size: size, root: root))
        #expect(error.description.contains("tile/entries") || error.description.contains("checkpoint"))
        // Nor does one that claims that nearly all of it was there before.
        var late = try files(size: size, root: root)
        let old = place + "tile/entries/000.p/3"
        let last = max(size - 1, 1) >> 8
        if let tile = Tile(.entries, index: last, width: Int((size - 1) & 0xFF) + 1) {
            late[place + tile.path] = late.removeValue(forKey: old)
        }
        #expect(throws: PouchError.self) { try open(late) }
    }

    @Test(
        "paths that are none of a pouch are refused",
        arguments: [
            "journals", "journals/alda.example/rivers/1", "journals/alda.example/rivers/01/key",
            "journals/Alda/rivers/1/key", "journals/alda.example/rivers/1/tile/entries/000.p/0",
            "journals/alda.example/rivers/1/tile/entries/000.p/256", "journals/alda.example/rivers/1/tile/8/000",
            "journals/alda.example/rivers/1/tile/0/000.p/3/x", "journals/alda.example/rivers/1/tile/0/x000/000",
            "journals/alda.example/rivers/1/tile/entries/x999/x999/x999/x999/x999/x999/999",
            "journals/alda.example/rivers/1/bodies/AA", "journals/alda.example/rivers/1/proofs/-1.proof",
            "journals/alda.example/rivers/1/proofs/1.proof/a", "files/abc", "files/", "branches/1/a/b/1/key",
            "branches/02/a/b/1/key", "branches/x/a/b/1/key", "bagit.txt",
            "journals/alda.example/rivers/1/private.sqlite",
        ]
    )
    func paths(path: String) throws {
        var files = try SampleJournal(count: 3).files()
        files[path] = [1]
        #expect(try error(files) == .unexpected(path: path))
    }

    @Test("one tile in two widths is refused")
    func widths() throws {
        var files = try SampleJournal(count: 3).files()
        files[place + "tile/entries/000.p/2"] = [0, 1, 65, 0, 1, 66]
        #expect(try error(files) == .unexpected(path: place + "tile/entries/000.p/2"))
        files[place + "tile/entries/000.p/2"] = nil
        files[place + "tile/entries/001.p/2"] = [0, 1, 65, 0, 1, 66]
        #expect(try error(files) == .unexpected(path: place + "tile/entries/001.p/2"))
    }

    @Test("a second history without the first is refused")
    func branchAlone() throws {
        let files = try SampleJournal(count: 3).files()
        let moved = Dictionary(
            uniqueKeysWithValues: files.map { path, bytes in
                (path.replacing("journals/", with: "branches/2/"), bytes)
            }
        )
        #expect(try error(moved) == .missing(path: place + "checkpoint"))
    }

    @Test("a journal in the folder of another is refused")
    func otherFolder() throws {
        let files = try SampleJournal(count: 3).files()
        let moved = Dictionary(
            uniqueKeysWithValues: files.map { path, bytes in
                (path.replacing("alda.example", with: "norvane.example"), bytes)
            }
        )
        #expect(try error(moved) == .key(path: "journals/norvane.example/rivers/1/key"))
    }

    @Test("its owner's own key does not make an act good that is none")
    func leaves() throws {
        let good = try SampleJournal(count: 2).acts[1].leaf
        let text = String(decoding: good, as: UTF8.self)
        let cases: [(String, (PouchError) -> Bool)] = [
            (text + " ", { if case .header(_, 1, .notCanonical) = $0 { true } else { false } }),
            (
                text.replacing("\"v\":1", with: "\"v\":2"),
                { if case .header(_, 1, .wrong("v", _)) = $0 { true } else { false } }
            ),
            (
                text.replacing("\"number\":1", with: "\"number\":0"),
                { if case .place(_, 1) = $0 { true } else { false } }
            ),
            (
                text.replacing("alda.example/rivers/1", with: "alda.example/rivers/2"),
                { if case .place(_, 1) = $0 { true } else { false } }
            ),
            (
                text.replacing("\"v\":1", with: "\"v\":1,\"w\":1"),
                { if case .header(_, 1, .unknownField("w", _)) = $0 { true } else { false } }
            ),
            ("", { if case .header(_, 1, .notCanonical) = $0 { true } else { false } }),
            (
                String(repeating: "[", count: 60_000),
                { if case .header(_, 1, .notCanonical) = $0 { true } else { false } }
            ),
        ]
        for (leaf, isExpected) in cases {
            var journal = try SampleJournal(count: 1)
            try journal.append(Array(leaf.utf8))
            let error = try #require(throws: PouchError.self) { try journal.files() }
            #expect(isExpected(error), "\(leaf.prefix(40)): \(error)")
        }
    }

    @Test("bodies that are not what a header names are refused, whoever signed")
    func bodies() throws {
        let journal = try SampleJournal(count: 3)
        let files = try journal.files()
        let path = try #require(files.keys.sorted().first { $0.contains("/bodies/") })
        var changed = files
        changed[path] = [UInt8](repeating: 7, count: 31)
        #expect(try error(changed) == .bodyFile(path: path))
        changed = files
        let stray = [UInt8](repeating: 7, count: 32) + Array("{}".utf8)
        let strayPath = place + "bodies/" + SampleJournal.hashing.digest(stray).hexadecimal
        changed[strayPath] = stray
        #expect(try error(changed) == .bodyOfNoAct(path: strayPath))
        changed[strayPath] = nil
        let form = [UInt8](repeating: 7, count: 32) + Array("{ }".utf8)
        let formPath = place + "bodies/" + SampleJournal.hashing.digest(form).hexadecimal
        changed[formPath] = form
        guard case .bodyForm(formPath, _) = try error(changed) else {
            Issue.record("a body that is no canonical JSON")
            return
        }
    }

    @Test("a file whose name is not its SHA-256 is refused")
    func file() throws {
        var files = try SampleJournal(count: 1).files()
        let path = "files/" + Digest.emptyRoot.hexadecimal
        files[path] = []
        #expect(throws: Never.self) { try open(files) }
        files[path] = [0]
        #expect(try error(files) == .file(path: path))
    }

    @Test("limits hold")
    func limits() throws {
        let journal = try SampleJournal(count: 3)
        let file = [UInt8](repeating: 0, count: 100)
        let files = try journal.pack(
            Delivery(parts: [journal.part()], files: [SampleJournal.hashing.digest(file): file])
        )
        let few: [(WritableKeyPath<PouchLimits, Int>, Int)] = [
            (\.journals, 0), (\.files, 5), (\.acts, 2), (\.fileBytes, 99),
        ]
        for (limit, value) in few {
            var limits = PouchLimits()
            limits[keyPath: limit] = value
            let error = try #require(throws: PouchError.self) {
                try Pouch.open(
                    files: files,
                    limits: limits,
                    verifier: SampleJournal.verifier,
                    hashing: SampleJournal.hashing
                )
            }
            guard case .tooLarge(_, value) = error else {
                Issue.record("\(error)")
                continue
            }
        }
    }

    @Test("random files never do harm", arguments: 0..<200)
    func random(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let source = try SampleJournal(count: 3).files()
        var files: [String: [UInt8]] = [:]
        for (path, bytes) in source.sorted(by: { $0.key < $1.key }) where Int.random(in: 0..<8, using: &generator) > 0 {
            let isKept = Int.random(in: 0..<4, using: &generator) > 0
            files[path] = isKept ? bytes : generator.bytes(Int.random(in: 0..<200, using: &generator))
        }
        guard let delivery = try? open(files) else { return }
        #expect(delivery.parts.allSatisfy { $0.acts.count <= 3 })
    }
}
