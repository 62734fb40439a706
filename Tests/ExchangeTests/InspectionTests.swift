import CanonicalBytes
import Consultations
import Exchange
import Journal
import Signing
import Testing

@Suite("Files checked by themselves")
struct InspectionTests {
    private func inspect(_ files: [String: [UInt8]]) throws(PouchError) -> PouchInspection {
        try Pouch.inspect(
            paths: files.keys,
            verifier: SampleJournal.verifier,
            hashing: SampleJournal.hashing
        ) { path throws(PouchError) in
            guard let bytes = files[path] else { throw .missing(path: path) }
            return bytes
        }
    }

    private let norvane = "norvane.example/rivers/1"

    /// Two journals that have seen each other, packed together.
    private func pair(
        _ change: (inout SampleJournal, SampleJournal) throws -> Void = { _, _ in }
    ) throws -> PouchInspection {
        var alda = try SampleJournal(count: 3)
        var other = try SampleJournal(norvane, seed: 2, count: 2)
        try other.append(seen: [alda.name.description: [alda.seen(at: 2)]])
        try alda.append(seen: [norvane: [other.seen(at: 3)]])
        try change(&alda, other)
        return try inspect(alda.pack(Delivery(parts: [alda.part(withholding: [1]), other.part()])))
    }

    @Test("two journals that cite each other hold, and what is not shown is counted")
    func whole() throws {
        let inspection = try pair()
        #expect(inspection.isWhole)
        #expect(inspection.journals.map(\.journal.participant) == ["alda.example", "norvane.example"])
        #expect(inspection.journals.map(\.acts) == [4, 3])
        #expect(inspection.withheld == 1)
        #expect(inspection.citationsChecked == 2)
        #expect(inspection.citationsUnchecked == 0)
    }

    @Test("an act that cites what does not exist is named")
    func doesNotExist() throws {
        let lie = SeenHead(size: 3, root: .emptyRoot)
        let inspection = try pair { alda, _ in try alda.append(seen: [norvane: [lie]]) }
        let alda = try #require(JournalName("alda.example/rivers/1"))
        #expect(!inspection.isWhole)
        #expect(inspection.flaws.count == 2)
        guard case .doesNotExist(let citation) = inspection.flaws.last else {
            Issue.record("\(inspection.flaws)")
            return
        }
        #expect((citation.journal, citation.number, citation.cited, citation.head) == (alda, 4, norvane, lie))
    }

    @Test("an act that has seen less than the one before is named")
    func shrinks() throws {
        let inspection = try pair { alda, other in
            try alda.append(seen: [norvane: [other.seen(at: 1)]])
            try alda.append()
            try alda.append(seen: [norvane: [other.seen(at: 3)]])
        }
        let alda = try #require(JournalName("alda.example/rivers/1"))
        #expect(
            inspection.flaws == [
                .shrinks(journal: alda, number: 4, cited: norvane), .shrinks(journal: alda, number: 5, cited: norvane),
            ]
        )
    }

    @Test("what is cited and not here is counted as unchecked")
    func unchecked() throws {
        let inspection = try pair { alda, other in
            try alda.append(seen: [
                norvane: [SeenHead(size: 9, root: .emptyRoot)],
                "cosmar.example/rivers/1": [SeenHead(size: 1, root: .emptyRoot)],
            ])
        }
        #expect(inspection.isWhole)
        #expect(inspection.citationsUnchecked == 2)
    }

    @Test("two histories of one journal are told, with the act from which they differ", arguments: [0, 2, 256, 299])
    func twoHistories(common: Int) throws {
        var one = try SampleJournal(count: common)
        var other = one
        try one.append()
        for _ in 0..<2 { try other.append(seen: [norvane: [SeenHead(size: 1, root: .emptyRoot)]]) }
        let inspection = try inspect(one.pack(Delivery(parts: [one.part(), other.part()])))
        #expect(inspection.flaws == [.twoHistories(journal: one.name, from: common)])
    }

    @Test("a journal twice, once shorter, is one history")
    func prefix() throws {
        let short = try SampleJournal(count: 2)
        let long = try SampleJournal(count: 5)
        #expect(try inspect(long.pack(Delivery(parts: [short.part(), long.part()]))).isWhole)
    }

    @Test("one damaged journal does not hide the other")
    func oneDamaged() throws {
        let alda = try SampleJournal(count: 3)
        let other = try SampleJournal(norvane, seed: 2, count: 2)
        var files = try alda.pack(Delivery(parts: [alda.part(), other.part()]))
        files["journals/alda.example/rivers/1/tile/entries/000.p/3"]?[40] ^= 1
        let inspection = try inspect(files)
        #expect(inspection.errors == [.damagedAct(journal: alda.name, number: 0)])
        #expect(inspection.journals.map(\.journal) == [other.name])
    }

    @Test("an exported journal is checked as it lies there, with its proofs")
    func exported() throws {
        let journal = try SampleJournal(count: 300)
        let head = try VerifiedCheckpoint(
            opening: journal.head(),
            of: journal.name,
            key: journal.key.verifierKey,
            verifier: SampleJournal.verifier
        )
        var files: [String: [UInt8]] = [:]
        try JournalExport(head: head, key: journal.key.verifierKey, hashes: journal.table).files(
            leaf: { journal.acts[Int($0)].leaf },
            write: { files[$0] = $1 }
        )
        for number in [0, 299] {
            let tree = MerkleTree(size: 300, hashes: journal.table, hashing: SampleJournal.hashing)
            files["proofs/\(number).proof"] =
                InclusionProofFile(
                    index: UInt64(number),
                    proof: try tree.inclusionProof(index: UInt64(number)),
                    checkpoint: head.note.bytes
                ).bytes
        }
        let inspection = try inspect(files)
        #expect(inspection.isWhole)
        #expect(inspection.journals.first?.proofs == 2)
        #expect(inspection.withheld == 300)

        files["proofs/1.proof"] = files["proofs/0.proof"]
        #expect(try inspect(files).errors == [.unexpected(path: "proofs/1.proof")])
        files["proofs/1.proof"] = nil
        files["proofs/0.proof"] = files["proofs/299.proof"].map { bytes in
            Array(String(decoding: bytes, as: UTF8.self).replacing("index 299", with: "index 0").utf8)
        }
        #expect(
            try inspect(files).errors
                == [.proof(path: "proofs/0.proof", .notIncluded(index: 0, size: 300))]
        )
    }

    @Test("files that are neither pouch nor journal are refused")
    func neither() {
        #expect(throws: PouchError.unexpected(path: "a.txt")) { try inspect(["a.txt": []]) }
        #expect(throws: PouchError.missing(path: "checkpoint")) { try inspect([:]) }
    }
}
