import Comparing
public import Consultations

/// A file of decisions on links: a line for each.
///
/// `2/03 strengthens 1/07 confirm`, `2/04 reiterates 1/02 refuse other river`, `2/03 strengthens 1/07 withdraw`. What
/// follows the decision is the reason. Empty lines and lines that begin with `#` are left out.
public enum LinkFile {
    /// What is wrong with a line, counted from 1.
    public enum LineError: Error, Hashable, Sendable, CustomStringConvertible {
        case notALink(line: Int, String)
        case notUTF8(String)

        public var description: String {
            switch self {
            case .notALink(let line, let text):
                "line \(line): '\(text)' is not a decision; write for example '2/03 strengthens 1/07 confirm'"
            case .notUTF8(let path): "\(path) is not UTF-8 text"
            }
        }
    }

    /// The words for a decision.
    private static let decisions: [String: LinkStanding] = [
        "confirm": .confirmed, "refuse": .refused, "withdraw": .withdrawn,
    ]

    /// Reads the file; `proposed` are the links that a comparison had proposed.
    public static func statements(
        of bytes: [UInt8],
        path: String,
        proposed: Set<Link>
    ) throws(LineError) -> [LinkStatement] {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8(path) }
        var statements: [LinkStatement] = []
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (number, line) in lines.enumerated() {
            guard let first = line.first(where: { !$0.isWhitespace }), first != "#" else { continue }
            let words = line.split(maxSplits: 4) { $0.isWhitespace }.map(String.init)
            guard words.count >= 4, let from = ConclusionNumber(words[0]), let relation = Relation(rawValue: words[1]),
                let to = ConclusionNumber(words[2]), let standing = decisions[words[3]]
            else { throw .notALink(line: number + 1, String(line)) }
            let link = Link(from: from, relation, to: to)
            let reason = words.count > 4 ? words[4].onOneLine : ""
            statements.append(
                LinkStatement(
                    link: link,
                    standing: standing,
                    reason: reason.isEmpty ? nil : reason,
                    isProposed: proposed.contains(link)
                )
            )
        }
        return statements
    }

    /// The file that proposes links: each line has to be answered by taking its `#` away and changing the word.
    public static func text(_ proposed: [ProposedLink]) -> String {
        var text = "# from relation to decision [reason]; decisions: confirm, refuse, withdraw\n"
        for proposal in proposed {
            text += "\n# \(proposal.link.from): \(proposal.pair.later.words.onOneLine)\n"
            text += "# \(proposal.link.to): \(proposal.pair.earlier.words.onOneLine)\n"
            text += "#\(proposal.link) confirm\n"
        }
        return text
    }
}

extension String {
    /// The words on one line.
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
