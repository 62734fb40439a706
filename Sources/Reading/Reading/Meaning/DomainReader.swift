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

    /// The field with most words; of two with as many, the one named first in the text, but trade and security last:
    /// «sécurité alimentaire» is of food, «le commerce des semences» of farming.
    ///
    /// Diplomacy and the mechanism itself are what every such text is about: they count only where no other field does,
    /// which `isGeneral` says.
    func domain(of tokens: Range<Int>) -> (domain: PolicyDomain, isGeneral: Bool)? {
        var counts: [PolicyDomain: Int] = [:]
        var order: [PolicyDomain] = []
        for index in tokens where passage.tokens[index].atomCount > 0 {
            for (domain, atom) in atoms where passage.has(index, atom) {
                if counts[domain] == nil { order.append(domain) }
                counts[domain, default: 0] += 1
            }
        }
        var best: PolicyDomain?
        for isGeneral in [false, true] {
            for domain in order where Self.general.contains(domain) == isGeneral {
                if let known = best {
                    let (one, other) = (counts[known] ?? 0, counts[domain] ?? 0)
                    let isMoreTelling = Self.wide.contains(known) && !Self.wide.contains(domain)
                    if one > other || one == other && !isMoreTelling { continue }
                }
                best = domain
            }
            if let best { return (best, isGeneral) }
        }
        return nil
    }

    private static let wide: Set<PolicyDomain> = [.economy, .security]
    private static let general: Set<PolicyDomain> = [.diplomacy, .institutional]
}
