/// The words of a lexicon as two trees over folded bytes.
///
/// One reads a word from its beginning (whole words and stems), the other from its end (endings). Each gives the atoms
/// to which a word belongs.
struct Vocabulary: WordLookup, Sendable {
    private var forward = WordTree()
    private var backward = WordTree()
    /// By atom, the classes and marks for which the stages ask.
    private var known: [KnownWord] = []

    init() {}

    fileprivate init(forward: ByteTrie, backward: ByteTrie, known: [KnownWord]) {
        self.forward = WordTree(forward)
        self.backward = WordTree(backward)
        self.known = known
    }

    func appendAtoms(of word: borrowing FoldedWord, to atoms: inout [UInt16]) -> KnownWord {
        var found = KnownWord()
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

    private func append(_ range: Range<Int>, of tree: WordTree, to atoms: inout [UInt16], _ found: inout KnownWord) {
        for place in range {
            let atom = tree.atoms[place]
            atoms.append(atom)
            found.formUnion(known[Int(atom)])
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

    /// Whether there are more words than any language needs.
    var isFull: Bool { forward.isFull || backward.isFull }

    /// The words, with what is known by atom.
    func vocabulary(known: [KnownWord]) -> Vocabulary {
        Vocabulary(forward: forward, backward: backward, known: known)
    }
}
