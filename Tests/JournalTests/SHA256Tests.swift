import CanonicalBytes
import Foundation
import Journal
import Signing
import Testing

@Suite("SHA-256")
struct SHA256Tests {
    /// FIPS 180-4's examples.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `the standard's own examples`(text: String, expected: String) {
        #expect(SHA256().digest(Array(text.utf8)).hexadecimal == expected)
    }

    @Test func `a million letters in pieces`() {
        var stream = SHA256.Stream()
        for _ in 0..<1000 {
            stream.append([UInt8](repeating: UInt8(ascii: "a"), count: 1000))
        }
        #expect(stream.digest().hexadecimal == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
        #expect(SHA256.Stream().digest() == .emptyRoot)
    }

    @Test func `leaves and nodes are told apart by their first byte`() {
        let sha256 = SHA256()
        var generator = SeededGenerator(seed: 1)
        for count in [0, 1, 55, 56, 63, 64, 65, 1000] {
            let bytes = generator.bytes(count)
            let left = sha256.digest(bytes)
            #expect(sha256.leaf(bytes) == sha256.digest([0] + bytes))
            #expect(sha256.leaf(bytes.span) == sha256.digest([0] + bytes))
            let right = sha256.leaf(bytes)
            #expect(sha256.node(left, right) == sha256.digest([1] + left.bytes + right.bytes))
        }
    }

    @Test func `many threads hash at once`() async {
        let expected = SHA256().digest(Array("act 7".utf8))
        let right = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    (0..<500).count { _ in SHA256().digest(Array("act 7".utf8)) == expected }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(right == 8000)
    }

    @Test func `a file is hashed piece by piece`() throws {
        let folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: 2)
        let bytes = generator.bytes(1000) + [UInt8](repeating: 7, count: 2_500_000)
        try folder.write(bytes, "large")
        let result = try SHA256().digest(ofFile: folder.file("large"))
        #expect(result.digest == SHA256().digest(bytes))
        #expect(result.size == bytes.count)
        #expect(throws: FileError.self) { try SHA256().digest(ofFile: folder.file("absent")) }
    }
}
