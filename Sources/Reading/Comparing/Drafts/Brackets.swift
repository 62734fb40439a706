import Reading

/// Words in square brackets: what is not agreed, and the party that proposes it where the draft says so.
public struct Bracket: Hashable, Sendable {
    /// In bytes of the draft, brackets included.
    public let range: Range<Int>
    /// The words without brackets and without the name of who proposes them.
    public let words: String
    /// `[by 1 March 2028 – Norvane]`, `[Norvane: by 1 March 2028]`; nothing where the draft does not say.
    public let party: String?

    /// The brackets of some words, the outer ones.
    public static func all(in words: String) -> [Bracket] {
        let utf8 = Array(words.utf8)
        return BracketReader(utf8: utf8).groups(in: utf8.indices).flatMap { $0 }
    }
}

/// Finds brackets in a sentence and writes the wordings that would settle them.
struct BracketReader {
    let utf8: [UInt8]

    /// Brackets that stand beside each other are alternatives of one place.
    func groups(in range: Range<Int>) -> [[Bracket]] {
        var groups: [[Bracket]] = []
        for bracket in brackets(in: range) {
            if let last = groups.last?.last, isBetween(last.range.upperBound..<bracket.range.lowerBound) {
                groups[groups.count - 1].append(bracket)
            } else {
                groups.append([bracket])
            }
        }
        return groups
    }

    /// The sentence with the first alternatives, with the second ones, and so on; where nothing has alternatives, with
    /// the words and without them.
    func wordings(_ range: Range<Int>, _ groups: [[Bracket]]) -> [String] {
        let most = groups.map(\.count).max() ?? 0
        if most > 1 {
            return (0..<min(most, 4)).map { choice in
                text(range, groups) { $0[min(choice, $0.count - 1)].words }
            }
        }
        return [text(range, groups) { $0[0].words }, text(range, groups) { _ in "" }]
    }

    /// Whether nothing but white space, a stroke or «or» stands in a range.
    private func isBetween(_ range: Range<Int>) -> Bool {
        let words = String(decoding: utf8[range], as: UTF8.self).split { $0.isWhitespace || $0 == "/" }
        return words.allSatisfy { ["or", "ou", "или", "o", "أو"].contains($0) }
    }

    /// How deep brackets in brackets are told apart.
    private static let deepest = 8

    /// Square brackets and what stands in them, the outer ones; a link of a page is none.
    private func brackets(in range: Range<Int>, depth: Int = 0) -> [Bracket] {
        var found: [Bracket] = []
        var open: [Int] = []
        for position in range {
            if utf8[position] == 0x5B {
                open.append(position)
            } else if utf8[position] == 0x5D, let start = open.popLast() {
                let isLink = position + 1 < utf8.count && utf8[position + 1] == 0x28
                if !isLink, open.isEmpty { found.append(bracket(start..<position + 1, isClosed: true, depth)) }
            }
        }
        // A bracket that opens and does not close within the sentence.
        if let first = open.first {
            found.removeAll { $0.range.lowerBound > first }
            found.append(bracket(first..<range.upperBound, isClosed: false, depth))
        }
        return found
    }

    private func bracket(_ range: Range<Int>, isClosed: Bool, _ depth: Int) -> Bracket {
        let inside = range.lowerBound + 1..<range.upperBound - (isClosed ? 1 : 0)
        let inner = depth < Self.deepest ? brackets(in: inside, depth: depth + 1) : []
        let plain = text(inside, inner.map { [$0] }) { $0[0].words }.filter { $0 != "[" && $0 != "]" }
        let text = plain.split(whereSeparator: \.isWhitespace).map(String.init)
        if let dash = text.lastIndex(where: { ["–", "—", "-"].contains($0) }), dash > 0,
            let party = party(text[(dash + 1)...])
        {
            return Bracket(range: range, words: text[..<dash].joined(separator: " "), party: party)
        }
        if let colon = text.prefix(4).firstIndex(where: { $0.hasSuffix(":") }), colon + 1 < text.count,
            let party = party(text[...colon].map { $0.filter { $0 != ":" } }[...])
        {
            return Bracket(range: range, words: text[(colon + 1)...].joined(separator: " "), party: party)
        }
        return Bracket(range: range, words: text.joined(separator: " "), party: nil)
    }

    /// Up to four words that begin like a name.
    private func party(_ words: ArraySlice<String>) -> String? {
        guard (1...4).contains(words.count), let first = words.first?.unicodeScalars.first else { return nil }
        let isName = first.properties.isUppercase || (0x0620...0x064A).contains(first.value)
        return isName ? words.joined(separator: " ") : nil
    }

    private func text(_ range: Range<Int>, _ groups: [[Bracket]], choose: ([Bracket]) -> String) -> String {
        var text = ""
        var position = range.lowerBound
        for group in groups {
            guard let first = group.first, let last = group.last else { continue }
            text += String(decoding: utf8[position..<first.range.lowerBound], as: UTF8.self) + choose(group)
            position = last.range.upperBound
        }
        text += String(decoding: utf8[position..<max(position, range.upperBound)], as: UTF8.self)
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        // What was left out must leave no space before a stop.
        for place in words.indices.dropFirst().reversed()
        where words[place].unicodeScalars.allSatisfy({ [".", ",", ";", "،", "؛"].contains($0) }) {
            words[place - 1] += words[place]
            words.remove(at: place)
        }
        return words.joined(separator: " ")
    }
}
