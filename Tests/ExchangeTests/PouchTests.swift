import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Journal
import Signing
import Testing

@Suite("A pouch")
struct PouchTests {
    @Test(
        "what is packed comes out again, from any act on",
        arguments: [
            (0, 0), (1, 0), (1, 1), (3, 0), (3, 2), (255, 254), (256, 0), (256, 255), (256, 256), (257, 256), (300, 0),
            (300, 1), (300, 255), (300, 256), (300, 257), (300, 300), (512, 512), (600, 512), (600, 513), (700, 600),
        ]
    )
    func roundTrip(size: Int, first: Int) throws {
        let journal = try SampleJournal(count: size)
        let withheld: Set<Int> = [first, size / 2, size - 1]
        let files = try journal.files(from: first, withholding: withheld)
        #expect(try files == journal.files(from: first, withholding: withheld))

        let part = try #require(open(files).parts.first)
        let start = first & ~255
        let sent = try journal.part(from: start, withholding: withheld.union(start..<max(start, first)))
        #expect(part == sent)
        let checked = try part.checked(verifier: SampleJournal.verifier, hashing: SampleJournal.hashing)
        #expect(checked.headers.map(\.number) == Array(start..<size))
        // A second packing of what came out, by one who has what lies before, gives the same files.
        #expect(try journal.pack(Delivery(parts: [part])) == files)
    }

    @Test("a journal of more than 65,536 acts is carried from its end")
    func long() throws {
        let journal = try SampleJournal(count: 65_536 + 300)
        for first in [65_536, 65_536 + 256, 65_536 + 300] {
            let files = try journal.files(from: first)
            #expect(files.keys.contains("journals/alda.example/rivers/1/tile/2/000.p/1"))
            let part = try #require(open(files).parts.first)
            #expect(part.first == first & ~255)
            #expect(try part.checked(verifier: SampleJournal.verifier, hashing: SampleJournal.hashing).part == part)
        }
    }

    @Test("a part that begins anywhere is checked against its head")
    func parts() throws {
        let journal = try SampleJournal(count: 70)
        for first in 0...70 {
            let part = try journal.part(from: first)
            let checked = try part.checked(verifier: SampleJournal.verifier, hashing: SampleJournal.hashing)
            let roots = checked.history.roots(at: Set(0...80), hashing: SampleJournal.hashing)
            #expect(roots.keys.sorted() == (first == 0 ? [] : [0]) + Array(first...70))
            for (size, root) in roots { #expect(try root == journal.root(at: size)) }
        }
    }

    @Test("journals, histories and files keep apart")
    func several() throws {
        let alda = try SampleJournal(count: 5)
        let norvane = try SampleJournal("norvane.example/rivers/1", seed: 2, count: 3)
        var other = try SampleJournal(count: 4)
        try other.append(seen: [norvane.name.description: [norvane.seen(at: 3)]])
        let file = Array("Communiqué of Halvik".utf8)
        let delivery = try Delivery(
            parts: [alda.part(), other.part(), norvane.part()],
            files: [SampleJournal.hashing.digest(file): file]
        )
        let files = try alda.pack(delivery)
        #expect(files.keys.contains("branches/2/alda.example/rivers/1/checkpoint"))
        #expect(try open(files) == delivery)

        let bag = try Pouch.bag(of: delivery, verifier: SampleJournal.verifier, hashing: SampleJournal.hashing)
        let read = try Bag(files: bag.files { SHA256().digest($0) }) { SHA256().digest($0) }
        #expect(try open(read.payload) == delivery)
    }

    @Test("a pouch from the middle needs what lies before")
    func earlier() throws {
        let journal = try SampleJournal(count: 300)
        let delivery = try Delivery(parts: [journal.part(from: 257)])
        #expect(throws: PouchError.earlierActsNeeded(journal: journal.name, before: 257)) {
            try Pouch.files(of: delivery, verifier: SampleJournal.verifier, hashing: SampleJournal.hashing)
        }
    }
}
