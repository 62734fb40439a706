import Consultations

/// Reads a line of a title; writes what sort of document it names.
struct TitleWords {
    private let passage: Passage
    private let types: [(atom: UInt16, type: DocumentType)]
    private let press: UInt16?
    private let release: UInt16?
    private let joint: UInt16?

    init(passage: Passage) {
        self.passage = passage
        types = DocumentType.allCases.compactMap { type in
            passage.lexicon.atom("title.\(type.rawValue)").map { ($0, type) }
        }
        press = passage.lexicon.atom("titlePress")
        release = passage.lexicon.atom("titleRelease")
        joint = passage.lexicon.atom("titleJoint")
    }

    private func has(_ index: Int, _ atom: UInt16?) -> Bool { atom.map { passage.has(index, $0) } ?? false }

    /// The sort that the first telling word gives, and the word.
    func type(in tokens: Range<Int>) -> (type: DocumentType, tokens: Range<Int>)? {
        for index in tokens where passage.tokens[index].isWord {
            let near = max(tokens.lowerBound, index - 2)..<min(tokens.upperBound, index + 3)
            let told = types.first { passage.has(index, $0.atom) }?.type
            guard told != nil || has(index, release) else { continue }
            // «communiqué de presse» is one side's; «joint press statement» is not.
            if told == nil || told == .communique || told == .statement, near.contains(where: { has($0, press) }),
                !tokens.contains(where: { has($0, joint) })
            {
                return (.pressRelease, index..<index + 1)
            }
            if let told { return (told, index..<index + 1) }
        }
        return nil
    }
}
