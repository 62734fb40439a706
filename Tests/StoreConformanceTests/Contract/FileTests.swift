import CanonicalBytes
import Foundation
import Storage
import Testing

@Suite("Files in a store")
struct FileTests {
    private static let contents: [[UInt8]] = [
        [], [0], Array("communiqué".utf8), [UInt8](repeating: 7, count: 300_000),
    ]

    @Test(arguments: StoreUnderTest.withMemory)
    func `files come back by their SHA-256, and each is kept once`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let store = try kind.create(folder.path)
        for _ in 0..<2 {
            for bytes in Self.contents { try store.keep(file: bytes, as: StoreUnderTest.sha256(bytes)) }
        }
        #expect(try store.files() == Self.contents.map(StoreUnderTest.sha256).sorted())
        let reader = try kind.openForReading(folder.path)
        for bytes in Self.contents { #expect(try reader.file(StoreUnderTest.sha256(bytes)) == bytes) }
        #expect(try reader.integrityFindings() == [])
    }

    @Test(arguments: StoreUnderTest.withMemory)
    func `bytes of another SHA-256 are refused`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let store = try kind.create(folder.path)
        let digest = StoreUnderTest.sha256([1])
        #expect { try store.keep(file: [2], as: digest) } throws: { error in
            guard case .damagedFile(digest, path: _) = error as? StoreError else { return false }
            return true
        }
        #expect(try store.files().isEmpty)
        #expect(throws: StoreError.missingFile(digest)) { try store.file(digest) }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a file that was changed on the disk is noticed, and keeping it again mends it`(_ kind: StoreUnderTest) throws
    {
        let folder = try TemporaryFolder()
        let store = try kind.create(folder.path)
        let bytes = Array("the text of a communiqué".utf8)
        let digest = StoreUnderTest.sha256(bytes)
        try store.keep(file: bytes, as: digest)
        let path = try Self.path(of: digest, in: folder.path)
        for damage in [Array(bytes.dropLast()), bytes + [0], [UInt8](repeating: 0, count: bytes.count), []] {
            try write(damage, to: path)
            #expect(throws: StoreError.damagedFile(digest, path: path)) { try store.file(digest) }
            #expect(try store.integrityFindings() == [StoreError.damagedFile(digest, path: path).description])
            try store.keep(file: bytes, as: digest)
            #expect(try store.file(digest) == bytes)
        }
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: StoreError.missingFile(digest)) { try store.file(digest) }
    }

    @Test(arguments: StoreUnderTest.all)
    func `what is not a file of the register is told and left alone`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let store = try kind.create(folder.path)
        try store.keep(file: [1], as: StoreUnderTest.sha256([1]))
        try write([2], to: folder.path + "/files/notes.txt")
        try write([2], to: folder.path + "/files/\(StoreUnderTest.sha256([2]).hexadecimal).part")
        #expect(try store.files() == [StoreUnderTest.sha256([1])])
        let findings = try store.integrityFindings()
        #expect(findings == ["\(folder.path)/files/notes.txt is not a file of the register; move it elsewhere"])
    }

    static func path(of digest: Digest, in folder: String) throws -> String {
        let name = digest.hexadecimal
        let path = "\(folder)/files/\(name.prefix(2))/\(name)"
        try #require(FileManager.default.fileExists(atPath: path))
        return path
    }
}
