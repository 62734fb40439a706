/// The words of a lexicon as two automata over folded bytes.
///
/// One reads a word from its beginning (whole words and stems), the other from its end (endings). Each gives the atoms
/// to which a word belongs.
struct Vocabulary: Sendable {
    private var forward = ByteTrie()
    private var backward = ByteTrie()

    /// Whether a word more would have no room.
    var isFull: Bool { forward.stems.count >= ByteTrie.most || backward.stems.count >= ByteTrie.most }

    mutating func add(word: [UInt8], atom: UInt16) { forward.add(word, atom: atom, whole: true) }
    mutating func add(stem: [UInt8], atom: UInt16) { forward.add(stem, atom: atom, whole: false) }
    mutating func add(ending: [UInt8], atom: UInt16) { backward.add(ending.reversed(), atom: atom, whole: false) }

    func appendAtoms(of word: [UInt8], to atoms: inout [UInt16]) {
        var node = 0
        for (index, byte) in word.enumerated() {
            guard let next = forward.next(node, byte) else {
                node = -1
                break
            }
            node = next
            // A stem needs no further letter.
            for atom in forward.stems[node] { atoms.append(atom) }
            if index == word.count - 1 { for atom in forward.words[node] { atoms.append(atom) } }
        }
        node = 0
        var index = word.count
        while index > 1 {
            index -= 1
            guard let next = backward.next(node, word[index]) else { return }
            node = next
            for atom in backward.stems[node] { atoms.append(atom) }
        }
    }
}

/// A trie with one row of the alphabet per node.
struct ByteTrie: Sendable {
    private static let none = UInt16.max
    /// A lexicon that needs more nodes is refused.
    static let most = Int(none) - 1

    /// The next node by letter; `none` where there is none.
    private var rows: [UInt16] = Array(repeating: none, count: Fold.dense)
    fileprivate(set) var stems: [[UInt16]] = [[]]
    fileprivate(set) var words: [[UInt16]] = [[]]

    func next(_ node: Int, _ byte: UInt8) -> Int? {
        let value = rows[node * Fold.dense + Fold.column(byte)]
        return value == Self.none ? nil : Int(value)
    }

    mutating func add(_ bytes: some Sequence<UInt8>, atom: UInt16, whole: Bool) {
        var node = 0
        for byte in bytes {
            if let found = next(node, byte) {
                node = found
            } else {
                let fresh = stems.count
                guard fresh < Self.most else { return }
                stems.append([])
                words.append([])
                rows.append(contentsOf: repeatElement(Self.none, count: Fold.dense))
                rows[node * Fold.dense + Fold.column(byte)] = UInt16(fresh)
                node = fresh
            }
        }
        if whole {
            if !words[node].contains(atom) { words[node].append(atom) }
        } else if !stems[node].contains(atom) {
            stems[node].append(atom)
        }
    }
}
