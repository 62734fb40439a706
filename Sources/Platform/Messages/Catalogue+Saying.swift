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
