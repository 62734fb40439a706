import CanonicalBytes
import Testing

@Suite("Canonical printing")
struct CanonicalPrinterTests {
    /// RFC 8785 §3.2.3, the example of sorting by UTF-16 code units.
    @Test func `keys are sorted by UTF-16 code units`() {
        let value: JSONValue = .object([
            "\u{20ac}": .string("Euro Sign"), "\r": .string("Carriage Return"),
            "\u{fb33}": .string("Hebrew Letter Dalet With Dagesh"), "1": .string("One"),
            "\u{1f600}": .string("Emoji: Grinning Face"), "\u{80}": .string("Control"),
            "\u{f6}": .string("Latin Small Letter O With Diaeresis"),
        ])
        let expected =
            #"{"\r":"Carriage Return","1":"One","\#u{80}":"Control","\#u{f6}":"Latin Small Letter O With Diaeresis","#
            + #""\#u{20ac}":"Euro Sign","\#u{1f600}":"Emoji: Grinning Face","#
            + #""\#u{fb33}":"Hebrew Letter Dalet With Dagesh"}"#
        #expect(String(decoding: CanonicalJSON.print(value), as: UTF8.self) == expected)
    }

    /// RFC 8785 §3.2.2, the string of the example.
    @Test func `strings are escaped where they must be and nowhere else`() {
        let value: JSONValue = .string("\u{20ac}$\u{f}\nA'B\"\\\\\"/")
        #expect(String(decoding: CanonicalJSON.print(value), as: UTF8.self) == #""€$\u000f\nA'B\"\\\\\"/""#)
        let controls = String(String.UnicodeScalarView((1..<0x21).compactMap { Unicode.Scalar($0 as UInt32) }))
        let expected =
            #""\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013"#
            + #"\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f ""#
        #expect(String(decoding: CanonicalJSON.print(.string(controls)), as: UTF8.self) == expected)
    }

    @Test func `nested values have no space between them`() {
        let value: JSONValue = .object([
            "b": .array([.integer(-1), .boolean(true), .object([:]), .array([])]), "a": .boolean(false),
            "": .integer(0),
        ])
        #expect(
            String(decoding: CanonicalJSON.print(value), as: UTF8.self) == #"{"":0,"a":false,"b":[-1,true,{},[]]}"#
        )
    }

    @Test func `people read one member a line`() {
        let value: JSONValue = .object([
            "parties": .array([.string("Alda"), .string("Brenn")]), "number": .integer(3), "notes": .object([:]),
            "files": .array([]),
        ])
        let expected = """
            {
              "files": [],
              "notes": {},
              "number": 3,
              "parties": [
                "Alda",
                "Brenn"
              ]
            }
            """
        #expect(PrettyJSON.print(value) == expected)
    }

    @Test func `texts that Unicode calls equivalent are different values`() {
        #expect(JSONValue.string("\u{e9}") != .string("e\u{301}"))
        #expect(Set([JSONValue.string("\u{e9}"), .string("e\u{301}"), .string("\u{e9}")]).count == 2)
        #expect(JSONValue.integer(1) != .boolean(true))
    }
}
