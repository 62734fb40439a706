/// A sentence with `{name}` where values go.
enum Template {
    /// Puts the values in; a name without a value stays as it is, and values are not looked at again.
    static func fill(_ template: String, with arguments: [String: String]) -> String {
        var filled = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = rest[rest.index(after: open)..<close]
            filled += rest[..<open]
            filled += arguments[String(name)] ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
