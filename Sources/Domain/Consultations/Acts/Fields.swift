import CanonicalBytes

/// The fields of one JSON object, taken out one by one; what is left over at the end is an error.
struct Fields {
    private var fields: [String: JSONValue]
    private let record: String

    init(_ value: JSONValue, of record: String) throws(RecordError) {
        guard let fields = value.object else { throw .wrong(field: "", of: record) }
        self.fields = fields
        self.record = record
    }

    /// Refuses fields that nobody asked for.
    func finish() throws(RecordError) {
        if let field = fields.keys.min() { throw .unknownField(field, of: record) }
    }

    func wrong(_ field: String) -> RecordError { .wrong(field: field, of: record) }

    mutating func optional(_ field: String) -> JSONValue? { fields.removeValue(forKey: field) }

    mutating func value(_ field: String) throws(RecordError) -> JSONValue {
        guard let value = optional(field) else { throw .missing(field: field, of: record) }
        return value
    }

    mutating func object(_ field: String) throws(RecordError) -> Fields {
        try Fields(value(field), of: "\(record).\(field)")
    }

    mutating func text(_ field: String) throws(RecordError) -> String {
        guard let text = try value(field).string else { throw wrong(field) }
        return text
    }

    mutating func optionalText(_ field: String) throws(RecordError) -> String? {
        guard let value = optional(field) else { return nil }
        guard let text = value.string else { throw wrong(field) }
        return text
    }

    mutating func integer(_ field: String) throws(RecordError) -> Int {
        guard let number = try value(field).integer else { throw wrong(field) }
        return number
    }

    /// An integer that is not negative.
    mutating func count(_ field: String) throws(RecordError) -> Int {
        let number = try integer(field)
        guard number >= 0 else { throw wrong(field) }
        return number
    }

    /// A count that is left out where it is zero.
    mutating func optionalCount(_ field: String) throws(RecordError) -> Int {
        guard fields[field] != nil else { return 0 }
        let number = try count(field)
        guard number > 0 else { throw wrong(field) }
        return number
    }

    mutating func flag(_ field: String) throws(RecordError) -> Bool {
        guard let value = optional(field) else { return false }
        guard let flag = value.boolean else { throw wrong(field) }
        return flag
    }

    /// A truth value that is always written.
    mutating func requiredFlag(_ field: String) throws(RecordError) -> Bool {
        guard let flag = try value(field).boolean else { throw wrong(field) }
        return flag
    }

    mutating func digest(_ field: String) throws(RecordError) -> Digest {
        guard let digest = Digest(base64: try text(field)) else { throw wrong(field) }
        return digest
    }

    mutating func optionalDigest(_ field: String) throws(RecordError) -> Digest? {
        fields[field] == nil ? nil : try digest(field)
    }

    mutating func identifier<Owner>(_ field: String) throws(RecordError) -> Identifier<Owner> {
        let text = try text(field)
        do { return try Identifier(text) } catch { throw wrong(field) }
    }

    mutating func optionalIdentifier<Owner>(_ field: String) throws(RecordError) -> Identifier<Owner>? {
        fields[field] == nil ? nil : try identifier(field)
    }

    mutating func code<Code: RawRepresentable>(_ field: String) throws(RecordError) -> Code
    where Code.RawValue == String {
        guard let code = Code(rawValue: try text(field)) else { throw wrong(field) }
        return code
    }

    mutating func number(_ field: String) throws(RecordError) -> ConclusionNumber {
        guard let number = ConclusionNumber(try text(field)) else { throw wrong(field) }
        return number
    }

    mutating func optionalNumber(_ field: String) throws(RecordError) -> ConclusionNumber? {
        fields[field] == nil ? nil : try number(field)
    }

    mutating func optionalDate(_ field: String) throws(RecordError) -> ExtendedDate? {
        guard let text = try optionalText(field) else { return nil }
        do { return try ExtendedDate(text) } catch { throw wrong(field) }
    }

    mutating func language(_ field: String) throws(RecordError) -> Language {
        guard let language = Language(try text(field)) else { throw wrong(field) }
        return language
    }

    mutating func names(_ field: String) throws(RecordError) -> Names {
        var byLanguage: [Language: String] = [:]
        for (tag, name) in try value(field).object ?? [:] {
            guard let language = Language(tag), let name = name.string else { throw wrong(field) }
            byLanguage[language] = name
        }
        guard let names = Names(byLanguage) else { throw wrong(field) }
        return names
    }

    /// A list of texts; an absent field is an empty list.
    mutating func texts(_ field: String) throws(RecordError) -> [String] {
        try list(field) { $0.string }
    }

    /// A list; an absent field is an empty one, an element that does not convert is an error.
    mutating func list<Element>(
        _ field: String,
        _ convert: (JSONValue) throws(RecordError) -> Element?
    ) throws(RecordError) -> [Element] {
        guard let value = optional(field) else { return [] }
        guard let array = value.array else { throw wrong(field) }
        var elements: [Element] = []
        for element in array {
            guard let converted = try convert(element) else { throw wrong(field) }
            elements.append(converted)
        }
        return elements
    }

    /// A range of code points, written as two numbers.
    mutating func range(_ field: String) throws(RecordError) -> Range<Int> {
        guard let pair = try value(field).array, pair.count == 2, let start = pair[0].integer,
            let end = pair[1].integer,
            0 <= start, start <= end
        else { throw wrong(field) }
        return start..<end
    }

    mutating func optionalRange(_ field: String) throws(RecordError) -> Range<Int>? {
        fields[field] == nil ? nil : try range(field)
    }

    mutating func optionalCode<Code: RawRepresentable>(_ field: String) throws(RecordError) -> Code?
    where Code.RawValue == String {
        fields[field] == nil ? nil : try code(field)
    }

    /// A detail with its readiness: `{"stated_in_text": …}`, or the bare code where there is no value.
    mutating func stated<Value>(
        _ field: String,
        _ convert: (JSONValue) -> Value?
    ) throws(RecordError) -> Stated<Value> {
        let detail = try value(field)
        switch detail.string.flatMap(Readiness.init(rawValue:)) {
        case .notStated: return .notStated
        case .noneAgreed: return .noneAgreed
        case .declined: return .declined
        case .notYetEntered: return .notYetEntered
        case .statedInText, .agreedLater, .proposed: throw wrong(field)
        case nil: break
        }
        guard let pair = detail.object?.first, detail.object?.count == 1, let given = convert(pair.value) else {
            throw wrong(field)
        }
        switch Readiness(rawValue: pair.key) {
        case .statedInText: return .statedInText(given)
        case .agreedLater: return .agreedLater(given)
        case .proposed: return .proposed(given)
        default: throw wrong(field)
        }
    }
}
