import Foundation
import Testing
import TextSources

/// Turns bits, cuts, repeats and mixes, the same in every run.
struct Mutator {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func mutate(_ bytes: [UInt8], with tokens: [[UInt8]]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            guard !bytes.isEmpty else { return bytes }
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            let end = min(place + Int.random(in: 1...64, using: &generator), bytes.count)
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 4: bytes = Array(bytes.prefix(place))
            case 5: for index in place..<end { bytes[index] = UInt8.random(in: 0...255, using: &generator) }
            default: bytes.insert(contentsOf: tokens.randomElement(using: &generator) ?? [0], at: place)
            }
        }
        return bytes
    }
}

@Suite("Documents changed at random are read or refused, and nothing else happens")
struct MutationTests {
    /// What must hold of every text, wherever it came from.
    private func check(_ bytes: [UInt8]) {
        do throws(TextSourceError) {
            let text = try SourceReader().read(bytes, name: "file")
            #expect(String(validating: text.utf8, as: UTF8.self) != nil)
            #expect(!text.utf8.isEmpty)
            for ranges in [text.apart, text.headings, text.items] {
                var end = 0
                for range in ranges {
                    #expect(range.lowerBound >= end && !range.isEmpty && range.upperBound <= text.utf8.count)
                    end = range.upperBound
                    let begins = text.utf8[range.lowerBound] & 0xC0 != 0x80
                    #expect(begins && (end == text.utf8.count || text.utf8[end] & 0xC0 != 0x80))
                }
            }
            if !text.format.isItsOwnText { #expect(!text.utf8.contains { $0 < 0x20 && $0 != 0x0A }) }
        } catch {
            #expect(error.description.contains("file"))
        }
    }

    /// Changes a document many times; `parts` are put in anywhere.
    private func run(_ bytes: [UInt8], _ parts: [String], seed: UInt64, times: Int) {
        check(bytes)
        var mutator = Mutator(seed: seed)
        let tokens = parts.map { Array($0.utf8) } + [[0], [0xFF, 0xFF], [0xC3], Array("\u{202E}".utf8)]
        for _ in 0..<times { check(mutator.mutate(bytes, with: tokens)) }
    }

    @Test(arguments: [UInt64(1), 2]) func `Rich Text Format`(seed: UInt64) {
        let tokens = [
            "{", "}", "\\", "\\u-10179?", "\\uc9", "\\bin7", "\\'", "\\*", "{\\footnote", "{\\shptxt", "{\\upr",
            "{\\*\\ud",
            "\\deleted", "\\v", "{\\stylesheet", "{\\fonttbl", "\\par", "\\outlinelevel3", "{\\header",
            "\\s99999999999",
        ]
        run(Communique.french.rtf, tokens, seed: seed, times: 600)
        run(
            Communique.russian.rtf(codePage: 1251, fontCharset: 204, encoding: .windowsCP1251),
            tokens,
            seed: seed,
            times: 400
        )
    }

    @Test(arguments: [UInt64(3), 4]) func `messages`(seed: UInt64) {
        let tokens = [
            "\n", "\r\n\r\n", "--=_b", "--=_b--", "=?utf-8?Q?", "=?utf-8?B?", "?=", "=C3", "=\n", "Content-Type: ", ";",
            "\"",
            "multipart/mixed; boundary=x\n\n--x\n\n", "charset=koi8-r", "filename*0*=utf-8''%", "(", "\\",
        ]
        run(Communique.french.pageMail, tokens, seed: seed, times: 500)
        run(Communique.russian.flowedMail, tokens, seed: seed, times: 500)
    }

    private static let markup = [
        "<", ">", "</w:p>", "<w:p>", "<w:del>", "<w:t>", "&#0;", "&a;", "<!DOCTYPE a [<!ENTITY a 'b'>]>", "<![CDATA[",
        "<w:txbxContent>", "<text:p>", "<text:h>", "<text:note-body>", "xmlns:w=''", "<?xml encoding='utf-16'?>", "\"",
    ]

    @Test(arguments: [UInt64(5), 6]) func `archives`(seed: UInt64) {
        run(Communique.french.docx, Self.markup + ["PK\u{3}\u{4}", "PK\u{1}\u{2}"], seed: seed, times: 500)
        run(Communique.russian.odt, Self.markup + ["PK\u{5}\u{6}"], seed: seed, times: 500)
    }

    /// Changes that a checksum doesn't stop, since they were made before packing.
    @Test(arguments: [UInt64(7), 8]) func `the XML of archives`(seed: UInt64) {
        var mutator = Mutator(seed: seed)
        let tokens = Self.markup.map { Array($0.utf8) }
        var file = WordFile(body: "<w:p><w:r><w:t>a</w:t></w:r></w:p>")
        file.parts = [("footnotes", "footnotes.xml", "footnotes", "<w:footnote><w:p/></w:footnote>")]
        let open = OpenDocumentFile(
            body: "<text:h>a</text:h><text:p>b<text:note><text:note-body><text:p>c</text:p></text:note-body>"
                + "</text:note></text:p>"
        )
        for archive in [file.archive, open.archive] {
            for _ in 0..<400 {
                var changed = archive
                if let index = changed.members.indices.randomElement(using: &mutator.generator) {
                    changed.members[index].bytes = mutator.mutate(changed.members[index].bytes, with: tokens)
                }
                check(changed.bytes)
            }
        }
    }

    @Test func `pages and plain texts`() {
        run(Communique.french.html, ["<p>", "</p>", "<!--", "&eacute;", "<svg>", "<h1>"], seed: 9, times: 500)
        let beginnings = ["\n", "{\\rtf1", "%PDF-", "From: a\nReceived: b\n"]
        run(Array(Communique.russian.text.utf8), beginnings, seed: 10, times: 500)
    }

    @Test(.enabled(if: Helpers.readsPDF, "pdftotext is not on this machine"))
    func `PDF`() {
        var mutator = Mutator(seed: 11)
        let words = ["endobj", "stream", "/Kids [2 0 R]", "<<", ">>", "\\777", "1e99 0 0 1 0 0 Tm"]
        let tokens = words.map { Array($0.utf8) }
        for _ in 0..<25 {
            let bytes = mutator.mutate(Communique.french.pdf, with: tokens)
            // A file that shows no text any more would go on to the recogniser, which is slow.
            guard bytes.firstRange(of: Array("Tj".utf8)) != nil else { continue }
            check(bytes)
        }
    }
}
