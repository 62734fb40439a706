/// Why files are no bag, or can't be made one.
public enum BagError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no `bagit.txt`, or it is of another version or encoding.
    case notABag
    /// A path leads out of the bag, or is not the same on all systems.
    case badPath(String)
    /// Two paths that some system takes for one.
    case twice(String)
    /// A label of the bag's information can't be written.
    case badLabel(String)
    /// A tag file is missing.
    case missingTag(String)
    /// A line of a tag file is not what it should be; counted from 1.
    case badLine(file: String, line: Int)
    /// The bag asks for files from elsewhere (`fetch.txt`); such bags are not taken.
    case fetches
    /// The bag has more files, longer paths or larger tag files than are taken.
    case tooLarge
    /// A file that a manifest names is missing.
    case missingFile(String)
    /// A file is not the one that the manifest names.
    case changed(String)
    /// A file of the payload, or a tag file, that no manifest names.
    case unnamed(String)

    public var description: String {
        switch self {
        case .notABag: "this is no bag of BagIt 1.0: its file bagit.txt is missing or says something else"
        case .badPath(let path): "the path '\(path)' can't stand in a bag"
        case .twice(let path): "the path '\(path)' stands in the bag twice, but for the size of its letters"
        case .badLabel(let name): "the label '\(name)' can't stand in bag-info.txt"
        case .missingTag(let name): "the bag has no \(name); ask for it once more"
        case .badLine(let file, let line): "line \(line) of \(file) is not what it should be; ask for the bag once more"
        case .fetches: "the bag wants files to be fetched from elsewhere; ask for a whole one"
        case .tooLarge: "the bag is larger than is taken"
        case .missingFile(let path): "'\(path)' is missing from the bag; ask for it once more"
        case .changed(let path): "'\(path)' is not the file that was packed; ask for the bag once more"
        case .unnamed(let path): "'\(path)' lies in the bag, but no manifest names it; ask for the bag once more"
        }
    }
}
