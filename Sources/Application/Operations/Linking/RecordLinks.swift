import Comparing
public import Consultations

/// Records what our party says of links: confirmed, refused, taken back.
///
/// All are written together, or none.
public struct RecordLinks: Sendable {
    public var statements: [LinkStatement]
    /// The post that says so.
    public var post: PostID?

    public init(_ statements: [LinkStatement], post: PostID? = nil) {
        self.statements = statements
        self.post = post
    }

    /// Writes what is new; saying the same again says nothing more.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        if let post {
            guard let known = writer.register.posts[post] else { throw .refused(.unknownPost(post)) }
            guard known.party == writer.party else { throw .refused(.reportsForAnother(known.party)) }
        }
        let new = statements.filter { statement in
            let known = writer.register.links[statement.link]?[writer.party]?.statement
            return known?.standing != statement.standing
                || statement.reason != nil && known?.reason != statement.reason
        }
        try check(new, in: writer)
        return try writer.record(new.map { .link($0) }, by: post)
    }

    /// Two conclusions don't carry each other out, nor does each wait for the other.
    private func check(_ new: [LinkStatement], in writer: Writer) throws(OperationError) {
        var confirmed = Set(
            writer.register.links.compactMap { link, said in
                said[writer.party]?.statement.standing == .confirmed ? link : nil
            }
        )
        for statement in new {
            guard statement.standing == .confirmed else {
                confirmed.remove(statement.link)
                continue
            }
            if let other = statement.link.contraries.first(where: confirmed.contains) {
                throw .refused(.linkContradicts(other, other.relation))
            }
            confirmed.insert(statement.link)
        }
    }
}

extension Link {
    /// The links between the same two conclusions that cannot hold beside this one.
    fileprivate var contraries: [Link] {
        switch relation {
        case .implements: [Link(from: to, .implements, to: from), Link(from: from, .implementedThrough, to: to)]
        case .implementedThrough:
            [Link(from: to, .implementedThrough, to: from), Link(from: from, .implements, to: to)]
        case .dependsOn: [Link(from: to, .dependsOn, to: from)]
        default: []
        }
    }
}

/// Makes two conclusions of a session one, with both quotations, or takes them apart again.
public struct MergeConclusions: Sendable {
    public var merges: [Merge]
    public var post: PostID?

    public init(_ merges: [Merge], post: PostID? = nil) {
        self.merges = merges
        self.post = post
    }

    /// Writes what is new, all of it or nothing.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        let new = merges.filter { merge in
            merge.into == nil || writer.register.conclusions[merge.number]?.restates != merge.into
        }
        return try writer.record(new.map { .merge($0) }, by: post)
    }
}

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
