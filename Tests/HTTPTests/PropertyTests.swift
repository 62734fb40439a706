import HTML
import Testing

@testable import HTTPModel

/// What holds for any text: checked with a thousand random ones each.
@Suite("Properties")
struct PropertyTests {
    /// Texts that are likely to break something, out of pieces that mean something to somebody.
    private static func text(_ random: inout SeededGenerator, pieces: Int = 12) -> String {
        let marks = [
            "a", "Z", "0", " ", "%", "%2", "%2F", "%00", "+", "&", "=", ";", ",", "/", "\\", ".", "..", "?", "#", "\"",
            "'",
            "<", ">", "<script>", "--", "&amp;", "\r\n", "\t", "\0", "\u{7F}", "é", "ж", "日", "😀", "\u{202E}",
            "\u{FEFF}",
            "e\u{301}", "*", "W/", ":", "~", "_", "`", "(", "\u{2028}",
        ]
        return (0..<Int.random(in: 0...pieces, using: &random)).map { _ in
            marks[Int.random(in: 0..<marks.count, using: &random)]
        }.joined()
    }

    private static func check(_ body: (inout SeededGenerator) throws -> Void) rethrows {
        var random = SeededGenerator(seed: 2026)
        for _ in 0..<1000 { try body(&random) }
    }

    @Test("What is escaped reads back as itself, in characters that any address may have")
    func percentEncoding() {
        Self.check { random in
            let text = Self.text(&random)
            let encoded = PercentEncoding.encoded(text)
            #expect(encoded.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'<>&=+/?#;".utf8.contains($0) })
            // A NUL is written but never read.
            let expected = text.utf8.contains(0) ? nil : text
            #expect(PercentEncoding.decoded(encoded.utf8) == expected)
            #expect(PercentEncoding.decoded(encoded.utf8, plusIsSpace: true) == expected)
        }
    }

    @Test("Reading escapes never lengthens a text, and refuses it or gives UTF-8 without NUL")
    func decoding() {
        Self.check { random in
            let bytes = (0..<Int.random(in: 0...20, using: &random)).map { _ in
                Bool.random(using: &random) ? UInt8.random(in: 0...255, using: &random) : UInt8(ascii: "%")
            }
            guard let text = PercentEncoding.decoded(bytes) else { return }
            #expect(text.utf8.count <= bytes.count)
            #expect(!text.utf8.contains(0))
        }
    }

    @Test("An address that is read can be written and read again, and leads nowhere upwards")
    func targets() {
        var accepted = 0
        Self.check { random in
            guard let target = try? Target(parsing: "/" + Self.text(&random, pieces: 4)) else { return }
            accepted += 1
            #expect((try? Target(parsing: target.description)) == target)
            #expect(target.path.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.hasPrefix("../") })
        }
        #expect(accepted >= 50)
    }

    @Test("A form that is written reads back as itself")
    func forms() {
        Self.check { random in
            let items = (0..<3).map { _ in
                FieldList.Item(Self.text(&random) + "n", Self.text(&random))
            }
            // A NUL is refused, so fields with one don't come back.
            let list = FieldList(items.filter { !$0.name.utf8.contains(0) && !$0.value.utf8.contains(0) })
            #expect((try? FieldList(decoding: list.encoded.utf8)) == list)
        }
    }

    @Test("A cookie that can be made comes back whole, and starts no other field")
    func cookies() {
        var made = 0
        Self.check { random in
            guard let cookie = Cookie("n" + Self.text(&random, pieces: 1), Self.text(&random, pieces: 3)) else {
                return
            }
            made += 1
            let field = cookie.description
            #expect(field.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
            #expect(field.split(separator: ";").count == 5)
            let request = Request(.get, Target(), fields: ["Cookie": "first=1; \(cookie.name)=\(cookie.value); last=2"])
            #expect(request.cookie(cookie.name) == cookie.value)
        }
        #expect(made >= 50)
    }

    @Test("Any field of cookies is looked through without a trap, and gives only values that a cookie can have")
    func cookieFields() {
        Self.check { random in
            let request = Request(.get, Target(), fields: ["Cookie": "a=" + Self.text(&random) + ";a=b"])
            if let value = request.cookie("a") { #expect(Cookie("a", value) != nil) }
        }
    }

    @Test("A tag that can be made reads back as itself, and recognises itself in a list")
    func entityTags() {
        var made = 0
        Self.check { random in
            guard let tag = EntityTag(Self.text(&random, pieces: 3), isWeak: Bool.random(using: &random)) else {
                return
            }
            made += 1
            #expect(EntityTag(parsing: tag.description) == tag)
            let list = Request(.get, Target(), fields: ["If-None-Match": "\"first\", \(tag)"])
            #expect(list.has(tag))
            #expect(!Request(.get, Target(), fields: ["If-None-Match": "\"\(tag.value)x\""]).has(tag))
        }
        #expect(made >= 50)
    }

    @Test("Any text is read as a tag that writes itself so, or as none")
    func tagTexts() {
        Self.check { random in
            let text = Self.text(&random, pieces: 4)
            for field in [text, "\"\(text)\"", "W/\"\(text)"] {
                if let tag = EntityTag(parsing: field) { #expect(tag.description == field) }
            }
        }
        #expect(EntityTag(parsing: "") == nil)
        #expect(EntityTag(parsing: "\"") == nil)
        #expect(EntityTag(parsing: "w/\"a\"") == nil)
    }

    @Test("A router finds the pattern with fixed words furthest to the left, in whatever order they were added")
    func router() {
        let words = ["a", "b", ":x"]
        let patterns = words.flatMap { first in words.flatMap { second in words.map { "/\(first)/\(second)/\($0)" } } }
        var random = SeededGenerator(seed: 7)
        for _ in 0..<50 {
            var router = Router<String>()
            let present = Array(patterns.shuffled(using: &random).prefix(12))
            for pattern in present { router.add(.get, PathPattern(pattern), pattern) }
            for path in ["a", "b", "c"].flatMap({ first in ["a", "b", "c"].map { [first, $0, "a"] } }) {
                // The same, said plainly: fixed words sort before those that vary.
                let fitting = present.filter { PathPattern($0).match(path) != nil }
                let best = fitting.min { $0.replacing(":x", with: "~") < $1.replacing(":x", with: "~") }
                switch router.outcome(for: .get, path) {
                case .found(let action, _, _): #expect(action == best)
                case .otherMethods, .notFound: #expect(best == nil)
                }
            }
        }
    }

    @Test("No text gets out of its place in a page")
    func escaping() {
        Self.check { random in
            let text = Self.text(&random)
            let page: HTML = "<p title=\"\(text)\">\(text)</p>"
            let inner = page.string.dropFirst("<p title=\"".count).dropLast("</p>".count)
            let parts = inner.split(separator: "\">", maxSplits: 1, omittingEmptySubsequences: false)
            #expect(parts.count == 2)
            for part in parts {
                #expect(!part.utf8.contains { "<>\"'".utf8.contains($0) })
                #expect(part.utf8.allSatisfy { $0 >= 0x20 || [0x09, 0x0A, 0x0D].contains($0) })
            }
            #expect(
                parts.first.map(Self.unescaped)
                    == text.replacing("\0", with: "\u{FFFD}").replacing("\u{7F}", with: "\u{FFFD}")
            )
        }
    }

    /// The escapes of a page read back, in one pass.
    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var rest = text
        let escapes = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
        while let first = rest.unicodeScalars.first {
            if let (escape, character) = escapes.first(where: { rest.hasPrefix($0.key) }) {
                result += character
                rest = rest.dropFirst(escape.count)
            } else {
                result.unicodeScalars.append(first)
                rest = Substring(rest.unicodeScalars.dropFirst())
            }
        }
        return result
    }
}
