public import Consultations

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
