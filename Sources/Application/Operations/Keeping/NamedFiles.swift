import CanonicalBytes
import Exchange

/// The files that contents name, wherever in them.
struct NamedFiles {
    /// The names that are given to each file.
    private(set) var names: [Digest: Set<String>] = [:]
    /// The text that was taken out of a document, and the document of a text.
    private(set) var twins: [Digest: Set<Digest>] = [:]

    init(in acts: [ShownAct]) {
        for act in acts {
            if let value = try? CanonicalJSON.parse(act.body, limits: .body) { collect(value) }
        }
    }

    private mutating func collect(_ value: JSONValue) {
        switch value {
        case .object(let members):
            if let digest = Self.digest(value), case .string(let name)? = members["name"] {
                names[digest, default: []].insert(name)
            }
            if let document = members["file"].flatMap(Self.digest), let text = members["text"].flatMap(Self.digest) {
                twins[document, default: []].insert(text)
                twins[text, default: []].insert(document)
            }
            for member in members.values { collect(member) }
        case .array(let values): for value in values { collect(value) }
        case .string, .integer, .boolean: break
        }
    }

    /// The file to which an object refers.
    private static func digest(_ value: JSONValue) -> Digest? { value["sha256"]?.string.flatMap(Digest.init(base64:)) }
}
