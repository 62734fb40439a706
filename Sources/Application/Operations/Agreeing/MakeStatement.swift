public import Consultations

/// Declares something on one's own: a reservation, an interpretation, a suspension.
///
/// The others read it; nobody agrees to it, and it changes nothing that is agreed.
public struct MakeStatement: Sendable {
    public var statement: Statement
    /// The proposal that it is about, as people name it, for example `norvane#41`; the statement is bound to that text.
    public var proposal: String?
    public var post: PostID?

    public init(_ statement: Statement, on proposal: String? = nil, post: PostID? = nil) {
        self.statement = statement
        self.proposal = proposal
        self.post = post
    }

    /// Records the statement.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        guard statement.text.contains(where: { !$0.isWhitespace }) else { throw .agreement(.noWords) }
        var statement = statement
        if let proposal {
            guard !statement.isPublic else { throw .agreement(.proposalNotPublic(proposal)) }
            try writer.record.requireFounded()
            statement = Statement(
                kind: statement.kind,
                proposal: try writer.record.proposal(named: proposal),
                text: statement.text,
                from: statement.from
            )
        }
        if statement.isPublic, let conclusion = statement.conclusion {
            try writer.record.requirePublic(conclusion, at: writer.machine.now())
        }
        return try writer.record([.statement(statement)], by: post)
    }
}
