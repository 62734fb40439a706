import XML
import Zip

/// A document that is an archive of XML files.
struct DocumentPackage: ~Copyable {
    private var archive: ZipArchive
    /// What the document is called in errors.
    let name: String

    /// The largest XML file that is taken; a thousand pages of text have about 10 MB.
    private static let limits = MarkupLimits(
        bytes: 64 << 20,
        depth: 250,
        events: 10_000_000,
        textBytes: 64 << 20,
        attributes: 1_000
    )

    init(_ bytes: [UInt8], name: String) throws(TextSourceError) {
        self.name = name
        do { archive = try ZipArchive(bytes) } catch { throw TextSourceError(error, name: name) }
    }

    var names: [String] { archive.names }

    func has(_ member: String) -> Bool { archive.has(member) }

    /// The bytes of a member.
    mutating func bytes(of member: String) throws(TextSourceError) -> [UInt8] {
        do { return try archive.bytes(of: member) } catch { throw TextSourceError(error, name: name) }
    }

    /// Walks through a member.
    mutating func walk(
        _ member: String,
        _ handler: any MarkupHandler,
        namespaces: [String: String]
    ) throws(TextSourceError) {
        let bytes = try bytes(of: member)
        do {
            try XMLParser(limits: Self.limits, namespaces: namespaces).parse(bytes, with: handler)
        } catch { throw TextSourceError(error, name: name, part: member) }
    }
}

extension TextSourceError {
    /// What is wrong with an archive, as an error of its document.
    init(_ error: ZipError, name: String) {
        switch error {
        case .notAnArchive: self = .damaged(name: name, part: "ZIP", line: nil)
        case .missing(let member), .damaged(let member, _), .unknownMethod(let member, _), .ambiguous(let member):
            self = .damaged(name: name, part: member, line: nil)
        case .encrypted: self = .locked(name: name)
        case .tooManyMembers, .overlapping: self = .tooComplex(name: name, part: "ZIP")
        case .tooLarge(let member, _): self = .tooComplex(name: name, part: member)
        }
    }

    /// What is wrong with an XML file of an archive, as an error of its document.
    init(_ error: MarkupError, name: String, part: String) {
        switch error {
        case .notWellFormed(let line, _): self = .damaged(name: name, part: part, line: line)
        case .notUTF8, .parserFailed: self = .damaged(name: name, part: part, line: nil)
        case .tooLarge, .tooDeep, .tooManyEvents, .tooMuchText, .tooManyAttributes, .entities:
            self = .tooComplex(name: name, part: part)
        }
    }
}
