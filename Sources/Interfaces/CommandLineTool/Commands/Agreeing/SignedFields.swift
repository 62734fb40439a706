import CanonicalBytes
import Consultations
import Messages

/// What a content says, line by line, read from the very bytes that are signed.
///
/// A field that has a form for people is shown in words; every other one as it stands in the record. So nothing that is
/// signed can hide, whatever a later version adds.
struct SignedFields {
    /// One field: where it stands in the record, how people call it, and what it says.
    struct Line: Hashable {
        let path: String
        let label: String
        let value: String
        /// The value as it stands in the record.
        let raw: JSONValue
        /// Its place among the forms; those without form come last.
        var place = FieldForm.all.count + 1
    }

    private(set) var lines: [Line] = []
    private let words: MatterWords
    private let act: String

    init(_ content: ActContent, words: MatterWords) {
        self.words = words
        act = content.code
        guard let value = try? CanonicalJSON.parse(content.bytes, limits: .body) else { return }
        add(value, at: [])
        // First what people look for, in the order of the forms; then the rest in the order of the record.
        lines = lines.indices.sorted { (lines[$0].place, $0) < (lines[$1].place, $1) }.map { lines[$0] }
    }

    private mutating func add(_ value: JSONValue, at path: [String]) {
        let name = path.joined(separator: " · ")
        if let (label, text, place) = words.form(of: value, at: path, in: act) {
            lines.append(Line(path: name, label: label, value: text, raw: value, place: place))
            return
        }
        switch value {
        case .object(let members):
            for (name, member) in members.sorted(by: { $0.key < $1.key }) { add(member, at: path + [name]) }
            if members.isEmpty { lines.append(Line(path: name, label: name, value: "{}", raw: value)) }
        case .array(let values):
            let texts = values.compactMap(Self.text)
            if texts.count == values.count {
                lines.append(Line(path: name, label: name, value: texts.joined(separator: ", "), raw: value))
            } else {
                for (place, value) in values.enumerated() { add(value, at: path + [Self.name(of: value, at: place)]) }
            }
        default: lines.append(Line(path: name, label: name, value: Self.text(value) ?? "", raw: value))
        }
    }

    /// How one of several is called: by its journal where it has one, so that it is the same in two versions.
    private static func name(of value: JSONValue, at place: Int) -> String {
        if case .object(let members) = value, case .string(let journal) = members["journal"] { return journal.shown }
        return String(place + 1)
    }

    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text.shown
        case .integer(let number): String(number)
        case .boolean(let truth): truth ? "true" : "false"
        case .object, .array: nil
        }
    }
}
