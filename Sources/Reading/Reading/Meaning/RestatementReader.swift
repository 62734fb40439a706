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
                let key = words[index]
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
                let common = common(words[index], words[other])
                let least = min(words[index].count, words[other].count)
                guard common * 5 >= least * 3, common > 2 else { continue }
                if words[other].count > words[index].count { fuller[index] = other } else { fuller[other] = index }
            }
        }
        return (fuller, repeats)
    }

    /// The beginnings of the longer words, each once and in order.
    private func stems(_ tokens: Range<Int>) -> [UInt64] {
        var stems: [UInt64] = []
        for index in tokens where passage.tokens[index].isWord && passage.tokens[index].length > 3 {
            if passage.token(index, in: .function) { continue }
            stems.append(stem(passage.tokens[index].range))
        }
        stems.sort()
        var count = 0
        for index in stems.indices where count == 0 || stems[count - 1] != stems[index] {
            stems[count] = stems[index]
            count += 1
        }
        stems.removeLast(stems.count - count)
        return stems
    }

    /// The first letters of a word as one number.
    private func stem(_ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var position = range.lowerBound
        var letters = 0
        while position < range.upperBound, letters < 6 {
            let (scalar, width) = Scalars.scalar(passage.utf8, at: position, end: range.upperBound)
            position += width
            guard let letter = Fold.letter(scalar, first: letters == 0) else { continue }
            hash = (hash ^ UInt64(letter)) &* 0x100_0000_01b3
            letters += 1
        }
        return hash
    }

    /// How many stems two ordered lists have in common.
    private func common(_ left: [UInt64], _ right: [UInt64]) -> Int {
        var count = 0
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            if left[i] == right[j] {
                count += 1
                i += 1
                j += 1
            } else if left[i] < right[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return count
    }
}
