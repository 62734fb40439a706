import Dispatch
import Synchronization
import Testing
import XML

@Suite("HTML parser")
struct HTMLParserTests {
    private func names(_ html: String) throws -> [String] {
        try HTMLParser().events(of: Array(html.utf8)).map { event in
            switch event {
            case .start(let name, let attributes):
                "<\(name)\(attributes.map { " \($0.name)=\($0.value)" }.joined())>"
            case .end(let name): "</\(name)>"
            case .text(let text): text
            }
        }
    }

    @Test func `broken mark-up becomes events in order`() throws {
        #expect(
            try names("<P Class=a hidden>caf&eacute; <b>x</p><p>&amp;y")
                == [
                    "<html>", "<body>", "<p class=a hidden=>", "café ", "<b>", "x", "</b>", "</p>", "<p>", "&y", "</p>",
                    "</body>", "</html>",
                ]
        )
        #expect(try HTMLParser().events(of: []) == [])
    }

    @Test func `a declaration of another encoding is ignored`() throws {
        #expect(try names("<meta charset=windows-1251><p>é").contains("é"))
    }

    @Test func `what isn't UTF-8 or beyond a limit is refused by name`() {
        let limits = MarkupLimits(bytes: 200, depth: 5, events: 20, textBytes: 50)
        func refused(_ html: String) -> MarkupError? {
            do {
                _ = try HTMLParser(limits: limits).events(of: Array(html.utf8))
                return nil
            } catch { return error }
        }
        #expect(refused("<p>fine") == nil)
        #expect(refused(String(repeating: " ", count: 201)) == .tooLarge(bytes: 201, limit: 200))
        #expect(refused("<div><div><div><div><div>") == .tooDeep(limit: 5))
        #expect(refused(String(repeating: "<br>", count: 20)) == .tooManyEvents(limit: 20))
        #expect(refused(String(repeating: "a", count: 51)) == .tooMuchText(limit: 50))
        #expect(refused("<p title=\(String(repeating: "a", count: 51))>") == .tooMuchText(limit: 50))
        #expect(throws: MarkupError.notUTF8) { try HTMLParser().events(of: [0x3C, 0xFF]) }
    }

    @Test(
        "Ten million bytes of nesting, attributes or one line end in bounded work",
        arguments: [
            // A link ends the one before, so these don't nest.
            ("<a>", MarkupError.tooManyEvents(limit: 1_000_000)), ("<div>", .tooDeep(limit: 512)),
            ("<b a=1 b=", nil), (" a", nil), ("&amp;", nil), ("<", nil), ("<!--", nil), ("\0", nil), ("</p>", nil),
        ] as [(String, MarkupError?)]
    )
    func survives(unit: String, error: MarkupError?) throws {
        let file = [UInt8](repeatingUnit: unit, bytes: 10_000_000)
        let found: MarkupError?
        do {
            _ = try HTMLParser().events(of: file)
            found = nil
        } catch {
            found = error
        }
        #expect(found == error)
    }

    @Test func `a tag with too many attributes is refused`() {
        let names = (0..<50_000).map { " a\($0)" }.joined()
        #expect(throws: MarkupError.tooManyAttributes(limit: 1000)) {
            try HTMLParser().events(of: Array("<p\(names)>text".utf8))
        }
    }

    @Test func `pages are parsed on several threads at once`() throws {
        let expected = try names("<p>a<b>c")
        let equal = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: 64) { _ in
            if (try? names("<p>a<b>c")) == expected { equal.add(1, ordering: .relaxed) }
        }
        #expect(equal.load(ordering: .relaxed) == 64)
    }

    @Test func `the named references are those of HTML 4`() {
        #expect(HTMLEntities.codePoints.count == 253)
        #expect(HTMLEntities.codePoints["eacute"] == 0xE9)
        #expect(HTMLEntities.codePoints["diams"] == 0x2666)
    }
}

extension [UInt8] {
    /// A text over and over, up to a size.
    init(repeatingUnit unit: String, bytes: Int) {
        let unit = [UInt8](unit.utf8)
        self = []
        reserveCapacity(bytes)
        while count + unit.count <= bytes { append(contentsOf: unit) }
    }
}
