import Consultations

/// Reads the heading above a conclusion, then its words; writes the field of policy.
struct DomainReader {
    let passage: Passage
    private let atoms: [(domain: PolicyDomain, atom: UInt16)]

    init(passage: Passage) {
        self.passage = passage
        atoms = PolicyDomain.allCases.compactMap { domain in
            passage.lexicon.atom("domain.\(domain.rawValue)").map { (domain, $0) }
        }
    }

    /// The field with most words; of two with as many, the one named first in the text.
    func domain(of tokens: Range<Int>) -> PolicyDomain? {
        var counts: [PolicyDomain: Int] = [:]
        var best: PolicyDomain?
        for index in tokens where passage.tokens[index].atomCount > 0 {
            for (domain, atom) in atoms where passage.has(index, atom) {
                let count = (counts[domain] ?? 0) + 1
                counts[domain] = count
                if let known = best, let most = counts[known] {
                    if count > most { best = domain }
                } else {
                    best = domain
                }
            }
        }
        return best
    }
}
