import Testing
import XML

@Suite("XML parser")
struct XMLParserTests {
    /// Writes down what it meets.
    private final class Record: MarkupHandler {
        var lines: [String] = []
        var attribute = "a"

        func start(_ element: XMLElement) {
            lines.append("<" + element.name + (element[attribute].map { " " + $0 } ?? ""))
        }
        func end(_ name: String) { lines.append(">" + name) }
        func text(_ utf8: UnsafeBufferPointer<UInt8>) { lines.append(String(decoding: utf8, as: UTF8.self)) }
    }

    private func walk(
        _ bytes: [UInt8],
        limits: MarkupLimits = MarkupLimits(),
        attribute: String = "a"
    ) throws(MarkupError) -> [String] {
        let handler = Record()
        handler.attribute = attribute
        try XMLParser(limits: limits, namespaces: ["urn:x": "x"]).parse(bytes, with: handler)
        return handler.lines
    }

    private func walk(_ text: String, limits: MarkupLimits = MarkupLimits()) throws(MarkupError) -> [String] {
        try walk(Array(text.utf8), limits: limits)
    }

    @Test func `steps come in order, with the namespaces' short prefixes`() throws {
        let text =
            "<p:r xmlns:p='urn:x' xmlns:q='urn:y' p:a='no' a='1 &lt; 2'><q:s/>é<p:s>&amp;<![CDATA[<]]></p:s></p:r>"
        #expect(try walk(text) == ["<x:r 1 < 2", "<?:s", ">?:s", "é", "<x:s", "&", "<", ">x:s", ">x:r"])
        #expect(try walk(Array(text.utf8), attribute: "x:a").first == "<x:r no")
    }

    @Test func `UTF-16 is read by its mark`() throws {
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in "<r>Порт-Элан</r>".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try walk(bytes) == ["<r", "Порт-Элан", ">r"])
    }

    @Test(
        "Entities are refused, whatever they stand for",
        arguments: [
            "<!DOCTYPE r [<!ENTITY a 'ha'>]><r>&a;</r>",
            "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><r>&a;</r>",
            "<!DOCTYPE r [<!ENTITY a SYSTEM 'http://localhost/x'>]><r>&a;</r>",
            "<!DOCTYPE r [<!ENTITY % a SYSTEM 'file:///etc/passwd'> %a;]><r/>",
            "<!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b '&a;&a;'><!ENTITY c '&b;&b;'>]><r>&c;</r>",
        ]
    )
    func entities(text: String) {
        #expect(throws: MarkupError.entities) { try walk(text) }
    }

    @Test func `a document type outside is not fetched`() throws {
        let text = "<!DOCTYPE r PUBLIC '-//A//B' 'http://localhost:1/x.dtd'><r>a</r>"
        #expect(try walk(text) == ["<r", "a", ">r"])
        #expect(throws: MarkupError.self) {
            try walk("<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r>&undeclared;</r>")
        }
    }

    @Test(arguments: ["", "text", "<r>", "<r></s>", "<r/><r/>", "<r>\u{0}</r>", "<r>\u{1}</r>", "<r a='1' a='2'/>"])
    func `what is not well-formed is refused`(text: String) {
        #expect(throws: MarkupError.self) { try walk(text) }
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        #expect(throws: MarkupError.self) { try walk([0x3C, 0x72, 0x3E, 0xC3, 0x28, 0x3C, 0x2F, 0x72, 0x3E]) }
    }

    @Test func `depth, elements, text, attributes and size have limits`() {
        let deep = String(repeating: "<a>", count: 101)
        #expect(throws: MarkupError.tooDeep(limit: 100)) { try walk(deep, limits: MarkupLimits(depth: 100)) }
        #expect(throws: MarkupError.tooDeep(limit: 255)) {
            try walk(String(repeating: "<a>", count: 400_000), limits: MarkupLimits(depth: 1 << 20))
        }
        #expect(throws: MarkupError.tooManyEvents(limit: 10)) {
            try walk("<r>" + String(repeating: "<a/>", count: 10) + "</r>", limits: MarkupLimits(events: 10))
        }
        #expect(throws: MarkupError.tooMuchText(limit: 10)) {
            try walk("<r>12345678901</r>", limits: MarkupLimits(textBytes: 10))
        }
        #expect(throws: MarkupError.tooManyAttributes(limit: 2)) {
            try walk("<r a='' b='' c=''/>", limits: MarkupLimits(attributes: 2))
        }
        #expect(throws: MarkupError.tooLarge(bytes: 4, limit: 3)) { try walk("<r/>", limits: MarkupLimits(bytes: 3)) }
    }
}
