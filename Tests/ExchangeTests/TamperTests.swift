import CanonicalBytes
import Consultations
import Exchange
import Journal
import Signing
import Testing

/// Changes that somebody on the way may make to a pouch; none passes unseen.
@Suite("A pouch that was tampered with")
struct TamperTests {
    @Test("is refused, and the act or the file is named", arguments: 0..<500)
    func tampering(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 1000)
        var trial = try Tampering(using: &generator)
        let whole = trial.files
        if seed < 25 { #expect(throws: Never.self) { try open(whole) } }
        let kind = Tampering.Kind.allCases[seed % Tampering.Kind.allCases.count]
        let named = try trial.change(kind, using: &generator)
        if trial.files == whole { return }  // An act put in the place of itself.
        let error = #expect(throws: PouchError.self, "\(kind)") { try open(trial.files) }
        let text = error?.description ?? ""
        #expect(named.contains { text.contains($0) }, "\(kind) said: \(text), and names none of \(named)")
    }

    @Test("built anew around an edited act, by one who has no key, it is refused", arguments: 0..<40)
    func rebuilt(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let journal = try SampleJournal(count: 300)
        let target = Int.random(in: 0..<300, using: &generator)
        var forged = try SampleJournal()
        for (number, act) in journal.acts.enumerated() {
            let leaf = number == target ? Tampering.flipped(act.leaf, using: &generator) : act.leaf
            try forged.append(leaf)
        }
        let part = try JournalPart(
            of: journal.name,
            key: journal.key.verifierKey,
            head: journal.head(),
            size: journal.size,
            from: [0, 256].randomElement(using: &generator) ?? 0,
            hashes: forged.table
        ) { forged.acts[$0] }
        let error = #expect(throws: PouchError.self) { try forged.pack(Delivery(parts: [part])) }
        #expect(error == .root(journal: journal.name, firstDifference: nil))
    }

    @Test("signed anew with another key of the same name, it is whole and says which key")
    func otherKey() throws {
        let journal = try SampleJournal(count: 4)
        let thief = try SampleJournal(seed: 9, count: 4)
        let part = try #require(open(thief.files()).parts.first)
        #expect(part.journal == journal.name)
        #expect(part.key != "\(journal.key.verifierKey)")
        let error = #expect(throws: PouchError.self) {
            try part.checked(
                by: journal.key.verifierKey,
                verifier: SampleJournal.verifier,
                hashing: SampleJournal.hashing
            )
        }
        #expect(error?.description.contains("is not signed with the known key of alda.example/rivers/1") == true)
    }
}

/// A pouch whose acts can be taken out and put in again.
struct Tampering {
    /// What is done to it.
    enum Kind: CaseIterable {
        case delete, insert, swap, edit, resign, cut, flip, removeFile, addFile, olderHead
    }

    private static let place = "journals/alda.example/rivers/1/"
    /// Journals, and pouches of theirs from the beginning or the middle.
    private static let samples = Result {
        try [(3, 0), (77, 0), (256, 0), (300, 0), (300, 256), (520, 256)].map { size, first in
            let journal = try SampleJournal(count: size)
            return (journal: journal, first: first, files: try journal.files(from: first))
        }
    }

    private let journal: SampleJournal
    private let first: Int
    private var leaves: [[UInt8]]
    private(set) var files: [String: [UInt8]]

    /// A whole pouch with some of its bodies.
    init(using generator: inout SeededGenerator) throws {
        let sample = try #require(try Self.samples.get().randomElement(using: &generator))
        journal = sample.journal
        first = sample.first
        leaves = journal.acts[first...].map(\.leaf)
        files = sample.files
        // A body may be withheld at any time.
        for path in files.keys.sorted() where path.contains("/bodies/") && Bool.random(using: &generator) {
            files[path] = nil
        }
    }

    /// Changes something, and answers what the refusal may name.
    mutating func change(_ kind: Kind, using generator: inout SeededGenerator) throws -> [String] {
        let at = Int.random(in: leaves.indices, using: &generator)
        switch kind {
        case .delete:
            leaves.remove(at: at)
            try writeEntries()
            return ["tile/entries/"]
        case .insert:
            leaves.insert(leaves.randomElement(using: &generator) ?? [], at: at)
            try writeEntries()
            return ["tile/entries/"]
        case .swap:
            let other = Int.random(in: leaves.indices, using: &generator)
            leaves.swapAt(at, other)
            try writeEntries()
            return [damaged(min(at, other))]
        case .edit:
            leaves[at] = Self.flipped(leaves[at], using: &generator)
            try writeEntries()
            return [damaged(at)]
        case .resign:
            let thief = try SigningKey(name: KeyName(journal.name), seed: generator.bytes(32))
            files[Self.place + "checkpoint"] = try journal.head(by: thief)
            return ["checkpoint"]
        case .cut:
            let path = try anyPath(using: &generator)
            let bytes = files[path] ?? []
            files[path] = Array(bytes.prefix(Int.random(in: 0..<max(bytes.count, 1), using: &generator)))
            return [path]
        case .flip:
            let path = try anyPath(using: &generator)
            files[path] = Self.flipped(files[path] ?? [], using: &generator)
            return path.contains("entries") ? [path, "act "] : [path]
        case .removeFile:
            // A body may be withheld, so its file may be missing; nothing else may.
            let path = try anyPath(using: &generator) { !$0.contains("/bodies/") }
            files[path] = nil
            return [path, "tile/entries"]
        case .addFile:
            let paths = [
                "tile/0/000.p/1", "tile/7/000", "bodies/\(Digest.emptyRoot.hexadecimal)", "tile/entries/999", "new",
            ]
            let path = Self.place + (paths.randomElement(using: &generator) ?? "new")
            files[path] = generator.bytes(32)
            return [path]
        case .olderHead:
            // Signed by the right key, over fewer acts than are here.
            let size = Int.random(in: 0..<journal.size, using: &generator)
            let head = Checkpoint(journal: journal.name, size: UInt64(size), root: try journal.root(at: size))
            files[Self.place + "checkpoint"] = try SampleJournal.note(head, by: journal.key)
            return ["tile/"]
        }
    }

    /// Bytes with one bit flipped.
    static func flipped(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        if let place = bytes.indices.randomElement(using: &generator) {
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        }
        return bytes
    }

    private func damaged(_ at: Int) -> String { "act \(first + at) of \(journal.name) is damaged" }

    /// Writes the tiles of acts anew and leaves everything else as it is.
    private mutating func writeEntries() throws {
        files = files.filter { !$0.key.contains("/tile/entries/") }
        for start in stride(from: 0, to: leaves.count, by: 256) {
            let part = Array(leaves[start..<min(start + 256, leaves.count)])
            let tile = try #require(Tile(.entries, index: UInt64((first + start) / 256), width: part.count))
            files[Self.place + tile.path] = try EntryBundle.bytes(of: part)
        }
    }

    private func anyPath(
        using generator: inout SeededGenerator,
        where isMeant: (String) -> Bool = { _ in true }
    ) throws -> String {
        let paths = files.keys.filter { $0 != "README.txt" && isMeant($0) }.sorted()
        return try #require(paths.randomElement(using: &generator))
    }
}
