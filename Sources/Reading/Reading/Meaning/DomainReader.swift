import Consultations

/// Reads the heading above a conclusion, then its words; writes the field of policy.
struct DomainReader {
    let passage: Passage
    private let atoms: [UInt16]
    private let fields = PolicyDomain.allCases

    init(passage: Passage) {
        self.passage = passage
        atoms = passage.lexicon.domains
    }

    /// The field with most words; of two with as many, the one named first in the text, but trade and security last:
    /// «sécurité alimentaire» is of food, «le commerce des semences» of farming.
    ///
    /// Diplomacy and the mechanism itself are what every such text is about: they count only where no other field does,
    /// which `isGeneral` says.
    func domain(of tokens: Range<Int>) -> (domain: PolicyDomain, isGeneral: Bool)? {
        var counts = InlineArray<16, Int32>(repeating: 0)
        var order: [Int] = []
        for index in tokens where passage.tokens[index].marks.contains(.domain) {
            for (place, atom) in atoms.enumerated() where place < 16 && passage.has(index, atom) {
                // «sécurité alimentaire», "food security": one field, named by the narrower word.
                if Self.isWide(fields[place]), isNarrowed(index, in: tokens) { continue }
                if counts[place] == 0 { order.append(place) }
                counts[place] += 1
            }
        }
        guard !order.isEmpty else { return nil }
        var best: Int?
        for isGeneral in [false, true] {
            for place in order where Self.isGeneral(fields[place]) == isGeneral {
                if let known = best {
                    let isMoreTelling = Self.isWide(fields[known]) && !Self.isWide(fields[place])
                    if counts[known] > counts[place] || counts[known] == counts[place] && !isMoreTelling { continue }
                }
                best = place
            }
            if let best { return (fields[best], isGeneral) }
        }
        return nil
    }

    /// Whether a word of a narrower field stands right before or behind a word of a wide one.
    private func isNarrowed(_ index: Int, in tokens: Range<Int>) -> Bool {
        for next in [index - 1, index + 1] where tokens.contains(next) && passage.tokens[next].marks.contains(.domain) {
            for (place, atom) in atoms.enumerated()
            where place < 16 && !Self.isWide(fields[place]) && !Self.isGeneral(fields[place]) && passage.has(next, atom)
            {
                return true
            }
        }
        return false
    }

    private static func isWide(_ field: PolicyDomain) -> Bool { field == .economy || field == .security }
    private static func isGeneral(_ field: PolicyDomain) -> Bool { field == .diplomacy || field == .institutional }
}
