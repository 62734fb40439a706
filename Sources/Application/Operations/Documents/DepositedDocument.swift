import CanonicalBytes
public import Consultations
import TextSources

extension Node {
    /// Reads a document of the register once more, in the encoding and language with which it was deposited.
    public func examine(_ document: Document) throws(OperationError) -> ExaminedDocument {
        let examine = ExamineDocument(
            reader: try ExamineDocument.carriedReader(),
            encoding: TextEncoding(label: document.encoding),
            language: document.language
        )
        let bytes = try file(document.file.sha256)
        return try examine.perform(try source(of: document, bytes: bytes), bytes: bytes, name: document.file.name)
    }

    /// The lines of a document's text that are not blank, as they were taken out of its file.
    public func lines(of document: Document) throws(OperationError) -> [String] {
        let source = try source(of: document, bytes: try file(document.file.sha256))
        return String(decoding: source.utf8, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
            .filter { line in line.contains { !$0.isWhitespace } }
    }

    /// The document that a person means: by its file's name, or by the first letters of its SHA-256.
    public func document(named text: String) throws(OperationError) -> Document {
        try register.document(named: text)
    }

    /// The documents that nobody has reviewed yet, oldest first.
    public var unreviewedDocuments: [Document] {
        register.documentOrder.filter { register.reviews[$0] == nil }.compactMap { register.documents[$0] }
    }

    /// The documents whose last review left findings for later, and how many; oldest first.
    public var documentsWithFindingsLeft: [(document: Document, count: Int)] {
        register.documentOrder.compactMap { digest in
            guard let document = register.documents[digest], let left = register.reviews[digest]?.last?.left, left > 0
            else { return nil }
            return (document, left)
        }
    }
}

extension Register {
    /// The document that a person means: by its file's name, or by the first letters of its SHA-256.
    public func document(named text: String) throws(OperationError) -> Document {
        let name = text.split(separator: "/").last.map(String.init) ?? text
        let all = documentOrder.compactMap { documents[$0] }
        let found = all.filter { document in
            document.file.name == name
                || (text.utf8.count >= 6 && document.file.sha256.hexadecimal.hasPrefix(text.lowercased()))
        }
        guard let first = found.first else {
            throw .noDocument(name: text)
        }
        guard found.count == 1 else {
            throw .severalDocuments(
                name: text,
                digests: found.map { String($0.file.sha256.hexadecimal.prefix(12)) }
            )
        }
        return first
    }
}
