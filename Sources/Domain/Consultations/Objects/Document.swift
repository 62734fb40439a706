public import CanonicalBytes

/// A text that one participant has deposited: the file, and what is known of it.
///
/// The file's SHA-256 identifies the document, so the same file is recognised wherever it turns up.
public struct Document: Hashable, Sendable {
    public let file: FileReference
    /// The session that the text belongs to.
    public let session: Int
    public let type: DocumentType
    /// The language of the text.
    public let language: Language
    /// The title as it is printed, where it has one.
    public let title: String?
    /// The character encoding in which the file was read, for example `utf-8`.
    public let encoding: String
    /// Through whom the text reaches the reader.
    public let voice: Voice
    /// The earlier document of which this one is a new version.
    public let replaces: Digest?
    /// The text that was taken out of the file, where places in the text are not places in the file.
    public let text: FileReference?

    public init(
        file: FileReference,
        session: Int,
        type: DocumentType,
        language: Language,
        title: String?,
        encoding: String,
        voice: Voice,
        replaces: Digest? = nil,
        text: FileReference? = nil
    ) {
        self.file = file
        self.session = session
        self.type = type
        self.language = language
        self.title = title
        self.encoding = encoding
        self.voice = voice
        self.replaces = replaces
        self.text = text
    }
}
