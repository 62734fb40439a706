import Reading

extension DraftChecker {
    /// Words in square brackets, and places that are still to be filled.
    func openPlaces() -> [DraftAdvice] {
        let reader = BracketReader(utf8: draft.utf8)
        return draft.sentences.flatMap { sentence -> [DraftAdvice] in
            let groups = reader.groups(in: sentence.range)
            let brackets = groups.flatMap { $0 }
            let open = brackets.map { draft.words(in: $0.range) } + placeholders(in: sentence.range)
            guard !open.isEmpty else { return [] }
            let wordings =
                groups.isEmpty ? [draft.words(in: sentence.range)] : reader.wordings(sentence.range, groups)
            return [
                DraftAdvice(.brackets, sentence.range, details: open, wordings: wordings, brackets: brackets)
            ]
        }
    }

    /// Words that stand for others: «XX», «TBD», «à déterminer», «____».
    private func placeholders(in range: Range<Int>) -> [String] {
        var found: [String] = []
        let words = WordReader.words(draft.utf8, in: range)
        for index in words.indices {
            let isCross =
                words[index].text.utf8.count >= 2 && words[index].isCapital
                && words[index].text.utf8.allSatisfy { $0 == UInt8(ascii: "x") }
                && draft.utf8[words[index].range].allSatisfy { $0 == UInt8(ascii: "X") }
            let phrase = Self.phrases.first { phrase in
                words[index...].prefix(phrase.count).map(\.text) == phrase
            }
            if let phrase {
                let last = words[index + phrase.count - 1].range.upperBound
                found.append(draft.words(in: words[index].range.lowerBound..<last))
            } else if isCross, !isRoman(words, at: index) {
                found.append(draft.words(in: words[index].range))
            }
        }
        var run = 0
        for position in range {
            run = draft.utf8[position] == UInt8(ascii: "_") ? run + 1 : 0
            if run == 3 { found.append("___") }
        }
        return found
    }

    /// «XX» is the number of a century or of an article where a letter of Roman numbers or a name stands before it.
    private func isRoman(_ words: [ComparedWord], at index: Int) -> Bool {
        guard words[index].text.utf8.count <= 3, index + 1 < words.count else { return false }
        let next = words[index + 1].text
        return ["century", "siecle", "век", "века", "siglo", "seculo", "e", "eme", "th"].contains(next)
            || (index > 0 && ["siglo", "seculo", "article", "chapter", "annex"].contains(words[index - 1].text))
    }

    /// Folded, as words are compared.
    private static let phrases: [[String]] = [
        "tbd", "tbc", "to be determined", "to be completed", "to be inserted", "to be agreed", "a determiner",
        "a completer", "a preciser", "a confirmer", "уточняется", "подлежит уточнению", "будет уточнено",
        "por determinar",
        "por definir", "por confirmar", "a definir", "a determinar", "a confirmar", "يحدد لاحقا", "تحدد لاحقا",
    ].map { $0.split(separator: " ").map(String.init) }
}
