import CanonicalBytes
public import Consultations
public import Journal

/// What an act says that its author had of another journal.
public struct Citation: Hashable, Sendable {
    /// The journal of the act.
    public let journal: JournalName
    /// The number of the act.
    public let number: Int
    /// The journal that is cited.
    public let cited: String
    /// The size and the root that the author claims to have had.
    public let head: SeenHead
}

/// What does not hold between journals.
public enum SeenFlaw: Hashable, Sendable {
    /// An act cites a head that the journal never had: its author lies, or the journal has another history as well.
    case doesNotExist(Citation)
    /// An act has seen less of a journal than the act before it; the register gives it no effect.
    case shrinks(journal: JournalName, number: Int, cited: String)
    /// One journal with two signed histories; the number of the first act in which they differ, where it can be told.
    case twoHistories(journal: JournalName, from: Int?)
    /// A journal that is signed with another key than the founding text gives it that another journal has signed.
    case otherKey(journal: JournalName, namedBy: JournalName)
}

extension SeenFlaw: CustomStringConvertible {
    public var description: String {
        switch self {
        case .doesNotExist(let citation):
            "act \(citation.number) of \(citation.journal) cites what does not exist: \(citation.head.size) acts of "
                + "\(citation.cited) with another root; one of the two journals is not what its owner showed to others"
        case .shrinks(let journal, let number, let cited):
            "act \(number) of \(journal) has seen less of \(cited) than the act before it; it has no effect"
        case .twoHistories(let journal, .some(let number)):
            "\(journal) has two signed histories, which differ from act \(number) on; its owner alone can have made them"
        case .twoHistories(let journal, .none):
            "\(journal) has two signed histories; its owner alone can have made them"
        case .otherKey(let journal, let other):
            "\(journal) is not signed with the key that the founding text signed in \(other) gives it; ask both"
        }
    }
}

/// Follows what the acts of one journal have seen of others, act by act.
struct SeenWatch {
    let journal: JournalName
    private(set) var citations: [Citation] = []
    private(set) var flaws: [SeenFlaw] = []
    private var last: [String: [SeenHead]] = [:]

    init(journal: JournalName) { self.journal = journal }

    /// Takes the next act.
    mutating func take(_ header: ActHeader) {
        let own = journal.description
        if header.seen == last { return }
        for (name, heads) in header.seen where name != own {
            let before = last[name] ?? []
            for head in heads where head.size > 0 && !before.contains(head) {
                citations.append(Citation(journal: journal, number: header.number, cited: name, head: head))
            }
        }
        let shrunk = last.keys.sorted().filter { name in
            let now = header.seen[name] ?? []
            return !(last[name] ?? []).allSatisfy { head in
                now.contains { $0.size > head.size || $0 == head }
            }
        }
        flaws += shrunk.map { .shrinks(journal: journal, number: header.number, cited: $0) }
        // What was seen before goes on to stand, or an act without effect would let its author forget.
        if shrunk.isEmpty { last = header.seen.filter { $0.key != own } }
    }
}

/// Compares what journals say of each other with what they are.
struct SeenComparison {
    /// What does not hold, in the order of the acts.
    private(set) var flaws: [SeenFlaw] = []
    /// The citations whose journals, or whose stretches of them, are not here.
    private(set) var unchecked = 0
    private(set) var checked = 0

    init(_ watches: [SeenWatch], histories: [JournalHistory], hashing: some MerkleHashing) {
        let byName = Dictionary(grouping: histories) { $0.journal.description }
        for (_, branches) in byName.sorted(by: { $0.key < $1.key }) where branches.count > 1 {
            flaws += Self.forks(branches, hashing: hashing)
        }
        var sizes: [String: Set<Int>] = [:]
        for citation in watches.flatMap(\.citations) {
            sizes[citation.cited, default: []].insert(citation.head.size)
        }
        let roots = byName.reduce(into: [String: [[Int: Digest]]]()) { roots, branches in
            guard let sizes = sizes[branches.key] else { return }
            roots[branches.key] = branches.value.map { $0.roots(at: sizes, hashing: hashing) }
        }
        for watch in watches {
            flaws += watch.flaws
            for citation in watch.citations {
                let known = (roots[citation.cited] ?? []).map { $0[citation.head.size] }
                if known.contains(citation.head.root) {
                    checked += 1
                } else if known.isEmpty || known.contains(nil) {
                    unchecked += 1
                } else {
                    flaws.append(.doesNotExist(citation))
                }
            }
        }
    }

    /// The histories of one journal of which none continues the other.
    private static func forks(_ branches: [JournalHistory], hashing: some MerkleHashing) -> [SeenFlaw] {
        var flaws: [SeenFlaw] = []
        for (place, one) in branches.enumerated() {
            for other in branches[(place + 1)...] {
                let size = min(one.size, other.size)
                let roots = [one, other].map { $0.roots(at: [size], hashing: hashing)[size] }
                if let first = roots[0], let second = roots[1], first == second { continue }
                guard roots.allSatisfy({ $0 != nil }) else { continue }
                let from = max(one.first, other.first)
                let different = (from..<max(from, size)).first {
                    one.leafHashes[$0 - one.first] != other.leafHashes[$0 - other.first]
                }
                // Where the stretches here agree, the difference lies before them.
                let isBefore = one.roots(at: [from], hashing: hashing) != other.roots(at: [from], hashing: hashing)
                flaws.append(.twoHistories(journal: one.journal, from: isBefore ? nil : different))
            }
        }
        return flaws
    }
}
