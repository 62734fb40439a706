import Testing
import Trials
import Zip

@Suite("ZIP archives")
struct ZipArchiveTests {
    private func member(_ name: String, of bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) -> [UInt8]
    {
        var archive = try ZipArchive(bytes, limits: limits)
        return try archive.bytes(of: name)
    }

    /// A mebibyte and a half of zeros as deflate's fixed codes: one literal, then repetitions of 258.
    private static let zeros: (packed: [UInt8], size: Int) = {
        let repetitions = 6097
        var bits: [UInt8] = [1, 1, 0]
        // A literal 0 is 00110000; the length 258 is 11000101; the distance 1 is 00000.
        bits += [0, 0, 1, 1, 0, 0, 0, 0]
        for _ in 0..<repetitions { bits += [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0] }
        bits += [0, 0, 0, 0, 0, 0, 0]
        var packed = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
        for (index, bit) in bits.enumerated() { packed[index / 8] |= bit << (index % 8) }
        return (packed, 1 + repetitions * 258)
    }()

    private func bomb() -> [UInt8] {
        var builder = ZipBuilder()
        let (packed, size) = Self.zeros
        builder.members.append(
            .init(
                name: "a",
                bytes: packed,
                method: 8,
                checksum: ZipBuilder.checksum(repeatElement(0, count: size)),
                size: size
            )
        )
        return builder.build()
    }

    @Test func `a member comes out as it went in`() throws {
        var builder = ZipBuilder()
        builder.add("a/b.xml", "Les parties sont convenues.")
        builder.add("empty", "")
        var archive = try ZipArchive(builder.build())
        #expect(archive.names == ["a/b.xml", "empty"])
        let known = (archive.has("empty"), archive.has("b.xml"))
        #expect(known == (true, false))
        #expect(try archive.bytes(of: "a/b.xml") == Array("Les parties sont convenues.".utf8))
        #expect(try archive.bytes(of: "empty").isEmpty)
    }

    @Test func `a member that unpacks to far more than it takes is refused`() throws {
        // Fixed codes reach 158 times.
        #expect(throws: ZipError.self) { try member("a", of: bomb(), limits: ZipLimits(ratio: 100)).count }
        let (_, size) = Self.zeros
        #expect(try member("a", of: bomb(), limits: ZipLimits(ratio: 2000)).count == size)
    }

    @Test func `a member over the limit is refused by what it claims, and by what comes out`() throws {
        var builder = ZipBuilder()
        builder.add("a", String(repeating: "x", count: 100))
        #expect(throws: ZipError.tooLarge(member: "a", limit: 99)) {
            try member("a", of: builder.build(), limits: ZipLimits(memberBytes: 99))
        }
        let (packed, size) = Self.zeros
        builder.members = [
            .init(
                name: "a",
                bytes: packed,
                claimedSize: 10,
                method: 8,
                checksum: ZipBuilder.checksum(repeatElement(0, count: size))
            )
        ]
        #expect(throws: ZipError.self) {
            try member("a", of: builder.build(), limits: ZipLimits(memberBytes: 100_000, ratio: 2000))
        }
    }

    @Test func `all members together have a limit`() throws {
        var builder = ZipBuilder()
        builder.add("a", String(repeating: "x", count: 60))
        builder.add("b", String(repeating: "y", count: 60))
        var archive = try ZipArchive(builder.build(), limits: ZipLimits(totalBytes: 100))
        #expect(try archive.bytes(of: "a").count == 60)
        var failure: ZipError?
        do { _ = try archive.bytes(of: "b") } catch { failure = error }
        #expect(failure == .tooLarge(member: "b", limit: 100))
    }

    @Test func `many members are refused before any is unpacked`() {
        var builder = ZipBuilder()
        for number in 0..<50 { builder.add("member-\(number)", "") }
        #expect(throws: ZipError.tooManyMembers(limit: 49)) {
            try member("member-0", of: builder.build(), limits: ZipLimits(members: 49))
        }
    }

    @Test func `members that lie over each other are refused`() throws {
        var builder = ZipBuilder()
        for number in 0..<3 { builder.add("m\(number)", String(repeating: "x", count: 40)) }
        for index in builder.members.indices { builder.members[index].claimedPackedSize = 400 }
        #expect(throws: ZipError.self) { try member("m0", of: builder.build()) }
    }

    @Test func `two members of one name are refused`() {
        var builder = ZipBuilder()
        builder.add("word/document.xml", "for one program")
        builder.add("word/document.xml", "for another")
        #expect(throws: ZipError.ambiguous(member: "word/document.xml")) {
            try member("word/document.xml", of: builder.build())
        }
    }

    @Test func `a wrong checksum is noticed`() {
        var builder = ZipBuilder()
        builder.members = [.init(name: "a", bytes: Array("text".utf8), checksum: 1)]
        #expect(throws: ZipError.damaged(member: "a", code: 7)) { try member("a", of: builder.build()) }
    }

    @Test func `an unknown method, a password and a missing member are named`() {
        var builder = ZipBuilder()
        builder.members = [.init(name: "a", bytes: Array("text".utf8), method: 12)]
        #expect(throws: ZipError.unknownMethod(member: "a", method: 12)) { try member("a", of: builder.build()) }
        builder.members = [.init(name: "a", bytes: [UInt8](repeating: 1, count: 40), flags: 1)]
        #expect(throws: ZipError.encrypted(member: "a")) { try member("a", of: builder.build()) }
        #expect(throws: ZipError.missing(member: "b")) { try member("b", of: builder.build()) }
    }

    @Test(arguments: [[], [0x50, 0x4B, 3, 4], Array("PK\u{5}\u{6}".utf8), [UInt8](repeating: 0x50, count: 1000)])
    func `what is no archive is refused`(bytes: [UInt8]) {
        #expect(throws: ZipError.self) { try member("a", of: bytes) }
    }

    @Test func `an archive cut anywhere, or with a bit turned anywhere, is read or refused and never more`() throws {
        var builder = ZipBuilder()
        builder.add("content.xml", "<a>Les parties</a>")
        builder.add("styles.xml", "<b/>")
        let whole = builder.build()
        var refused = 0
        for cut in 0..<whole.count {
            do { _ = try member("content.xml", of: Array(whole.prefix(cut))) } catch { refused += 1 }
        }
        #expect(refused == whole.count)
        for index in whole.indices {
            for bit in 0..<8 {
                var bytes = whole
                bytes[index] ^= 1 << bit
                let read = try? member("content.xml", of: bytes)
                #expect(read == nil || read == Array("<a>Les parties</a>".utf8))
            }
        }
    }
}
