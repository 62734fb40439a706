/// The words of a lexicon as two trees over folded bytes.
///
/// One reads a word from its beginning (whole words and stems), the other from its end (endings). Each gives the atoms
/// to which a word belongs.
final class Vocabulary: WordLookup, Sendable {
    private let forward: WordTree
    private let backward: WordTree
    /// By atom, the classes and marks for which the stages ask.
    private let known: [KnownWord]
    let longest: Int

    init() {
        forward = WordTree()
        backward = WordTree()
        known = []
        longest = 0
    }

    fileprivate init(forward: ByteTrie, backward: ByteTrie, known: [KnownWord], longest: Int) {
        self.forward = WordTree(forward)
        self.backward = WordTree(backward)
        self.known = known
        self.longest = longest
    }

    func appendAtoms(of word: [UInt8], to atoms: inout [UInt16]) -> KnownWord {
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
        var atoms: [UInt16] = []
        if !letters.isEmpty { _ = appendAtoms(of: Array(letters.prefix(FoldedWord.longest)), to: &atoms) }
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
    /// How many letters the longest word has; a stem or an ending is part of words of any length.
    private var longest = 0

    /// Takes a word; says whether it has letters.
    mutating func add(_ word: LexiconWord, atom: UInt16) -> Bool {
        guard !word.letters.isEmpty else { return false }
        let proclitic = word.proclitics.map(\.count).max() ?? 0
        longest = max(longest, word.isStem || word.isEnding ? .max : proclitic + word.letters.count)
        if word.isEnding {
            backward.add(word.letters.reversed(), atom: atom, whole: false)
            return true
        }
        for prefix in [[]] + word.proclitics { forward.add(prefix + word.letters, atom: atom, whole: !word.isStem) }
        return true
    }

    /// Whether there are more words than any language needs.
    var isFull: Bool { forward.isFull || backward.isFull }

    /// The words, with what is known by atom.
    func vocabulary(known: [KnownWord]) -> Vocabulary {
        Vocabulary(forward: forward, backward: backward, known: known, longest: longest)
    }
}

/// A word as a lexicon writes it: «mois», «engag*» for a stem, «*tion» for an ending.
struct LexiconWord: Sendable {
    let letters: [UInt8]
    let isStem: Bool
    let isEnding: Bool
    /// Conjunctions that may be written together with it.
    let proclitics: [[UInt8]]

    init(_ word: Substring, proclitics: [[UInt8]]) {
        isEnding = word.hasPrefix("*")
        isStem = !isEnding && word.hasSuffix("*")
        // Inside of a word «é» is a letter of its own.
        letters =
            isEnding ? Array(Fold.word("x" + word.dropFirst()).dropFirst()) : Fold.word(isStem ? word.dropLast() : word)
        self.proclitics = isEnding ? [] : proclitics
    }
}
