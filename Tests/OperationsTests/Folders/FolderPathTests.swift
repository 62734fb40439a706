import Testing

@testable import Operations

@Suite("Paths of a folder")
struct FolderPathTests {
    @Test(
        "Every name has one writing, which leads back to it",
        arguments: [
            Array("plain.txt".utf8), Array("a/b/c.txt".utf8), Array("100%.txt".utf8), Array("li\nne".utf8),
            Array(" edges ".utf8), Array("Протокол № 4.docx".utf8), Array("بيان.txt".utf8), [0xFF, 0xFE, 0x2E],
            [0x61, 0xE2, 0x80], Array("rtl\u{202E}.txt".utf8), Array("e\u{301}.txt".utf8), [0x80],
        ]
    )
    func roundTrip(bytes: [UInt8]) throws {
        let written = FolderPath(bytes: bytes).description
        #expect(FolderPath(written)?.bytes == bytes)
        #expect(written == written.filter { !$0.isNewline })
        #expect(!written.hasPrefix(" ") && !written.hasSuffix(" "))
    }

    @Test(
        "A path that leads out of the folder, or is none, is refused",
        arguments: [
            "", "/etc/passwd", "../a", "a/../../b", "a//b", "a/", "./a", "%2E%2E/a", "%2Fetc", "%0", "%zz", "a%00b",
        ]
    )
    func refused(text: String) {
        #expect(FolderPath(text) == nil)
    }
}
