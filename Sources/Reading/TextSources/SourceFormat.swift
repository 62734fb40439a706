/// What kind of file a text came from.
public enum SourceFormat: String, Hashable, Sendable, CaseIterable {
    /// Text without mark-up, kept as it stands.
    case plainText
    /// A web page; its readable text is taken out.
    case html
}
