/// The words of a lexicon as two trees over folded bytes.
///
/// One reads a word from its beginning (whole words and stems), the other from its end (endings). Each gives the atoms
/// to which a word belongs.
struct Vocabulary: Sendable {
    private var forward = WordTree()
    private var backward = WordTree()
    /// By atom, the classes for which the stages ask.
    private var classes: [ClassSet] = []

    init() {}

    fileprivate init(forward: ByteTrie, backward: ByteTrie, classes: [ClassSet]) {
        self.forward = WordTree(forward)
        self.backward = WordTree(backward)
        self.classes = classes
    }

    /// Appends the atoms of a word, and returns the classes among them.
    func appendAtoms(of word: borrowing FoldedWord, to atoms: inout [UInt16]) -> ClassSet {
        var found = ClassSet()
        let count = word.count
        var node = forward.start(word[0])
        var index = 1
        while node > 0 {
            // A stem needs no further letter.
            append(forward.stemAtoms(node), of: forward, to: &atoms, &found)
            if index == count {
                append(forward.wordAtoms(node), of: forward, to: &atoms, &found)
                break
            }
            node = forward.next(node, word[index])
            index += 1
        }
        index = count - 1
        guard index > 0 else { return found }
        node = backward.start(word[index])
        while node > 0 {
            append(backward.stemAtoms(node), of: backward, to: &atoms, &found)
            index -= 1
            guard index > 0 else { break }
            node = backward.next(node, word[index])
        }
        return found
    }

    /// The atoms of folded letters.
    func atoms(of letters: [UInt8]) -> [UInt16] {
        var word = FoldedWord()
        for letter in letters.prefix(FoldedWord.longest) { word.append(letter) }
        var atoms: [UInt16] = []
        if !word.isEmpty { _ = appendAtoms(of: word, to: &atoms) }
        return atoms
    }

    private func append(_ range: Range<Int>, of tree: WordTree, to atoms: inout [UInt16], _ found: inout ClassSet) {
        for place in range {
            let atom = tree.atoms[place]
            atoms.append(atom)
            found.formUnion(classes[Int(atom)])
        }
    }
}

/// The words of a lexicon while it is read.
struct VocabularyBuilder {
    private var forward = ByteTrie()
    private var backward = ByteTrie()

    mutating func add(word: [UInt8], atom: UInt16) { forward.add(word, atom: atom, whole: true) }
    mutating func add(stem: [UInt8], atom: UInt16) { forward.add(stem, atom: atom, whole: false) }
    mutating func add(ending: [UInt8], atom: UInt16) { backward.add(ending.reversed(), atom: atom, whole: false) }

    /// The words, with the classes of each of so many atoms.
    func vocabulary(classes: WellKnownClasses, atoms: Int) -> Vocabulary {
        Vocabulary(forward: forward, backward: backward, classes: classes.sets(atoms: atoms))
    }
}

/// A word in folded letters; longer ones are cut.
struct FoldedWord: ~Copyable {
    /// Longer runs of letters are cut, so that text without spaces costs no more than any other.
    static let longest = 64

    private var letters = InlineArray<64, UInt8>(repeating: 0)
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }
    var isFull: Bool { count == Self.longest }

    subscript(index: Int) -> UInt8 { letters[index] }

    mutating func append(_ letter: UInt8) {
        letters[count] = letter
        count += 1
    }

    mutating func removeAll() { count = 0 }
}
