extension HTML: ExpressibleByStringInterpolation {
    /// Takes a literal of the source as markup; a variable can't get here by mistake.
    public init(stringLiteral markup: StaticString) {
        var interpolation = StringInterpolation(literalCapacity: markup.utf8CodeUnitCount, interpolationCount: 0)
        interpolation.appendLiteral(markup)
        self = interpolation.html
    }

    /// Takes what an interpolated literal has gathered.
    public init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.html
    }

    /// Gathers an interpolated literal: its own words as markup, what is put in as text.
    public struct StringInterpolation: StringInterpolationProtocol {
        var html = HTML()

        /// Starts with room for the literal and some text for each value.
        public init(literalCapacity: Int, interpolationCount: Int) {
            html.reserve(literalCapacity + interpolationCount * 16)
        }

        /// Adds words of the source.
        public mutating func appendLiteral(_ literal: StaticString) {
            // The bytes of a literal live as long as the program.
            literal.withUTF8Buffer { unsafe html.append(markup: $0) }
        }

        /// Adds a text, escaped.
        public mutating func appendInterpolation(_ text: String) {
            html.append(text: text)
        }

        /// Adds a part of a text, escaped.
        public mutating func appendInterpolation(_ text: Substring) {
            html.append(text: text)
        }

        /// Adds a text, escaped, if there is one.
        public mutating func appendInterpolation(_ text: String?) {
            if let text { html.append(text: text) }
        }

        /// Adds a whole number in decimal digits.
        public mutating func appendInterpolation(_ number: Int) {
            html.append(markup: String(number).utf8)
        }

        /// Adds a piece of a page.
        public mutating func appendInterpolation(_ piece: HTML) {
            html.append(piece)
        }

        /// Adds a piece of a page, if there is one.
        public mutating func appendInterpolation(_ piece: HTML?) {
            if let piece { html.append(piece) }
        }

        /// Adds pieces of a page one after another.
        public mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { html.append(piece) }
        }

        /// Adds a text as markup, unescaped: only for what this program has made itself.
        public mutating func appendInterpolation(raw markup: String) {
            html.append(markup: markup.utf8)
        }

        /// Adds a space and an attribute with its value in quotes, or nothing without a value.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            html.append(" ")
            appendLiteral(name)
            html.append("=\"")
            html.append(text: value)
            html.append("\"")
        }

        /// Adds a space and an attribute without value, such as `checked`, if the condition holds.
        public mutating func appendInterpolation(attribute name: StaticString, if condition: Bool) {
            guard condition else { return }
            html.append(" ")
            appendLiteral(name)
        }
    }
}
