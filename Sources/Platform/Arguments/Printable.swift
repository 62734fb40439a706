/// What a person typed, made safe to show in a terminal.
enum Printable {
    /// How many scalars of a value are shown at most.
    static let limit = 400

    /// The text without control characters, which could drive the terminal, and cut with an ellipsis if it is long.
    static func text(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < limit else {
                shown.append("…")
                break
            }
            shown.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
            count += 1
        }
        return String(shown)
    }
}
