extension FactsReader {
    /// The quantities of a passage; the words of dates are taken already.
    func quantities(_ words: [ComparedWord], taken: inout Set<Int>) -> [Quantity] {
        var quantities: [Quantity] = []
        var index = 0
        while index < words.count {
            guard !taken.contains(index) else {
                index += 1
                continue
            }
            let word = words[index]
            if let ordinal = ordinal(word) {
                quantities.append(Quantity(value: Double(ordinal), isWeak: true, range: word.range))
                taken.insert(index)
                index += 1
            } else if let (quantity, end) = number(words, from: index, taken: taken) {
                if let quantity { quantities.append(quantity) }
                for place in index..<end where words[place].isNumber || quantity != nil { taken.insert(place) }
                index = max(end, index + 1)
            } else {
                index += 1
            }
        }
        return quantities
    }

    private func ordinal(_ word: ComparedWord) -> Int? {
        // A short stem must not swallow another word: «second» is not «secondary».
        language.ordinals.first { stem, _ in
            word.text.hasPrefix(stem) && word.text.unicodeScalars.count <= stem.unicodeScalars.count + 3
        }?.value
    }

    /// A number in digits, in words, or in both («2.5 million»); nothing as its quantity where it is an article.
    private func number(
        _ words: [ComparedWord],
        from start: Int,
        taken: Set<Int>
    ) -> (Quantity?, end: Int)? {
        var index = start
        var total = 0.0
        var part = 0.0
        var seen = false
        var inDigits = false
        var isName = false
        while index < words.count, !taken.contains(index) {
            let word = words[index]
            // «Three Rivers» is a name.
            if word.isCapital, !word.isFirst, !word.isNumber { isName = true }
            if word.isNumber {
                guard !seen else { break }
                let (value, end) = digits(words, from: index)
                part = value
                inDigits = true
                index = end
            } else if let factor = language.multipliers[word.text] {
                // «мил» and «mil» alone are numbers as well.
                part = max(part, 1) * Double(factor)
                if factor >= 1000 {
                    total += part
                    part = 0
                }
                index += 1
            } else if let value = language.cardinals[word.text], !inDigits {
                part = value == 20 && part == 4 ? 80 : part + Double(value)
                index += 1
            } else if seen, language.links.contains(word.text), index + 1 < words.count, !inDigits,
                language.cardinals[words[index + 1].text] != nil || language.multipliers[words[index + 1].text] != nil,
                ["and", "et", "и", "y", "e", "و"].contains(word.text), total + part >= 20
            {
                index += 1
            } else {
                break
            }
            seen = true
        }
        guard seen else { return nil }
        let value = total + part
        let range = words[start].range.lowerBound..<words[index - 1].range.upperBound
        // An article, or a part of a name.
        if isName || (value == 1 && !inDigits) { return (nil, index) }
        // «9th»: an ordinal, whatever its letters.
        let isOrdinal =
            inDigits && index < words.count && words[index].range.lowerBound <= words[index - 1].range.upperBound + 1
            && (language.links.contains(words[index].text) || words[index].text == "sup")
        return (Quantity(value: value, isWeak: isOrdinal || (!inDigits && value <= 2), range: range), index)
    }

    /// Digits with their groups and decimals: `100 000`, `1,5`, `1.250.000`.
    private func digits(_ words: [ComparedWord], from start: Int) -> (Double, end: Int) {
        var text = words[start].text
        var index = start + 1
        var decimals = ""
        while index < words.count, words[index].isNumber, decimals.isEmpty {
            let gap = words[index - 1].range.upperBound..<words[index].range.lowerBound
            let between = Array(utf8[gap])
            let isGroup = words[index].text.utf8.count == 3 && words[start].text.utf8.count <= 3
            if isGroup, between == [0x20] || between == [0xC2, 0xA0] || between == [0xE2, 0x80, 0xAF] {
                text += words[index].text
            } else if between == [0x2C] || between == [0x2E] {
                if isGroup { text += words[index].text } else { decimals = words[index].text }
            } else {
                break
            }
            index += 1
            if text.utf8.count > 15 { break }
        }
        return (Double(String(text.prefix(18)) + (decimals.isEmpty ? "" : "." + decimals.prefix(6))) ?? 0, index)
    }
}
