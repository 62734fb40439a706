/// Why nothing was taken out of a copy.
public enum RedactionError: Error, Hashable, Sendable {
    /// Nothing says what is to go.
    case nothingNamed
    /// Neither a content that is shown nor a file fits what was named.
    case notThere(String)
    /// A short name of a journal fits several.
    case severalJournals(String)
    /// The copy would lie in the folder that is copied.
    case insideItself(path: String)
    /// The files do not hold together.
    case notWhole(path: String)
}

extension RedactionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .nothingNamed: "name what is to be taken out: an act, a conclusion, a file, or --words"
        case .notThere(let item): "'\(item)' is not shown in these files; nothing was written"
        case .severalJournals(let item):
            "'\(item)' fits several journals; write the participant in full, as 'suivi verify' names it"
        case .insideItself(let path): "\(path) lies in what is copied; name a place outside of it"
        case .notWhole(let path):
            "\(path) does not hold together, so nothing is taken out of it; 'suivi verify \(path)' says what is wrong"
        }
    }
}
