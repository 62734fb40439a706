/// The message keys that a Swift source file uses.
///
/// A key is the literal in `Message("…")`, the literals after `one:` and `other:` in `Message.plural(…)` or
/// `.plural(one: …)`, and every literal of a line that ends with `// message`. Literals may be joined by `+` or stand
/// between three quotation marks.
struct KeyScan {
    /// The keys, each with the line where it was met.
    private(set) var keys: [String: Int] = [:]
    /// The English plural forms by their key.
    private(set) var plurals: [String: String] = [:]
    /// Lines where a message is not made of literals, so that its key cannot be known.
    private(set) var unreadable: [Int] = []

    init(source: String) {
        let text = Array(source.unicodeScalars)
        for (offset, scalar) in text.enumerated() where scalar == "M" || scalar == "p" {
            if let start = Self.after("Message(", at: offset, in: text) {
                readOne(text, start, from: offset)
            } else if let start = Self.after("plural(", at: offset, in: text), offset > 0, text[offset - 1] == "." {
                readPlural(text, start, from: offset)
            }
        }
        readMarkedLines(text)
    }

    private mutating func readOne(_ text: [Unicode.Scalar], _ start: Int, from offset: Int) {
        if offset > 0, Self.isName(text[offset - 1]) { return }
        let line = Self.line(of: offset, in: text)
        guard let (key, _) = Self.literal(text, start) else { return unreadable.append(line) }
        keys[key] = keys[key] ?? line
    }

    private mutating func readPlural(_ text: [Unicode.Scalar], _ start: Int, from offset: Int) {
        let line = Self.line(of: offset, in: text)
        guard let one = Self.after("one:", at: Self.skip(text, start), in: text),
            let (key, end) = Self.literal(text, one),
            let other = Self.after("other:", at: Self.skip(text, end, also: ","), in: text),
            let (several, _) = Self.literal(text, other)
        else { return unreadable.append(line) }
        keys[key] = keys[key] ?? line
        plurals[key] = several
    }

    private mutating func readMarkedLines(_ text: [Unicode.Scalar]) {
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            guard String(String.UnicodeScalarView(line)).hasSuffix("// message") else { continue }
            var rest = Array(line)
            while let quote = rest.firstIndex(of: "\""), let (key, end) = Self.literal(rest, quote) {
                keys[key] = keys[key] ?? number
                rest.removeFirst(end)
            }
        }
    }

    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
    }

    private static func line(of offset: Int, in text: [Unicode.Scalar]) -> Int {
        text[..<offset].count { $0 == "\n" } + 1
    }

    private static func after(_ word: String, at offset: Int, in text: [Unicode.Scalar]) -> Int? {
        text[min(offset, text.count)...].starts(with: word.unicodeScalars) ? offset + word.unicodeScalars.count : nil
    }

    private static func skip(_ text: [Unicode.Scalar], _ start: Int, also other: Unicode.Scalar = " ") -> Int {
        text[start...].firstIndex { !$0.properties.isWhitespace && $0 != other } ?? text.count
    }

    /// A string literal after blanks, joined with those that `+` adds, and where it ends; nothing where there is none
    /// or where something is interpolated.
    private static func literal(_ text: [Unicode.Scalar], _ start: Int) -> (value: String, end: Int)? {
        guard let (first, end) = single(text, skip(text, start)) else { return nil }
        let next = skip(text, end)
        guard next < text.count, text[next] == "+" else { return (first, end) }
        guard let (rest, last) = literal(text, next + 1) else { return nil }
        return (first + rest, last)
    }

    private static func single(_ text: [Unicode.Scalar], _ start: Int) -> (value: String, end: Int)? {
        let isLong = after("\"\"\"", at: start, in: text) != nil
        guard isLong || after("\"", at: start, in: text) != nil else { return nil }
        var value = String.UnicodeScalarView()
        var index = start + (isLong ? 3 : 1)
        while index < text.count {
            if isLong, let end = after("\"\"\"", at: index, in: text) { return (unindented(String(value)), end) }
            if !isLong, text[index] == "\"" { return (String(value), index + 1) }
            guard text[index] == "\\" else {
                value.append(text[index])
                index += 1
                continue
            }
            guard index + 1 < text.count else { return nil }
            index += 2
            switch text[index - 1] {
            case "n": value.append("\n")
            case "t": value.append("\t")
            case "\"", "\\": value.append(text[index - 1])
            case "\n": value.append("\u{0}")
            case "u":
                guard let close = text[index...].firstIndex(of: "}"), text[index] == "{",
                    let code = UInt32(String(String.UnicodeScalarView(text[(index + 1)..<close])), radix: 16),
                    let scalar = Unicode.Scalar(code)
                else { return nil }
                value.append(scalar)
                index = close + 1
            default: return nil
            }
        }
        return nil
    }

    /// A long literal without its first line break, its last line and the indentation of that line; NUL stands for a
    /// line break that was escaped.
    private static func unindented(_ text: String) -> String {
        let lines = text.replacing("\u{0}", with: "\u{0}\n").split(separator: "\n", omittingEmptySubsequences: false)
        let indentation = lines.last?.count ?? 0
        return lines.dropFirst().dropLast().map { $0.dropFirst(indentation) }.joined(separator: "\n")
            .replacing("\u{0}\n", with: "")
    }
}
