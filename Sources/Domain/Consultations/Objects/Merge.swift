/// One person's word that two conclusions of a session are one: both quotations stay, and one is followed.
public struct Merge: Hashable, Sendable {
    /// The conclusion that is followed no more for itself.
    public let number: ConclusionNumber
    /// The conclusion in which it is followed; nothing where it stands for itself again.
    public let into: ConclusionNumber?
    /// Why, in words.
    public let reason: String?

    public init(number: ConclusionNumber, into: ConclusionNumber?, reason: String? = nil) {
        self.number = number
        self.into = into
        self.reason = reason
    }
}
