/// A command line to try, shown at the end of a help page.
public struct Example: Hashable, Sendable {
    /// The line as it is typed, never translated.
    public let line: String
    /// What it does: English, and the key of its translations.
    public let summary: String?

    /// Describes an example.
    public init(_ line: String, _ summary: String? = nil) {
        self.line = line
        self.summary = summary
    }
}
