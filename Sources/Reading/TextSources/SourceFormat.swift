/// What kind of file a text came from.
///
/// The content decides, never the name of the file; only a page without a beginning of its own is known by its name.
public enum SourceFormat: String, Hashable, Sendable, CaseIterable {
    /// Text without mark-up, kept as it stands.
    case plainText
    /// A web page; its readable text is taken out.
    case html
    /// A document of Word 2007 or later (ISO/IEC 29500).
    case docx
    /// A text document of OpenDocument (ISO/IEC 26300).
    case odt
    /// Rich Text Format (Microsoft, version 1.9.1).
    case rtf
    /// A message of electronic mail as it is stored (RFC 5322, RFC 2045).
    case email
    /// A PDF file with a text of its own (ISO 32000).
    case pdf
    /// An image, or a PDF file of images, whose words were recognised.
    case scan

    /// Whether the text stands in the file itself, so that places in the text are places in the file.
    ///
    /// Of the other formats a text is made, and places are places in that text.
    public var isItsOwnText: Bool { self == .plainText || self == .html }
}
