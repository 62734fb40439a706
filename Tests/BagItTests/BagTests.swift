import BagIt
import CanonicalBytes
import Signing
import Testing
import Zip

@Suite("Bags")
struct BagTests {
    static let payload: [String: [UInt8]] = [
        "checkpoint": Array("head".utf8), "bodies/a": [0, 1, 2], "texts/Отчёт 100% {1}.txt": Array("текст".utf8),
        "empty": [],
    ]
    static let information = [Bag.Label("Source-Organization", "norvane.example"), .init("Bagging-Date", "2026-11-25")]

    static func sha256(_ bytes: [UInt8]) -> Digest { SHA256().digest(bytes) }

    static func files() throws -> [String: [UInt8]] {
        try Bag(payload: payload, information: information).files(sha256: Self.sha256)
    }

    @Test func aBagComesOutAsItWentIn() throws {
        let bag = try Bag(files: try Self.files(), sha256: Self.sha256)
        #expect(bag.payload == Self.payload)
        #expect(bag.information == Self.information)
    }

    @Test func theSameFilesGiveTheSameArchive() throws {
        let first = try ZipWriter.archive(try Self.files())
        let second = try ZipWriter.archive(try Self.files())
        #expect(first == second)
        var archive = try ZipArchive(first)
        var unpacked: [String: [UInt8]] = [:]
        for name in archive.names { unpacked[name] = try archive.bytes(of: name) }
        #expect(try unpacked == Self.files())
    }

    @Test func eachChangeIsFound() throws {
        let whole = try Self.files()
        for path in whole.keys.sorted() {
            var changed = whole
            changed[path, default: []].append(0x20)
            #expect(throws: BagError.self, "\(path) changed") { try Bag(files: changed, sha256: Self.sha256) }
            // Without its list of tag files a bag tells nothing of them: that one is asked for, too.
            var less = whole
            less[path] = nil
            #expect(throws: BagError.self, "\(path) missing") { try Bag(files: less, sha256: Self.sha256) }
        }
        for path in ["data/more", "more"] {
            var more = whole
            more[path] = [1]
            #expect(throws: BagError.unnamed(path)) { try Bag(files: more, sha256: Self.sha256) }
        }
    }

    @Test(arguments: ["../x", "a/../b", "/etc/passwd", "a//b", "", "a\\b", "C:x", "a\u{0}b", "a\nb", "./a"])
    func aPathStaysInsideOfTheBag(path: String) throws {
        #expect(throws: BagError.badPath(path)) { try Bag(payload: [path: [1]], information: []) }
        var files = try Self.files()
        files["data/" + path] = [1]
        #expect(throws: BagError.self) { try Bag(files: files, sha256: Self.sha256) }
    }

    @Test func pathsThatSomeSystemTakesForOneAreRefused() {
        #expect(throws: BagError.twice("a")) { try Bag(payload: ["A": [1], "a": [2]], information: []) }
        #expect(throws: BagError.badPath("a/b")) { try Bag(payload: ["a": [1], "a/b": [2]], information: []) }
    }

    @Test(arguments: ["x\ny: z", "\u{1}"])
    func aLabelIsOneLine(value: String) {
        #expect(throws: BagError.badLabel("Name")) { try Bag(payload: [:], information: [.init("Name", value)]) }
        #expect(throws: BagError.badLabel("A:B")) { try Bag(payload: [:], information: [.init("A:B", "x")]) }
    }

    @Test func nothingIsFetched() throws {
        var files = try Self.files()
        files["fetch.txt"] = Array("http://x.example/a 1 data/a\n".utf8)
        #expect(throws: BagError.fetches) { try Bag(files: files, sha256: Self.sha256) }
    }

    @Test func anyBytesAreReadOrRefused() throws {
        var random = SystemRandomNumberGenerator()
        let whole = try Self.files()
        for path in ["manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt", "bagit.txt"] {
            for _ in 0..<200 {
                var files = whole
                var bytes = whole[path] ?? []
                for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
                    bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                files[path] = bytes
                guard bytes != whole[path] else { continue }
                #expect(throws: BagError.self) { try Bag(files: files, sha256: Self.sha256) }
            }
        }
    }
}
