public import CanonicalBytes

/// The exact words of a document on which a conclusion rests.
///
/// A quotation is never edited.
public struct Quotation: Hashable, Sendable {
    /// The SHA-256 of the document's file.
    public let document: Digest
    /// Where the words stand, in Unicode code points of the decoded file.
    public let range: Range<Int>
    /// The words.
    public let text: String
    /// The SHA-256 of the words in UTF-8: checked against the file each time that the quotation is opened.
    public let sha256: Digest

    public init(document: Digest, range: Range<Int>, text: String, sha256: Digest) {
        self.document = document
        self.range = range
        self.text = text
        self.sha256 = sha256
    }
}
