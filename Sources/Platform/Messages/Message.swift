/// A text of the interface that is still to be said in somebody's language.
///
/// The key is the English text itself with named places in braces, so a program without catalogues speaks English.
/// Every call in the sources is written with a literal, `Message("No register in {folder}", ["folder": path])`: a
/// test reads the literals and asks each catalogue for them.
public struct Message: Hashable, Sendable {
    /// The English text, with places such as `{folder}`; `{{` and `}}` stand for braces.
    public let key: String
    /// The English text for several, with the number that chooses; nothing for a message without number.
    public let plural: Plural?
    /// What goes into the places, by name.
    public let arguments: [String: String]

    /// A message without number.
    public init(_ key: String, _ arguments: [String: String] = [:]) {
        self.key = key
        self.plural = nil
        self.arguments = arguments
    }

    private init(key: String, plural: Plural, arguments: [String: String]) {
        self.key = key
        self.plural = plural
        self.arguments = arguments
    }
}

extension Message {
    /// What a message with a number has besides its key.
    public struct Plural: Hashable, Sendable {
        /// The English text for any number but one.
        public let other: String
        /// The number that chooses the form.
        public let count: Int
    }

    /// Words that come from elsewhere and are said as they are, such as those of the system.
    public static func verbatim(_ words: String) -> Message { Message("{words}", ["words": words]) }

    /// A message whose form depends on a number; the place `{count}` is filled with it unless an argument says how.
    public static func plural(
        one: String,
        other: String,
        count: Int,
        arguments: [String: String] = [:]
    ) -> Message {
        var arguments = arguments
        if arguments["count"] == nil { arguments["count"] = String(count) }
        return Message(key: one, plural: Plural(other: other, count: count), arguments: arguments)
    }

    /// The message in English, which needs no catalogue.
    public var english: String {
        guard let plural else { return Template(key).filled(with: arguments) }
        let form = plural.count == 1 ? key : plural.other
        return Template(form).filled(with: arguments)
    }
}

extension Message: CustomStringConvertible {
    /// The English text, for errors and logs.
    public var description: String { english }
}
