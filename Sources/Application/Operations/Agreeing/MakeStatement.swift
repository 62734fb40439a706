public import Consultations

/// Declares something on one's own: a reservation, an interpretation, a suspension.
///
/// The others read it; nobody agrees to it, and it changes nothing that is agreed.
public struct MakeStatement: Sendable {
    public var statement: Statement
    public var post: PostID?

    public init(_ statement: Statement, post: PostID? = nil) {
        self.statement = statement
        self.post = post
    }

    /// Records the statement.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        guard statement.text.contains(where: { !$0.isWhitespace }) else { throw .agreement(.noWords) }
        return try writer.record([.statement(statement)], by: post)
    }
}
