/// Reads one ordinal number: a word, a compound of words, figures with an ending, a Roman number.
struct OrdinalReader {
    let passage: Passage
    private let times: TimeWords
    /// By atom, the value of an ordinal of the lexicon; 0 where it is none.
    private let ordinals: [UInt8]
    /// By atom, the tens of a cardinal number with which an ordinal can begin.
    private let tens: [UInt8]
    private let suffix: UInt16?
    private let teen: UInt16?

    /// A mechanism with more sessions than this has no words for their numbers.
    private static let largest = 999

    init(passage: Passage) {
        self.passage = passage
        times = TimeWords(passage: passage)
        var ordinals = [UInt8](repeating: 0, count: passage.lexicon.atomCount)
        var tens = ordinals
        for value in Array(1...31) + [40, 50, 60, 70, 80, 90] {
            if let atom = passage.lexicon.atom("ordinal.\(value)") { ordinals[Int(atom)] = UInt8(value) }
        }
        for value in stride(from: 20, through: 90, by: 10) {
            if let atom = passage.lexicon.atom("number.\(value)") { tens[Int(atom)] = UInt8(value) }
        }
        self.ordinals = ordinals
        self.tens = tens
        suffix = passage.lexicon.atom("ordinalSuffix")
        teen = passage.lexicon.atom("ordinalTeen")
    }

    func isMonth(_ index: Int) -> Bool { times.month(index) != nil }

    /// Whether a token is a cardinal number.
    func isCount(_ index: Int) -> Bool { times.count(index) != nil }

    /// The ordinal that begins at a token, and the token behind it.
    func ordinal(at index: Int, end: Int) -> (value: Int, next: Int)? {
        guard index < end else { return nil }
        if let first = value(index, ordinals) {
            if let teen, first < 10, index + 1 < end, passage.has(index + 1, teen) { return (first + 10, index + 2) }
            if let (second, next) = second(after: index, end: end), Self.makeOne(first, second) {
                return (first + second, next)
            }
            return (first, index + 1)
        }
        if let first = value(index, tens), let (second, next) = second(after: index, end: end), second < 10 {
            return (first + second, next)
        }
        if let value = figures(index) {
            if isSuffixed(index) { return (value, index + 1) }
            let next = index + 1
            guard next < end, passage.tokens[index].shape == .number else { return nil }
            if passage.tokens[next].joined, has(next, suffix) { return (value, next + 1) }
            return sign(next, end: end).map { (value, $0) }
        }
        return roman(index).map { ($0, index + 1) }
    }

    /// A number in figures or in Roman figures that stands behind its noun.
    func figure(_ index: Int) -> Int? {
        passage.tokens[index].shape == .number ? figures(index) : roman(index)
    }

    private func has(_ index: Int, _ atom: UInt16?) -> Bool { atom.map { passage.has(index, $0) } ?? false }

    private func value(_ index: Int, _ table: [UInt8]) -> Int? {
        let token = passage.tokens[index]
        for place in Int(token.atoms)..<Int(token.atoms) + Int(token.atomCount) {
            let value = table[Int(passage.atoms[place])]
            if value > 0 { return Int(value) }
        }
        return nil
    }

    /// «vingt et unième», «twenty-first», «الحادية والعشرون»: the second part, with a conjunction before it or without.
    private func second(after index: Int, end: Int) -> (value: Int, next: Int)? {
        var place = index + 1
        if place < end, passage.token(place, in: .and), value(place, ordinals) == nil { place += 1 }
        guard place < end, let value = value(place, ordinals) else { return nil }
        return (value, place + 1)
    }

    /// Tens and a unit, in either order.
    private static func makeOne(_ first: Int, _ second: Int) -> Bool {
        (first % 10 == 0 && second < 10) || (first < 10 && second % 10 == 0 && second > 10)
    }

    private func figures(_ index: Int) -> Int? {
        times.digits(index).flatMap { 1...Self.largest ~= $0 ? $0 : nil }
    }

    /// «4th», «4ème»: letters behind the figures, in one word.
    private func isSuffixed(_ index: Int) -> Bool {
        guard let suffix, passage.tokens[index].isWord else { return false }
        let letters = passage.folded(index, letters: 12).drop { 0x30...0x39 ~= $0 }
        return !letters.isEmpty && passage.lexicon.vocabulary.atoms(of: Array(letters)).contains(suffix)
    }

    /// «4ª», «4.º», «4°».
    private func sign(_ index: Int, end: Int) -> Int? {
        var place = index
        guard passage.touches(place - 1) else { return nil }
        if passage.tokens[place].shape == .period, passage.touches(place) { place += 1 }
        guard place < end else { return nil }
        return ["ª", "º", "°"].contains(passage.text(passage.tokens[place].range)) ? place + 1 : nil
    }

    /// «XII», also where the ten is the Cyrillic letter; at most LXXXIX, so that no «C», «D» or «M» is taken for one.
    private func roman(_ index: Int) -> Int? {
        let token = passage.tokens[index]
        guard token.isWord, token.capital, !token.joined, token.length <= 16 else { return nil }
        var values: [Int] = []
        for scalar in passage.text(token.range).unicodeScalars {
            switch scalar {
            case "I", "\u{406}": values.append(1)
            case "V": values.append(5)
            case "X", "\u{425}": values.append(10)
            case "L": values.append(50)
            default: return nil
            }
        }
        var sum = 0
        for (place, value) in values.enumerated() {
            sum += place + 1 < values.count && values[place + 1] > value ? -value : value
        }
        return sum > 0 && Self.roman(sum) == values ? sum : nil
    }

    /// The only right way to write a number, as the values of its figures.
    private static func roman(_ number: Int) -> [Int] {
        var rest = number
        var values: [Int] = []
        for figures in [[50], [10, 50], [10], [1, 10], [5], [1, 5], [1]] {
            let value = figures.count == 2 ? figures[1] - figures[0] : figures[0]
            while rest >= value {
                rest -= value
                values += figures
            }
        }
        return values
    }
}
