public import CanonicalBytes
public import Consultations
import HTML
import Messages

/// One document in the list of those that the register holds.
public struct DocumentEntry: Hashable, Sendable {
    public let digest: Digest
    /// The printed title, or else the name of the file.
    public let name: Wording
    public let type: DocumentType
    public let language: Language
    public let session: Int
    /// Whether somebody has reviewed what was found in it.
    public let isReviewed: Bool

    public init(
        digest: Digest,
        name: Wording,
        type: DocumentType,
        language: Language,
        session: Int,
        isReviewed: Bool
    ) {
        self.digest = digest
        self.name = name
        self.type = type
        self.language = language
        self.session = session
        self.isReviewed = isReviewed
    }

    func html(_ catalogue: Catalogue) -> HTML {
        let target = PageAddress.document(digest, .number(1)).link(in: catalogue)
        var details = [
            catalogue.word(type), catalogue.word(language),
            catalogue(Message("session {number}", ["number": String(session)])),
        ]
        if !isReviewed { details.append(catalogue(Message("not reviewed yet"))) }
        return #"""
            <li><a href="\#(target)">\#(HTML.words(name, on: catalogue.tongue))</a> \#
            (\#(details.joined(separator: " · ")))</li>

            """#
    }
}
