/// One kind of content that two readers judge: how it is made up, what ours says, and where ours is stricter on purpose.
struct Comparison: Sendable, CustomStringConvertible {
    /// What we make of a content.
    struct Answer: Hashable {
        /// `ok` with what was understood, or `no`.
        let text: String
        /// Why it was refused.
        var reason = ""

        static func refused(_ reason: some Any) -> Answer { Answer(text: "no", reason: "\(reason)") }
    }

    /// A rule by which we refuse, or accept, what the other reader doesn't; it says so where it is written down.
    struct Strictness: Sendable {
        /// The letter by which the other reader says that the content is concerned.
        let mark: Character
        /// In words, with the place of the rule.
        let rule: String
    }

    let name: String
    let letter: Character
    let peer: Peer
    /// How many of a thousand contents are of this kind.
    let share: Int
    let make: @Sendable (inout SeededGenerator) throws -> [UInt8]
    let judge: @Sendable ([UInt8]) -> Answer
    /// What we refuse and the other reader takes.
    var stricter: [Strictness] = []
    /// What we take and the other reader doesn't.
    var wider: [Strictness] = []

    var description: String { name }
}

/// What came of a comparison.
struct Tally {
    var accepted = 0
    var refused = 0
    var explained: [String: Int] = [:]
    /// Up to ten contents of which nobody knows why they are judged differently.
    var unexplained: [String] = []
    var unexplainedCount = 0

    var count: Int { accepted + refused + explained.values.reduce(0, +) + unexplainedCount }

    mutating func add(_ content: [UInt8], ours: Comparison.Answer, theirs line: String, of comparison: Comparison) {
        let parts = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let theirs = String(parts[0]).trimmingSpaces
        if ours.text == theirs {
            if theirs == "no" { refused += 1 } else { accepted += 1 }
            return
        }
        let marks = parts.count > 1 ? String(parts[1]) : ""
        let rules = ours.text == "no" ? comparison.stricter : theirs == "no" ? comparison.wider : []
        if let rule = rules.first(where: { marks.contains($0.mark) }) {
            explained[rule.rule, default: 0] += 1
            return
        }
        unexplainedCount += 1
        if unexplained.count < 10 {
            let shown = String(decoding: content.prefix(400), as: UTF8.self).debugDescription
            unexplained.append("ours: \(ours.text) \(ours.reason); theirs: \(line); content: \(shown)")
        }
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
