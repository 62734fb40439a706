/// Where a fact was taken from: a conclusion of the register, words of a person, or both.
public struct FactSource: Hashable, Sendable {
    public let conclusion: ConclusionNumber?
    /// A reference in words: the number of a note, a title, a page.
    public let note: String?

    /// The note of a fact that somebody has typed and for which nobody named a source.
    ///
    /// It is the same in every language of the interface, so that each reader gets it in his own.
    public static let asEntered = "as entered"

    /// A source names at least one of the two; nothing otherwise.
    public init?(conclusion: ConclusionNumber? = nil, note: String? = nil) {
        let note = note.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
        guard conclusion != nil || note != nil else { return nil }
        self.conclusion = conclusion
        self.note = note
    }
}
