/// A text with named places in braces.
///
/// `{name}` is a place; `{{` and `}}` are braces. A brace that opens no place stays as it is, so that no text can fail
/// to be shown.
public struct Template: Hashable, Sendable {
    /// A stretch of a template.
    public enum Part: Hashable, Sendable {
        /// Words that stand in the template.
        case words(String)
        /// A place, by its name.
        case place(String)
    }

    /// The stretches in their order.
    public let parts: [Part]

    /// Reads a text.
    public init(_ text: String) {
        var parts: [Part] = []
        var words = String.UnicodeScalarView()
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index != scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            if scalar == "{" || scalar == "}", next != scalars.endIndex, scalars[next] == scalar {
                words.append(scalar)
                index = scalars.index(after: next)
            } else if scalar == "{", let end = Self.endOfName(in: scalars, from: next) {
                if !words.isEmpty { parts.append(.words(String(words))) }
                words = String.UnicodeScalarView()
                parts.append(.place(String(scalars[next..<end])))
                index = scalars.index(after: end)
            } else {
                words.append(scalar)
                index = next
            }
        }
        if !words.isEmpty { parts.append(.words(String(words))) }
        self.parts = parts
    }

    /// Where the name that starts here ends, if it is a name of ASCII letters, digits and `_` closed by a brace.
    private static func endOfName(
        in scalars: String.UnicodeScalarView,
        from start: String.Index
    ) -> String.Index? {
        var index = start
        while index != scalars.endIndex {
            switch scalars[index] {
            case "a"..."z", "A"..."Z", "0"..."9", "_": index = scalars.index(after: index)
            case "}": return index == start ? nil : index
            default: return nil
            }
        }
        return nil
    }

    /// The names of the places.
    public var places: Set<String> {
        Set(
            parts.compactMap { part in
                if case .place(let name) = part { name } else { nil }
            }
        )
    }

    /// The text with the places filled in; a place without an argument stays visible in its braces.
    public func filled(with arguments: [String: String], isolating: Bool = false) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .words(let words): text += words
            case .place(let name):
                guard let value = arguments[name] else {
                    text += "{\(name)}"
                    continue
                }
                text += isolating ? "\u{2068}\(value)\u{2069}" : value
            }
        }
        return text
    }
}
