import CanonicalBytes

/// Canonical JSON against the package `rfc8785`: what we read is what it prints; the narrowing of
/// `docs/record-format.md` §3 is what it may take and we don't.
enum JSONComparison {
    static let comparison = Comparison(
        name: "canonical JSON",
        letter: "J",
        peer: .python,
        share: 300,
        make: make,
        judge: { bytes in
            do {
                let value = try CanonicalJSON.parse(bytes)
                return CanonicalJSON.print(value) == bytes ? .init(text: "ok") : .refused("prints differently")
            } catch { return .refused(error) }
        },
        stricter: [
            .init(mark: "n", rule: "no null (record-format §3)"),
            .init(mark: "f", rule: "no fraction, no exponent (record-format §3)"),
            .init(mark: "k", rule: "keys of printable ASCII (record-format §3)"),
            .init(mark: "u", rule: "no U+0000, no noncharacters (record-format §3)"),
            .init(mark: "d", rule: "nesting up to 8 (record-format §3)"),
            .init(mark: "e", rule: "up to 1,000 elements (record-format §3)"),
            .init(mark: "s", rule: "strings up to 32,768 bytes (record-format §3)"),
            .init(mark: "l", rule: "up to 65,535 bytes (record-format §3)"),
        ]
    )

    private static let texts =
        [
            "", "a", "b", "number", "é", "e\u{301}", "𝄞", "ﬀ", "\u{7F}", "\u{1}", "\n", "\"", "\\", "/", "\u{2028}",
            "\u{FEFF}", "юг", "\u{10FFFD}", "\u{FFFD}", "\u{0}", "\u{E000}", "\u{1F}", "ـ",
        ] + [0xFFFE, 0xFDD0, 0x1_FFFF].compactMap { Unicode.Scalar($0 as UInt32) }.map { String($0) }
    private static let numbers = [
        "0", "-0", "1", "-1", "00", "9007199254740991", "-9007199254740991", "9007199254740992", "1.5", "1.0", "1e3",
        "1e+21", "1e21", "5e-324", "0.000001", "1e-7", "+1", ".5", "-", "123456789012345678901234567890",
        "333333333.3333333",
    ]
    private static let words = [
        "null", "true", "\\u000a", "\\n", "\\u00e9", "\\ud834\\udd1e", "\\ud834", "\\/", " ", "\n", ",", ":", "[", "]",
        "{",
        "}", "\"", "\\", "\u{FEFF}", "NaN", "\"a\":1,", "1.5", "-0", "e1", "0", "\\u001F", "\\u001f", "\\b", "Infinity",
    ]

    private static func make(_ random: inout SeededGenerator) -> [UInt8] {
        if random.once(in: 400) { return large(&random) }
        // Mostly printed in the only form; else in one of many others.
        let isSloppy = random.once(in: 3)
        let text = Array(value(depth: 0, isSloppy: isSloppy, &random).utf8)
        return random.once(in: 2) ? random.changed(text, words: words) : text
    }

    /// What reaches a limit, or goes beyond it by one.
    private static func large(_ random: inout SeededGenerator) -> [UInt8] {
        let more = random.number(-1..<2)
        switch random.number(0..<4) {
        case 0: return Array((String(repeating: "[", count: 8 + more) + String(repeating: "]", count: 8 + more)).utf8)
        case 1: return Array("[\((0..<1000 + more).map { _ in "1" }.joined(separator: ","))]".utf8)
        case 2: return Array("\"\(String(repeating: "a", count: 32_768 + more))\"".utf8)
        default:
            let text = "\"\(String(repeating: "a", count: 32_000))\""
            let rest = 65_535 + more - 2 * text.utf8.count - 6
            return Array("[\(text),\(text),\"\(String(repeating: "b", count: rest))\"]".utf8)
        }
    }

    private static func value(depth: Int, isSloppy: Bool, _ random: inout SeededGenerator) -> String {
        func gap() -> String { isSloppy && random.once(in: 8) ? random.pick([" ", "\n", "\t"]) : "" }
        switch random.number(0..<(depth < 4 ? 8 : 5)) {
        case 0: return isSloppy && random.once(in: 4) ? "null" : "true"
        case 1:
            return isSloppy
                ? random.pick(numbers) : String(random.number(-9_007_199_254_740_991..<9_007_199_254_740_992))
        case 2: return String(random.number(-20..<20))
        case 3, 4: return string(isSloppy: isSloppy, &random)
        case 5:
            let elements = (0..<random.number(0..<5)).map { _ in value(depth: depth + 1, isSloppy: isSloppy, &random) }
            return "[" + gap() + elements.joined(separator: "," + gap()) + gap() + "]"
        default:
            var names = (0..<random.number(0..<5)).map { _ in name(isSloppy: isSloppy, &random) }
            if !isSloppy { names = Set(names).sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) } }
            let members = names.map { name in
                string(of: name) + gap() + ":" + gap() + value(depth: depth + 1, isSloppy: isSloppy, &random)
            }
            return "{" + gap() + members.joined(separator: "," + gap()) + gap() + "}"
        }
    }

    private static func name(isSloppy: Bool, _ random: inout SeededGenerator) -> String {
        guard isSloppy, random.once(in: 6) else { return random.pick(["a", "b", "B", "a b", "act", "~", "\"", "\\"]) }
        return random.pick(texts)
    }

    private static func string(isSloppy: Bool, _ random: inout SeededGenerator) -> String {
        let text = (0..<random.number(0..<4)).map { _ in random.pick(texts) }.joined()
        guard isSloppy, random.once(in: 4) else { return string(of: text) }
        return "\"" + text.utf16.map { "\\u" + String(0x1_0000 + Int($0), radix: 16).dropFirst() }.joined() + "\""
    }

    /// A string as RFC 8785 prints it, written anew here, so that our own printer is judged, too.
    private static func string(of text: String) -> String {
        var printed = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": printed += "\\\(scalar)"
            case "\u{8}": printed += "\\b"
            case "\t": printed += "\\t"
            case "\n": printed += "\\n"
            case "\u{C}": printed += "\\f"
            case "\r": printed += "\\r"
            case "\u{0}"..<"\u{20}": printed += "\\u" + String(0x1_0000 + scalar.value, radix: 16).dropFirst()
            default: printed.unicodeScalars.append(scalar)
            }
        }
        return printed + "\""
    }
}
