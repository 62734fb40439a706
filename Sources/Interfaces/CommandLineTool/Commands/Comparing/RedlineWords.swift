import Comparing
import Messages

/// Words that were struck out and added, marked so that no colour is needed: `[-old-]{+new+}`.
enum RedlineWords {
    /// The pieces as one line.
    static func line(_ pieces: [WordChanges.Piece]) -> String {
        var line = ""
        for (place, piece) in pieces.enumerated() {
            // What stands in the place of something needs no space of its own: the marks part them.
            let replaces = piece.change == .added && place > 0 && pieces[place - 1].change == .struck
            if piece.isSpaced, !line.isEmpty, !replaces { line += " " }
            let text = shown(piece)
            switch piece.change {
            case .kept: line += text
            case .struck: line += "[-\(text)-]"
            case .added: line += "{+\(text)+}"
            }
        }
        return line
    }

    /// The words of a piece; characters that nobody sees are named where they are what was changed.
    static func shown(_ piece: WordChanges.Piece) -> String {
        var text = ""
        var last: Unicode.Scalar = " "
        for scalar in piece.text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .format where scalar != "\u{200C}" && scalar != "\u{200D}":
                if piece.change == .kept { continue }
                text += "⟨U+\(String(scalar.value, radix: 16, uppercase: true))⟩"
            case .control: text += "�"
            default:
                // A text may hold our marks as its own characters; parted they are none.
                if isMark(last, scalar) { text += " " }
                text.unicodeScalars.append(scalar)
            }
            last = scalar
        }
        return text
    }

    private static func isMark(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        switch (first, second) {
        case ("[", "-"), ("-", "]"), ("{", "+"), ("+", "}"): true
        default: false
        }
    }
}
