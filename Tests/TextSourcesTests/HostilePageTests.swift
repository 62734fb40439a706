import Testing
import TextSources

/// Pages made to exhaust a reader: every one ends in a text or a named error.
@Suite("Hostile page")
struct HostilePageTests {
    static let units = [
        "<div>", "<nav>", "<a href=x>", "</div>", "<p", "<p a='", "<!--", "<!--x-->", "<script>", "</script", "<svg>",
        "<object>",
        "<", "</", "&", "&#", "&#x9999999", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a", "é", "<br>", "<h1>",
        "<pre>\n",
        "<td>", "<li>x</li>", "<p>share", "<form>", "<noscript><noscript>", "<b a=1 a=2 a=3", "]]>", "<![CDATA[", "<?",
        "<nav></nav>", "<div>Facebook</div>",
    ]

    @Test(arguments: units)
    func `one piece over and over is read in one pass`(unit: String) throws {
        let file = Array("text ".utf8) + [UInt8](repeatingUnit: unit, bytes: 300_000)
        let text = try SourceReader(format: .html).read(file, name: "a.html")
        #expect(text.utf8.starts(with: "text".utf8))
        #expect(text.utf8.count <= file.count)
        #expect(text.map.codePoint(at: text.utf8.count) <= file.count)
    }

    @Test func `200 000 nested elements keep their text, closed or not`() throws {
        let open = String(repeating: "<div>", count: 200_000)
        let close = String(repeating: "</div>", count: 200_000)
        let html = "\(open)deep\(close)<p>after"
        #expect(try readPage(html).string == "deep\n\nafter")
        #expect(try readPage(open + "deep").string == "deep")
    }

    @Test(arguments: 0..<8)
    func `random bytes are read or refused`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for round in 0..<300 {
            let file = (0..<Int.random(in: 0...200, using: &random)).map { _ in
                UInt8.random(in: round.isMultiple(of: 2) ? 0...255 : 32...126, using: &random)
            }
            for name in ["a.txt", "a.html"] { checkAny(file, name: name) }
        }
    }

    @Test(arguments: TextEncoding.allCases, [SourceFormat.plainText, .html])
    func `random bytes and texts keep their places in every encoding`(encoding: TextEncoding, format: SourceFormat) {
        var random = SeededGenerator(seed: 5)
        let reader = SourceReader(encoding: encoding, format: format)
        let marks = "abc .\r\n<p></p><br>&eacute;&#1078;—«»\u{A0}"
        let letters =
            switch encoding {
            case .windows1251: "жЖё№"
            case .windows1252: "éÉœ€"
            case .utf8, .utf16LittleEndian, .utf16BigEndian: "éжЖ№😀𝔸\u{301}\u{FEFF}"
            }
        let characters = Array((marks + letters).unicodeScalars)
        var readable = 0
        for round in 0..<400 {
            var file: [UInt8]
            if round.isMultiple(of: 2) {
                file = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
            } else {
                let scalars = (0..<Int.random(in: 1...1200, using: &random)).map { _ in
                    characters[Int.random(in: 0..<characters.count, using: &random)]
                }
                file = (try? Samples.bytes(String(String.UnicodeScalarView(scalars)), as: encoding)) ?? []
            }
            guard let text = try? reader.read(file, name: "a") else { continue }
            readable += 1
            checkOrder(of: text, file: file)
        }
        #expect(readable >= 150)
    }

    /// Whether every map runs forwards and stays inside, at every offset and just outside.
    private func checkOrder(of text: SourceText, file: [UInt8]) {
        let map = text.map
        var last = (codePoint: 0, byte: 0)
        for offset in -1...(text.utf8.count + 1) {
            let place = (codePoint: map.codePoint(at: offset), byte: map.byte(at: offset))
            guard place.codePoint >= last.codePoint, place.byte >= last.byte, place.byte <= file.count,
                place.codePoint <= place.byte
            else {
                Issue.record("offset \(offset) of \(file) is mapped to \(place) after \(last)")
                return
            }
            last = place
        }
        var offset = 0
        for byte in -1...(file.count + 1) {
            let next = map.utf8Offset(ofByte: byte)
            guard next >= offset, next <= text.utf8.count else {
                Issue.record("byte \(byte) of \(file) is mapped to \(next) after \(offset)")
                return
            }
            offset = next
        }
    }

    @Test(arguments: 0..<8)
    func `mutated pages are read or refused, and every place is inside the file`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let page = Array(
            """
            <!doctype html><html lang=fr><head><meta charset="utf-8"><title>x</title></head><body><nav><a href="/">a</a>
            <a href=b>b</a></nav><h1>Consultations &eacute;</h1><p>Les parties sont convenues <b>d&#8217;agir</b>.<br>Fin</p>
            <table><tr><td>1<td>2</table><!-- c --><script>a<b</script><footer>© Норд 😀</footer></body></html>
            """.utf8
        )
        let alphabet = Array("<>&;/'\"=-! #xp\0\u{FE}é".utf8)
        for _ in 0..<400 {
            var file = page
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let index = Int.random(in: 0..<file.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: file.remove(at: index)
                case 1: file.insert(alphabet[Int.random(in: 0..<alphabet.count, using: &random)], at: index)
                case 2: file[index] = UInt8.random(in: 0...255, using: &random)
                default: file.removeSubrange(index..<min(index + 20, file.count))
                }
                if file.isEmpty { file = page }
            }
            checkAny(file, name: "a.html")
            checkAny(file, name: "a.txt")
        }
    }

    private func checkAny(_ file: [UInt8], name: String) {
        do {
            let text = try SourceReader().read(file, name: name)
            try checkMap(of: text, file: file)
            var end = 0
            for range in text.apart {
                #expect(range.lowerBound >= end && range.upperBound <= text.utf8.count && !range.isEmpty)
                end = range.upperBound
            }
        } catch let error as TextSourceError {
            #expect(!error.description.isEmpty)
        } catch {
            Issue.record("an error of another kind: \(error)")
        }
    }
}
