public import Comparing
public import Consultations
import Reading

/// Words that stand for each other in two languages, learned from all aligned versions of a register.
public struct RegisterTerms: Sendable {
    public let left: Language
    public let right: Language
    /// The most often met first.
    public let pairs: [TermPair]
}

extension Node {
    /// The pairs of terms of each two languages of which the register has aligned versions.
    ///
    /// A search that is given a word of one language can look for its partners in the others.
    public func terms() throws(OperationError) -> [RegisterTerms] {
        let reader = try ExamineDocument.carriedReader()
        var gathered: [[Language]: [String: TermPair]] = [:]
        for pair in register.concordanceOrder {
            guard let one = register.documents[pair.one], let two = register.documents[pair.two] else { continue }
            let (left, right) = one.language.tag < two.language.tag ? (one, two) : (two, one)
            let versions = try AlignedVersions(left, right, in: self, reader: reader)
            for term in versions.comparison.terms {
                let key = "\(term.left) \(term.right)"
                let known = gathered[[left.language, right.language]]?[key]
                gathered[[left.language, right.language], default: [:]][key] = known.map { $0.joined(with: term) } ?? term
            }
        }
        return gathered.sorted { ($0.key[0].tag, $0.key[1].tag) < ($1.key[0].tag, $1.key[1].tag) }.map { key, pairs in
            RegisterTerms(
                left: key[0],
                right: key[1],
                pairs: pairs.values.sorted {
                    ($1.count, $1.strength, $0.left, $0.right) < ($0.count, $0.strength, $1.left, $1.right)
                }
            )
        }
    }
}

extension TermPair {
    /// The pair as two texts have it.
    fileprivate func joined(with other: TermPair) -> TermPair {
        TermPair(
            left: left,
            right: right,
            leftWord: count >= other.count ? leftWord : other.leftWord,
            rightWord: count >= other.count ? rightWord : other.rightWord,
            count: count + other.count,
            strength: max(strength, other.strength)
        )
    }
}
