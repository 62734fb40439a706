/// JSON for people: the same value, one member a line.
public enum PrettyJSON {
    /// Prints a value with two spaces of indentation and sorted keys, without a final line break.
    public static func print(_ value: JSONValue) -> String {
        var text = ""
        append(value, indentation: "", to: &text)
        return text
    }

    private static func append(_ value: JSONValue, indentation: String, to text: inout String) {
        let inner = indentation + "  "
        switch value {
        case .object(let members) where !members.isEmpty:
            var separator = "{\n"
            for (key, value) in members.sorted(by: { $0.key.isBeforeInUTF16($1.key) }) {
                text += separator + inner + quoted(key) + ": "
                append(value, indentation: inner, to: &text)
                separator = ",\n"
            }
            text += "\n" + indentation + "}"
        case .array(let elements) where !elements.isEmpty:
            var separator = "[\n"
            for element in elements {
                text += separator + inner
                append(element, indentation: inner, to: &text)
                separator = ",\n"
            }
            text += "\n" + indentation + "]"
        default:
            text += String(decoding: CanonicalJSON.print(value), as: UTF8.self)
        }
    }

    private static func quoted(_ key: String) -> String {
        String(decoding: CanonicalJSON.print(.string(key)), as: UTF8.self)
    }
}
