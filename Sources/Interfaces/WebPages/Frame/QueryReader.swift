import HTTPModel

/// Reads the fields of an address strictly: an unknown value is an error and not silently another page.
struct QueryReader {
    private let query: FieldList

    init(_ query: FieldList) { self.query = query }

    /// The value of a field; nothing where it is absent or empty, as a form sends what nobody filled in.
    func value<Value>(_ name: String, read: (String) -> Value?) throws(SelectionError) -> Value? {
        let values = query.values(name).filter { !$0.isEmpty }
        guard values.count <= 1 else { throw .repeated(field: name) }
        guard let text = values.first else { return nil }
        guard let value = read(text) else { throw .notUnderstood(field: name, value: text) }
        return value
    }

    /// A number from 1 to 999,999,999.
    static func count(_ text: String) -> Int? {
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text).flatMap { $0 > 0 ? $0 : nil }
    }
}

/// What is wrong with the query of an address.
public enum SelectionError: Error, Hashable, Sendable {
    /// The value is none that the field can have.
    case notUnderstood(field: String, value: String)
    /// The field is given more than once.
    case repeated(field: String)
}
