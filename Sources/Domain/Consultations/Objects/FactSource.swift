/// Where a fact was taken from: a conclusion of the register, words of a person, or both.
public struct FactSource: Hashable, Sendable {
    public let conclusion: ConclusionNumber?
    /// A reference in words: the number of a note, a title, a page.
    public let note: String?

    /// A source names at least one of the two; nothing otherwise.
    public init?(conclusion: ConclusionNumber? = nil, note: String? = nil) {
        let note = note.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
        guard conclusion != nil || note != nil else { return nil }
        self.conclusion = conclusion
        self.note = note
    }
}
