public import Consultations

/// Makes a post answer for a conclusion.
public struct AssignPost: Sendable {
    public var conclusion: ConclusionNumber
    public var post: PostID
    public var duty: Duty

    public init(conclusion: ConclusionNumber, post: PostID, duty: Duty = .contact) {
        self.conclusion = conclusion
        self.post = post
        self.duty = duty
    }

    /// Writes the assignment where it is not so already.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        let register = writer.register
        if let party = register.posts[post]?.party,
            register.conclusions[conclusion]?.duties[party]?[duty] == post
        {
            return []
        }
        return try writer.record([.assign(Assignment(conclusion: conclusion, post: post, duty: duty))])
    }
}
