import CanonicalBytes
import Foundation
import Testing

@Suite("Base64, hexadecimal and digests")
struct EncodingTests {
    /// RFC 4648 §10.
    @Test(arguments: [
        ("", "", ""), ("f", "Zg==", "66"), ("fo", "Zm8=", "666f"), ("foo", "Zm9v", "666f6f"),
        ("foob", "Zm9vYg==", "666f6f62"), ("fooba", "Zm9vYmE=", "666f6f6261"), ("foobar", "Zm9vYmFy", "666f6f626172"),
    ])
    func `the standard's own examples`(text: String, base64: String, hexadecimal: String) {
        let bytes = Array(text.utf8)
        #expect(Base64.encode(bytes) == base64)
        #expect(Base64.decode(base64) == bytes)
        #expect(Hexadecimal.encode(bytes) == hexadecimal)
        #expect(Hexadecimal.decode(hexadecimal) == bytes)
    }

    @Test(arguments: [
        "Zg", "Zg=", "Z===", "====", "=Zg=", "Zh==", "Zm9=", "Zg==Zg==", "Zm9v\n", " Zg==", "Zm 8", "Zm-_", "Zé==",
        "Zg==\0",
    ])
    func `a second way to write the same bytes is refused`(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test(arguments: ["6", "6G", "6F", "0x66", "66 ", "é0"])
    func `only pairs of lower-case digits are hexadecimal`(text: String) {
        #expect(Hexadecimal.decode(text) == nil)
    }

    @Test func `random bytes are written as Foundation writes them and read back`() {
        var generator = SeededGenerator(seed: 3)
        for count in 0..<200 {
            let bytes = generator.bytes(count)
            #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
            #expect(Hexadecimal.decode(Hexadecimal.encode(bytes)) == bytes)
        }
    }

    @Test func `a digest has 32 bytes and every text of it reads back`() throws {
        var generator = SeededGenerator(seed: 4)
        let bytes = generator.bytes(32)
        let digest = try #require(Digest(bytes: bytes))
        #expect(digest.bytes == bytes)
        #expect(Digest(base64: digest.base64) == digest)
        #expect(Digest(hexadecimal: digest.hexadecimal) == digest)
        #expect(Digest(bytes: bytes.dropLast()) == nil)
        #expect(Digest(bytes: bytes + [0]) == nil)
        #expect(Digest(base64: Base64.encode(Array(bytes.dropLast()))) == nil)
        #expect(Digest(hexadecimal: digest.hexadecimal.uppercased()) == nil)
    }

    @Test func `digests are ordered by their bytes`() throws {
        var generator = SeededGenerator(seed: 5)
        let digests = (0..<100).compactMap { _ in Digest(bytes: generator.bytes(32)) }
        let sorted = digests.map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) }
        #expect(digests.sorted().map(\.bytes) == sorted)
    }
}
