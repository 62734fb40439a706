/// The known word that a mistyped one probably stands for.
enum Suggestion {
    /// Longer words are not compared: nobody mistypes one of ours at such length.
    static let longest = 40

    /// The nearest candidate, if one is near enough; of equally near ones the first.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let typed = Array(word.unicodeScalars.prefix(longest + 1))
        guard (2...longest).contains(typed.count) else { return nil }
        let completions = candidates.filter { $0.hasPrefix(word) }
        if completions.count == 1 { return completions.first }
        var best: (distance: Int, word: String)?
        for candidate in candidates {
            let distance = distance(from: typed, to: Array(candidate.unicodeScalars.prefix(longest + 1)))
            if distance <= max(1, typed.count / 3), distance < (best?.distance ?? .max) {
                best = (distance, candidate)
            }
        }
        return best?.word
    }

    /// The number of letters to insert, remove, replace or swap with a neighbour (optimal string alignment).
    static func distance(from source: [Unicode.Scalar], to target: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...target.count)
        for row in source.indices {
            var current = [row + 1]
            for column in target.indices {
                let replaced = last[column] + (source[row] == target[column] ? 0 : 1)
                var least = min(last[column + 1] + 1, current[column] + 1, replaced)
                if row > 0, column > 0, source[row] == target[column - 1], source[row - 1] == target[column] {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            beforeLast = last
            last = current
        }
        return last[target.count]
    }
}
