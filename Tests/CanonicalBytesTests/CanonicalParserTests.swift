import CanonicalBytes
import Testing

@Suite("Canonical reading")
struct CanonicalParserTests {
    typealias Reason = CanonicalJSONError.Reason

    /// A text, the place of its first defect and the rule that it breaks.
    static let refused: [(text: String, offset: Int, reason: Reason)] = [
        ("", 0, .endOfText),
        (" 1", 0, .whitespace),
        ("1 ", 1, .whitespace),
        ("1\n", 1, .whitespace),
        ("[1, 2]", 3, .whitespace),
        (#"{"a": 1}"#, 5, .whitespace),
        ("1,", 1, .bytesAfterTheValue),
        ("{}{}", 2, .bytesAfterTheValue),
        ("null", 0, .null),
        ("[null]", 1, .null),
        ("nul", 3, .endOfText),
        ("tru0", 3, .unexpectedByte(0x30)),
        ("True", 0, .unexpectedByte(0x54)),
        ("'a'", 0, .unexpectedByte(0x27)),
        ("+1", 0, .unexpectedByte(0x2B)),
        ("-", 1, .endOfText),
        ("-a", 1, .unexpectedByte(0x61)),
        ("01", 0, .leadingZero),
        ("-0", 0, .negativeZero),
        ("-01", 0, .leadingZero),
        ("1.0", 0, .fraction),
        ("1e3", 0, .fraction),
        ("1E3", 0, .fraction),
        ("9007199254740992", 0, .integerOutOfRange),
        ("-9007199254740992", 0, .integerOutOfRange),
        ("99999999999999999999999999999999999999", 0, .integerOutOfRange),
        ("[", 1, .endOfText),
        ("[1", 2, .endOfText),
        ("[1,", 3, .endOfText),
        ("[1,]", 3, .unexpectedByte(0x5D)),
        ("[,1]", 1, .unexpectedByte(0x2C)),
        ("{", 1, .endOfText),
        ("{1:2}", 1, .unexpectedByte(0x31)),
        (#"{"a"}"#, 4, .unexpectedByte(0x7D)),
        (#"{"a":1,}"#, 7, .unexpectedByte(0x7D)),
        (#"{"a":1,"a":2}"#, 7, .duplicateKey),
        (#"{"a":1,"b":2,"a":3}"#, 13, .duplicateKey),
        (#"{"b":1,"a":2}"#, 7, .keysOutOfOrder),
        (#"{"B":1,"A":2}"#, 7, .keysOutOfOrder),
        (#"{"é":1}"#, 1, .keyNotASCII),
        (#"{"\n":1}"#, 1, .keyNotASCII),
        (#""a"#, 2, .endOfText),
        ("\"a\nb\"", 2, .controlCharacter),
        (#""\/""#, 1, .needlessEscape),
        (#""\u0041""#, 1, .needlessEscape),
        (#""\u000a""#, 1, .needlessEscape),
        (#""\u001F""#, 1, .needlessEscape),
        (#""\u0020""#, 1, .needlessEscape),
        (#""\ud83d\ude00""#, 1, .needlessEscape),
        (#""\u0000""#, 1, .forbiddenCharacter),
        (#""\x41""#, 1, .unknownEscape),
        (#""\u00"#, 5, .endOfText),
        (#""\"#, 2, .endOfText),
        ("\u{FEFF}1", 0, .unexpectedByte(0xEF)),
    ]

    @Test(arguments: refused)
    func `what is not canonical is refused with place and reason`(text: String, offset: Int, reason: Reason) {
        #expect(throws: CanonicalJSONError(offset: offset, reason: reason)) {
            try CanonicalJSON.parse(Array(text.utf8))
        }
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
            [0x22, 0xE2, 0x82, 0x22],
        ] as [[UInt8]]
    )
    func `strings that are not UTF-8 are refused`(bytes: [UInt8]) {
        #expect(throws: CanonicalJSONError(offset: 0, reason: .notUTF8)) { try CanonicalJSON.parse(bytes) }
    }

    /// U+FDD0, U+FFFE and U+10FFFF.
    @Test(arguments: [[0xEF, 0xB7, 0x90], [0xEF, 0xBF, 0xBE], [0xF4, 0x8F, 0xBF, 0xBF]] as [[UInt8]])
    func `noncharacters are refused`(character: [UInt8]) {
        #expect(throws: CanonicalJSONError(offset: 0, reason: .forbiddenCharacter)) {
            try CanonicalJSON.parse([0x22] + character + [0x22])
        }
    }

    @Test func `values are read as they were printed`() throws {
        let text = #"{"":"\u001f\t€😀","a":[true,false,-9007199254740991,9007199254740991,0],"b":{"~":{}}}"#
        let value = try CanonicalJSON.parse(Array(text.utf8))
        #expect(value[""] == .string("\u{1f}\t€😀"))
        #expect(value["a"]?.array?.last?.integer == 0)
        #expect(value["b"]?["~"]?.object?.isEmpty == true)
        #expect(CanonicalJSON.print(value) == Array(text.utf8))
    }

    @Test func `limits hold exactly`() throws {
        let limits = CanonicalJSON.Limits(bytes: 40, depth: 3, elements: 3, stringBytes: 5)
        func reason(_ text: String) -> Reason? {
            do {
                _ = try CanonicalJSON.parse(Array(text.utf8), limits: limits)
                return nil
            } catch { return error.reason }
        }
        #expect(reason("[[[]]]") == nil)
        #expect(reason("[[[[]]]]") == .tooDeep(limit: 3))
        #expect(reason(#"{"a":{"a":{"a":{}}}}"#) == .tooDeep(limit: 3))
        #expect(reason("[1,2,3]") == nil)
        #expect(reason("[1,2,3,4]") == .tooManyElements(limit: 3))
        #expect(reason(#"{"a":1,"b":2,"c":3,"d":4}"#) == .tooManyElements(limit: 3))
        #expect(reason(#""12345""#) == nil)
        #expect(reason(#""123456""#) == .stringTooLong(limit: 5))
        #expect(reason(#""\n\n\n\n\n""#) == nil)
        #expect(reason(#""\n\n\n\n\n\n""#) == .stringTooLong(limit: 5))
        #expect(reason("[" + String(repeating: "1", count: 39)) == .integerOutOfRange)
        #expect(reason(String(repeating: " ", count: 41)) == .tooLong(limit: 40))
    }

    @Test func `a million brackets neither crash nor nest`() {
        for bracket in ["[", #"{"a":"#] {
            let bytes = Array(String(repeating: bracket, count: 1_000_000).utf8)
            let wide = CanonicalJSON.Limits(bytes: .max, depth: .max, elements: .max, stringBytes: .max)
            do {
                _ = try CanonicalJSON.parse(bytes, limits: wide)
                Issue.record("brackets without end were accepted")
            } catch { #expect(error.reason == .tooDeep(limit: 64)) }
        }
    }
}
