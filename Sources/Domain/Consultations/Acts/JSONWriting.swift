import CanonicalBytes

// How the values of records are written in JSON. Absent details are left out: there is no null in the record.

extension Stated {
    func json(_ convert: (Value) -> JSONValue) -> JSONValue {
        if let value { .object([readiness.rawValue: convert(value)]) } else { .string(readiness.rawValue) }
    }
}

extension Names {
    var json: JSONValue {
        .object(Dictionary(uniqueKeysWithValues: byLanguage.map { ($0.key.tag, .string($0.value)) }))
    }
}

extension Range<Int> {
    var json: JSONValue { .array([.integer(lowerBound), .integer(upperBound)]) }
}

extension FactSource {
    var json: JSONValue {
        .object(
            [
                "conclusion": conclusion.map { .string($0.description) }, "note": note.map { .string($0) },
            ].compactMapValues { $0 }
        )
    }
}

extension FileReference {
    var json: JSONValue {
        .object(["name": .string(name), "sha256": .string(sha256.base64), "size": .integer(size)])
    }
}

extension Sequence where Element: CustomStringConvertible {
    var json: JSONValue { .array(map { .string($0.description) }) }
}

extension ExtendedDate {
    var json: JSONValue { .string(edtf) }
}
