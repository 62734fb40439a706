/// Reads the findings; writes which of them only repeat another: a headline, a lead or a paraphrase of a fuller statement.
struct RestatementReader {
    let passage: Passage

    /// How far apart in the order of findings two statements are compared.
    private static let reach = 60

    /// For each range of tokens the index of the fuller one, and which are word for word the same as an earlier one.
    func compare(_ spans: [Range<Int>], inList: [Bool]) -> (fuller: [Int?], repeats: Set<Int>) {
        let words = spans.map(stems)
        var fuller: [Int?] = Array(repeating: nil, count: spans.count)
        var repeats: Set<Int> = []
        var seen: [[UInt64]: Int] = [:]
        for index in spans.indices {
            if words[index].count > 5 {
                let key = words[index].sorted()
                if let earlier = seen[key] {
                    // Of two equal statements the one in a list counts: the other is the same list without its lines.
                    let kept = inList[index] && !inList[earlier] ? index : earlier
                    repeats.insert(kept == index ? earlier : index)
                    seen[key] = kept
                } else {
                    seen[key] = index
                }
            }
            guard passage.isPress, !repeats.contains(index) else { continue }
            for other in max(0, index - Self.reach)..<index where !repeats.contains(other) && fuller[other] == nil {
                guard words[index].count > 2, words[other].count > 2 else { continue }
                let common = words[index].intersection(words[other]).count
                let least = min(words[index].count, words[other].count)
                guard common * 5 >= least * 3, common > 2 else { continue }
                if words[other].count > words[index].count { fuller[index] = other } else { fuller[other] = index }
            }
        }
        return (fuller, repeats)
    }

    /// The beginnings of the longer words.
    private func stems(_ tokens: Range<Int>) -> Set<UInt64> {
        var stems: Set<UInt64> = []
        for index in tokens where passage.tokens[index].isWord && passage.tokens[index].length > 3 {
            if passage.token(index, in: .function) { continue }
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for byte in Fold.word(Substring(passage.text(passage.tokens[index].range))).prefix(6) {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            }
            stems.insert(hash)
        }
        return stems
    }
}
