/// Something of a file that is not in its text, so that a person can look for it.
public enum Omission: Hashable, Sendable {
    /// A file that came with a message; it is named as the message names it, and not read.
    case attachment(name: String)
    /// A page, counted from 1, on which no words were found.
    case page(number: Int)
    /// Words that were struck out while changes were tracked.
    case deletions
}
