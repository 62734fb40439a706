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
        return try writer.record(new.map { .link($0) }, by: post)
    }
}
