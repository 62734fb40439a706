extension Catalogue {
    /// A message in this language.
    public func text(_ message: Message, for medium: Medium = .markup) -> String {
        let isolating = medium == .plainText && direction == .rightToLeft
        return template(message).filled(with: message.arguments, isolating: isolating)
    }

    /// A message in this language.
    public func callAsFunction(_ message: Message, for medium: Medium = .markup) -> String {
        text(message, for: medium)
    }
}

extension Catalogue {
    /// Things one after the other, with the comma of this language between them.
    ///
    /// - Parameters:
    ///   - things: names, codes or words; for plain text in a language that runs from right to left each is isolated.
    ///   - medium: for what the list is said.
    /// - Returns: the list.
    public func list(_ things: [String], for medium: Medium = .markup) -> String {
        let isolating = medium == .plainText && direction == .rightToLeft
        return things.map { isolating ? "\u{2068}\($0)\u{2069}" : $0 }
            .joined(separator: direction == .rightToLeft ? "، " : ", ")
    }
}
