public import Consultations

/// Names a post of a party, and who holds it.
public struct NamePost: Sendable {
    public var post: Post
    public var tenure: Tenure?

    public init(post: Post, tenure: Tenure? = nil) {
        self.post = post
        self.tenure = tenure
    }

    /// Writes what was not in the register as it is said here.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        var contents: [ActContent] = []
        if writer.register.posts[post.id] != post { contents.append(.post(post)) }
        if let tenure, !writer.register.tenures.contains(tenure) { contents.append(.tenure(tenure)) }
        return try writer.record(contents)
    }
}
