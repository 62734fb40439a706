import Testing
import TextSources

@Suite("Encoding")
struct EncodingTests {
    static let marks: [(TextEncoding, [UInt8])] = [
        (.utf8, [0xEF, 0xBB, 0xBF]), (.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]),
    ]
    static let texts = [Samples.french, Samples.russian, Samples.spanish, "😀 Ω 𝔸 — ё\r\n"]

    @Test(arguments: marks, texts)
    func `a byte order mark decides and isn't part of the text`(mark: (TextEncoding, [UInt8]), text: String) throws {
        let file = try mark.1 + Samples.bytes(text, as: mark.0)
        let read = try SourceReader().read(file, name: "a.txt")
        #expect(read.string == text)
        #expect(read.encoding == mark.0)
        #expect(read.evidence == .byteOrderMark)
        #expect(read.map.byte(at: 0) == mark.1.count)
        #expect(read.map.codePoint(at: 0) == 0)
        try checkMap(of: read, file: file)
    }

    @Test(
        "An encoding is detected without a mark",
        arguments: [
            (Samples.french, TextEncoding.utf8), (Samples.french, .utf16LittleEndian),
            (Samples.french, .utf16BigEndian),
            (Samples.french, .windows1252), (Samples.spanish, .windows1252), (Samples.portuguese, .windows1252),
            (Samples.russian, .utf8), (Samples.russian, .utf16LittleEndian), (Samples.russian, .utf16BigEndian),
            (Samples.russian, .windows1251), (Samples.russian.uppercased(), .windows1251),
            ("The parties agreed to meet again — in the “spring”.", .windows1252),
            ("La session se tiendra à Norr.", .windows1252),
            ("Стороны договорились.", .windows1251),
        ]
    )
    func detects(text: String, encoding: TextEncoding) throws {
        let file = try Samples.bytes(text, as: encoding)
        let read = try SourceReader().read(file, name: "a.txt")
        #expect(read.string == text)
        #expect(read.encoding == encoding)
        #expect(read.evidence == .detected)
        try checkMap(of: read, file: file)
    }

    @Test func `ASCII is UTF-8`() throws {
        #expect(try SourceReader().read(Array("The parties agreed.".utf8), name: "a").encoding == .utf8)
    }

    static let thin: [[UInt8]] = [
        [0xE9], [0xCF, 0xF0, 0x20, 0x41], Array("Total: ".utf8) + [0xC4, 0xC0], Array("12 ".utf8) + [0xF0, 0xF3, 0xE1],
    ]

    @Test(arguments: thin)
    func `a code page of which a few bytes say nothing is asked for`(bytes: [UInt8]) {
        let error = #expect(throws: TextSourceError.unclearEncoding(name: "note.txt")) {
            try SourceReader().read(bytes, name: "note.txt")
        }
        #expect(
            error?.description
                == "the encoding of 'note.txt' is not clear from its bytes; name it with --encoding (utf-8, utf-16le, "
                + "utf-16be, windows-1251, windows-1252), or save the file in UTF-8"
        )
    }

    /// The small and capital letters of KOI8-R, in the order of the Russian alphabet's Latin namesakes (RFC 1489).
    private static func koi8(_ text: String) -> [UInt8] {
        let order = Array("юабцдефгхийклмнопярстужвьызшэщчъ")
        return text.flatMap { character -> [UInt8] in
            if let index = order.firstIndex(of: character) { return [0xC0 + UInt8(index)] }
            if let small = character.lowercased().first, let index = order.firstIndex(of: small) {
                return [0xE0 + UInt8(index)]
            }
            return character.isASCII ? Array(String(character).utf8) : []
        }
    }

    @Test func `another Cyrillic code page isn't taken for windows-1251`() {
        let file = Self.koi8(Samples.russian)
        #expect(throws: TextSourceError.unclearEncoding(name: "a.txt")) { try SourceReader().read(file, name: "a.txt") }
    }

    @Test(arguments: TextEncoding.allCases)
    func `a given encoding is taken, and its label finds it`(encoding: TextEncoding) throws {
        let file = try Samples.bytes("Session", as: encoding)
        let label = try #require(TextEncoding(label: encoding.name.uppercased()))
        let read = try SourceReader(encoding: label).read(file, name: "a.txt")
        #expect(read.string == "Session")
        #expect(read.encoding == encoding)
        #expect(read.evidence == .given)
    }

    @Test(arguments: [TextEncoding.windows1251, .windows1252])
    func `every byte of a code page is the character of the other tables, or refused`(encoding: TextEncoding) throws {
        for byte in UInt8(0x80)...0xFF {
            let file: [UInt8] = [0x41, byte]
            let read = try? SourceReader(encoding: encoding).read(file, name: "a")
            if let read {
                #expect(Array(read.string.unicodeScalars) == (try Samples.scalars(file, as: encoding)))
            } else {
                #expect(encoding == .windows1251 ? byte == 0x98 : [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte))
            }
        }
    }

    static let invalid: [(TextEncoding, [UInt8], Int)] = [
        (.utf8, [0x61, 0xC3], 1), (.utf8, [0x61, 0x80], 1), (.utf8, [0xC0, 0xAF], 0), (.utf8, [0xED, 0xA0, 0x80], 0),
        (.utf8, [0xF4, 0x90, 0x80, 0x80], 0), (.utf8, [0xE2, 0x82], 0), (.utf8, [0xF0, 0x9F, 0x98, 0x20], 0),
        (.utf16LittleEndian, [0x61, 0x00, 0x62], 2), (.utf16LittleEndian, [0x00, 0xD8, 0x61, 0x00], 0),
        (.utf16LittleEndian, [0x61, 0x00, 0x00, 0xDC], 2), (.utf16BigEndian, [0x00, 0x61, 0xD8, 0x00], 2),
        (.windows1251, [0xEF, 0x98], 1), (.windows1252, [0x81], 0),
    ]

    @Test(arguments: invalid)
    func `bytes that are no character are named by their place`(
        encoding: TextEncoding,
        bytes: [UInt8],
        offset: Int
    ) {
        #expect(throws: TextSourceError.invalidBytes(name: "a", encoding: encoding, offset: offset)) {
            try SourceReader(encoding: encoding).read(bytes, name: "a")
        }
    }

    @Test func `one damaged byte doesn't turn UTF-8 into a code page`() {
        var file = Array(Samples.french.utf8)
        file.append(0xE9)
        #expect(
            throws: TextSourceError.invalidBytes(name: "a", encoding: .utf8, offset: file.count - 1)
        ) { try SourceReader().read(file, name: "a") }
    }
}
