public import CanonicalBytes
public import Consultations
public import HTTPModel
import Messages

/// The addresses of the pages: the language first, so that every page exists once in each language.
public enum PageAddress: Hashable, Sendable {
    case conclusions(ConclusionSelection)
    case conclusion(ConclusionNumber)
    case document(Digest, DocumentPart)
    case sessions(earlier: Int, later: Int)
    case versions(Digest, Digest, part: Int)

    /// The address in a language of the interface.
    public func target(in language: String) -> Target {
        switch self {
        case .conclusions(let selection):
            Target(path: [language, "conclusions"], query: selection.query)
        case .conclusion(let number):
            Target(
                path: [language, "conclusions"]
                    + number.description.split(separator: "/").map(String.init)
            )
        case .document(let digest, let part):
            Target(path: [language, "documents", digest.hexadecimal], query: part.query)
        case .sessions(let earlier, let later):
            Target(path: [language, "sessions", String(earlier), String(later)])
        case .versions(let one, let two, let part):
            Target(
                path: [language, "documents", one.hexadecimal, "versions", two.hexadecimal],
                query: DocumentPart.number(part).query
            )
        }
    }
}

extension PageAddress {
    /// The address as it stands in a page in a language.
    func link(in catalogue: Catalogue) -> String { target(in: catalogue.language).description }
}

/// Which part of a document is shown: long ones are shown in parts.
public enum DocumentPart: Hashable, Sendable {
    /// A part by its number, from 1.
    case number(Int)
    /// The part where a conclusion begins.
    case around(ConclusionNumber)

    var query: FieldList {
        switch self {
        case .number(1): FieldList()
        case .number(let number): FieldList([.init("part", String(number))])
        case .around(let number): FieldList([.init("conclusion", number.description)])
        }
    }

    /// Reads the part from the query of an address.
    public init(query: FieldList) throws(SelectionError) {
        let fields = QueryReader(query)
        if let number = try fields.value("conclusion", read: { ConclusionNumber($0) }) {
            self = .around(number)
        } else {
            self = .number(try fields.value("part", read: QueryReader.count) ?? 1)
        }
    }
}
