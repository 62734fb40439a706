import CanonicalBytes
import Consultations

// How values of the domain are given to other programs. Codes are those of the record; nothing is translated, and a
// detail that the text lacks is said to be lacking.

extension JSONValue {
    /// A detail as its case and, where there is one, its value.
    static func stated<Value>(_ detail: Stated<Value>, _ value: (Value) -> [String: JSONValue]) -> JSONValue {
        var members: [String: JSONValue] = ["readiness": .string(detail.readiness.rawValue)]
        if let known = detail.value { members.merge(value(known)) { $1 } }
        return .object(members)
    }

    static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

    static func deadline(_ deadline: Stated<Deadline>) -> JSONValue {
        stated(deadline) { value in
            var members: [String: JSONValue] = ["text": .string(value.words)]
            if let date = value.date { members["edtf"] = .string(date.edtf) }
            return members
        }
    }
}

extension Console {
    /// Writes one value as JSON for people and programs.
    func write(json value: JSONValue) { write(PrettyJSON.print(value) + "\n") }
}

extension ConclusionRow {
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "number": .string(number.description), "kind": .string(kind.rawValue),
            "strength": .string(strength.rawValue), "actors": .strings(actors), "words": .string(words),
            "status": .string(ours.rawValue), "open": .boolean(isOpen), "document": .string(document.hexadecimal),
            "language": .string(language.tag), "domain": .string(domain?.rawValue ?? Readiness.notStated.rawValue),
        ]
        var due: [String: JSONValue] = ["readiness": .string(deadlineReadiness.rawValue)]
        if let deadlineWords { due["text"] = .string(deadlineWords) }
        if let deadline { due["edtf"] = .string(deadline.edtf) }
        members["due"] = .object(due)
        if let contact { members["contact"] = .string(contact.text) }
        if let restates { members["restates"] = .string(restates.description) }
        return .object(members)
    }
}
