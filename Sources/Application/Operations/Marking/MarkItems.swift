public import Consultations

/// Marks something: how the own side wants it handled, and what is printed on it.
public struct MarkItems: Sendable {
    public var markings: [Marking]
    public var post: PostID?

    public init(_ markings: [Marking], post: PostID? = nil) {
        self.markings = markings
        self.post = post
    }

    /// Records the marks.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        try writer.record(markings.map { .mark($0) }, by: post)
    }
}

extension Node {
    /// How the own side wants something handled.
    public func handling(of subject: Subject) -> Handling { register.handling(of: subject, by: party) }
}

extension JointRecord {
    /// Refuses what the own side has marked so that the others are not to have it, or the public is not.
    func requireMarkedForOthers(_ contents: [ActContent]) throws(OperationError) {
        guard let own = register.participant(of: journal) else { return }
        for content in contents {
            let widest: Handling
            if case .release(let release) = content, release.isPublic { widest = .everybody } else { widest = .parties }
            for subject in content.subjects {
                if let mark = register.marks(on: subject, by: own).first(where: { $0.handling > widest }) {
                    var file: String?
                    if case .document(let digest) = mark.subject { file = register.documents[digest]?.file.name }
                    throw .agreement(.marked(mark.subject, mark.handling, file: file))
                }
            }
        }
    }
}
