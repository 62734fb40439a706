/// For what a text is said.
public enum Medium: Hashable, Sendable {
    /// Mark-up, which isolates foreign words by its own means.
    case markup
    /// A terminal, a letter, a file of plain text.
    ///
    /// In a language that runs from right to left, what is filled into a text is put between U+2068 and U+2069, so
    /// that a path or a foreign name does not disturb the order of the words (Unicode Standard Annex 9).
    case plainText
}
