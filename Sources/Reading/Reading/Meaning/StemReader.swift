/// Reads the words of a finding; writes the beginnings of the longer ones, by which statements are compared.
struct StemReader {
    let passage: Passage

    /// The beginnings of the longer words, each once and in order.
    func stems(_ tokens: Range<Int>) -> [UInt64] {
        var stems: [UInt64] = []
        stems.reserveCapacity(tokens.count)
        let tables = (first: LetterTable.first, inner: LetterTable.inner)
        for index in tokens where passage.tokens[index].isWord && passage.tokens[index].length > 3 {
            if passage.token(index, in: .function) { continue }
            stems.append(stem(passage.tokens[index].range, tables))
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
    private func stem(_ range: Range<Int>, _ tables: (first: LetterTable, inner: LetterTable)) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var position = range.lowerBound
        var letters = 0
        while position < range.upperBound, letters < 6 {
            var (letter, width, _) =
                letters == 0
                ? tables.first.letter(passage.utf8, at: position, end: range.upperBound)
                : tables.inner.letter(passage.utf8, at: position, end: range.upperBound)
            if letter == 0 {
                let scalar: UInt32
                (scalar, width) = Scalars.scalar(passage.utf8, at: position, end: range.upperBound)
                letter = Fold.letter(scalar, first: letters == 0) ?? 0
            }
            position += width
            guard letter != 0 else { continue }
            hash = (hash ^ UInt64(letter)) &* 0x100_0000_01b3
            letters += 1
        }
        return hash
    }
}
