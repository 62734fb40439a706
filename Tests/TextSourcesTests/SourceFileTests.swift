import Foundation
import Testing
import TextSources

@Suite("Source file")
struct SourceFileTests {
    /// A folder of its own for a test, gone afterwards.
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sources-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    @Test func `a file is read as it stands`() throws {
        try inFolder { folder in
            let text = "---\ntitle:  x\n---\r\n« Deux  espaces »\u{A0}!\n\n\n"
            try text.write(toFile: folder + "/a.txt", atomically: false, encoding: .utf8)
            let read = try SourceReader().read(path: folder + "/a.txt")
            #expect(read.string == text)
            #expect(read.format == .plainText)
            #expect(read.apart == [])
        }
    }

    @Test func `what is no file is named`() throws {
        try inFolder { folder in
            #expect(throws: TextSourceError.folder(name: folder)) { try SourceReader().read(path: folder) }
            let missing = folder + "/none.txt"
            #expect(throws: TextSourceError.missing(name: missing)) { try SourceReader().read(path: missing) }
            #expect(throws: TextSourceError.missing(name: "")) { try SourceReader().read(path: "") }
            #expect(throws: TextSourceError.missing(name: folder + "\0x")) {
                try SourceReader().read(path: folder + "\0x")
            }
            let pipe = folder + "/pipe"
            #expect(mkfifo(pipe, 0o600) == 0)
            #expect(throws: TextSourceError.notAFile(name: pipe)) { try SourceReader().read(path: pipe) }
            #expect(throws: TextSourceError.notAFile(name: "/dev/null")) { try SourceReader().read(path: "/dev/null") }
        }
    }

    @Test(.enabled(if: geteuid() != 0, "root may read every file"))
    func `a file that may not be read is named`() throws {
        try inFolder { folder in
            let path = folder + "/a.txt"
            try "text".write(toFile: path, atomically: false, encoding: .utf8)
            #expect(chmod(path, 0) == 0)
            #expect(throws: TextSourceError.forbidden(name: path)) { try SourceReader().read(path: path) }
        }
    }

    @Test func `a file over the limit is refused, by its size or while reading`() throws {
        try inFolder { folder in
            let path = folder + "/a.txt"
            try "0123456789".write(toFile: path, atomically: false, encoding: .utf8)
            #expect(try SourceReader(byteLimit: 10).read(path: path).string == "0123456789")
            #expect(throws: TextSourceError.tooLarge(name: path, limit: 9)) {
                try SourceReader(byteLimit: 9).read(path: path)
            }
            let descriptor = open(path, O_RDONLY)
            defer { close(descriptor) }
            #expect(throws: TextSourceError.tooLarge(name: "standard input", limit: 9)) {
                try SourceReader(byteLimit: 9).read(descriptor: descriptor, name: "standard input")
            }
            // A file of holes: its size alone refuses it.
            #expect(truncate(path, 64 << 20 + 1) == 0)
            #expect(throws: TextSourceError.tooLarge(name: path, limit: 64 << 20)) {
                try SourceReader().read(path: path)
            }
        }
    }

    @Test func `the bytes of a file are those that stand in it, whatever they are`() throws {
        try inFolder { folder in
            let all = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 167) }
            for (name, bytes) in [("all", all), ("empty", []), ("-", [0x2D])] {
                let path = folder + "/" + name
                try Data(bytes).write(to: URL(fileURLWithPath: path))
                #expect(try SourceReader().bytes(path: path) == bytes)
            }
            #expect(throws: TextSourceError.empty(name: folder + "/empty")) {
                try SourceReader().read(path: folder + "/empty")
            }
        }
    }

    @Test func `the bytes of what is no file are refused as its text is`() throws {
        try inFolder { folder in
            func refused(_ path: String) -> TextSourceError? {
                do {
                    _ = try SourceReader().bytes(path: path)
                    return nil
                } catch { return error }
            }
            #expect(refused(folder) == .folder(name: folder))
            #expect(refused(folder + "/none") == .missing(name: folder + "/none"))
            #expect(refused("") == .missing(name: ""))
            // Standard input has a call of its own: this is a file of that name, and there is none.
            #expect(refused("-") == .missing(name: "-"))
            #expect(mkfifo(folder + "/pipe", 0o600) == 0)
            #expect(refused(folder + "/pipe") == .notAFile(name: folder + "/pipe"))
            #expect(symlink("circle", folder + "/circle") == 0)
            #expect(refused(folder + "/circle") == .unreadable(name: folder + "/circle", code: ELOOP))
            #expect(symlink(folder, folder + "/back") == 0)
            #expect(refused(folder + "/back") == .folder(name: folder + "/back"))
        }
    }

    @Test func `200 million bytes are refused by their size, from a file or a descriptor`() throws {
        try inFolder { folder in
            let path = folder + "/large.txt"
            try Data("text".utf8).write(to: URL(fileURLWithPath: path))
            #expect(truncate(path, 200_000_000) == 0)
            #expect(throws: TextSourceError.tooLarge(name: path, limit: 64 << 20)) {
                try SourceReader().read(path: path)
            }
            #expect(throws: TextSourceError.tooLarge(name: path, limit: 64 << 20)) {
                try SourceReader().bytes(path: path)
            }
            let descriptor = open(path, O_RDONLY)
            defer { close(descriptor) }
            #expect(throws: TextSourceError.tooLarge(name: "standard input", limit: 64 << 20)) {
                try SourceReader().bytes(descriptor: descriptor, name: "standard input")
            }
        }
    }

    @Test func `a pipe is read to its end`() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let sent = Array("Les parties sont convenues d’agir.\n".utf8)
        #expect(write(ends[1], sent, sent.count) == sent.count)
        close(ends[1])
        #expect(try SourceReader().bytes(descriptor: ends[0], name: "standard input") == sent)
        close(ends[0])
        #expect(throws: TextSourceError.unreadable(name: "standard input", code: EBADF)) {
            try SourceReader().bytes(descriptor: -1, name: "standard input")
        }
    }

    @Test func `a page over its own limit is refused`() {
        let reader = SourceReader(pageByteLimit: 20)
        #expect(throws: TextSourceError.tooLarge(name: "a.html", limit: 20)) {
            try reader.read(Array("<p>twenty-one bytes<p>".utf8), name: "a.html")
        }
    }

    static let signatures: [(String, [UInt8], BinaryKind)] = [
        ("a.gz", [0x1F, 0x8B, 8, 0], .gzip), ("a.out", [0x7F, 0x45, 0x4C, 0x46, 2], .elf),
        ("a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .ole),
        ("nul", Array("text\0text".utf8), .unknown), ("odd", [0x61, 0x00, 0x62], .unknown),
        ("controls", Array("a\u{1}\u{2}\u{3}\u{4}b".utf8), .unknown),
        ("zeros", [UInt8](repeating: 0, count: 64), .unknown),
        ("page.html", Array("<p>a\0b".utf8), .unknown),
    ]

    @Test(arguments: signatures)
    func `a file that isn't text is refused by its kind`(name: String, bytes: [UInt8], kind: BinaryKind) {
        #expect(throws: TextSourceError.binary(name: name, kind: kind)) { try SourceReader().read(bytes, name: name) }
    }

    @Test func `a stray control character doesn't make a text binary`() throws {
        #expect(try SourceReader().read(Array("The end.\u{1A}".utf8), name: "a").string == "The end.\u{1A}")
    }

    @Test(arguments: ["", " \r\n\t", "\u{A0}\u{2003}\u{200B}\n", "\u{FEFF}", "\u{FEFF}\n"])
    func `a file without a visible character is empty`(text: String) {
        #expect(throws: TextSourceError.empty(name: "a.txt")) {
            try SourceReader().read(Array(text.utf8), name: "a.txt")
        }
    }

    @Test(
        "An error says what happened, where, and what to do",
        arguments: [
            (TextSourceError.missing(name: "a.txt"), "'a.txt' does not exist; check the path"),
            (.folder(name: "texts"), "'texts' is a folder; name the files in it"),
            (
                .notAFile(name: "p"),
                "'p' is a pipe, a device or a socket, not a file; to read a pipe, give '-' and standard input"
            ),
            (.forbidden(name: "a"), "'a' may not be read; ask its owner for the right to read it"),
            (.unreadable(name: "a", code: 5), "'a' could not be read (system error 5); check the disk and try again"),
            (
                .tooLarge(name: "a", limit: 64 << 20),
                "'a' has more than 64 MiB; take the part with the text, or split it"
            ),
            (.tooLarge(name: "a", limit: 9), "'a' has more than 9 bytes; take the part with the text, or split it"),
            (.empty(name: "a"), "'a' is empty; check that it was saved whole"),
            (
                .noReadableText(name: "a.html"),
                "'a.html' is a web page without text of its own; save the page as text from the browser"
            ),
            (
                .binary(name: "a.xlsx", kind: .spreadsheet),
                "'a.xlsx' is a table; save the sheet with the text as plain text in UTF-8"
            ),
            (.locked(name: "a.docx"), "'a.docx' is locked with a password; save it without one"),
            (
                .damaged(name: "a.docx", part: "word/document.xml", line: 3),
                "'a.docx' is damaged at word/document.xml:3; open it in its own program and save it again"
            ),
            (
                .tooComplex(name: "a.odt", part: "content.xml"),
                "'a.odt' was refused: content.xml unpacks to more than a text needs; check where it comes from"
            ),
            (.noWords(name: "a.odt", format: .odt), "'a.odt' has no text; check that it is the right file"),
            (
                .noWords(name: "a.png", format: .scan),
                "no words were recognised in 'a.png'; scan it upright with 300 dots an inch"
            ),
            (
                .missingProgram(name: "a.pdf", program: "pdftotext", package: "poppler-utils"),
                "'a.pdf' is read with the program pdftotext, which is not here; install it, for example with: apt-get "
                    + "install poppler-utils"
            ),
            (
                .programFailed(name: "a.pdf", program: "pdftotext", reason: .failed(complaint: "Syntax \u{1B}Error")),
                "pdftotext could not read 'a.pdf' (Syntax ?Error); check that the file is whole"
            ),
            (
                .invalidBytes(name: "a", encoding: .utf8, offset: 7),
                "'a' is not utf-8 at byte 7; save it again in UTF-8, or name its encoding with --encoding (utf-8, "
                    + "utf-16le, utf-16be, windows-1251, windows-1252)"
            ),
            (
                .unsupportedEncoding(name: "a.html", label: "koi8-r"),
                "'a.html' says that its encoding is 'koi8-r', which is not read; save it in UTF-8, or name another "
                    + "with --encoding (utf-8, utf-16le, utf-16be, windows-1251, windows-1252)"
            ),
            (.missing(name: "a\u{1B}[2J\u{202E}b"), "'a?[2J?b' does not exist; check the path"),
            (
                .missing(name: String(repeating: "a", count: 300)),
                "'\(String(repeating: "a", count: 200))…' does not exist; check the path"
            ),
        ]
    )
    func says(error: TextSourceError, description: String) {
        #expect(error.description == description)
    }

    @Test(arguments: BinaryKind.allCases)
    func `every kind of file that isn't text has an advice`(kind: BinaryKind) {
        let text = TextSourceError.binary(name: "a", kind: kind).description
        #expect(text.hasPrefix("'a' is ") && text.contains("; "))
    }
}
