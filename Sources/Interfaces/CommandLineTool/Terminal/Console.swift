import Arguments
import Consultations
import Glibc
import Messages

/// Where a command writes: standard output for results, standard error for everything else.
struct Console {
    /// The texts of the interface in the language of the user.
    let catalogue: Catalogue
    /// How many columns a line may take; nothing where the output goes into a file or a pipe.
    let width: Int?
    /// Whether somebody can press keys.
    let isInteractive: Bool

    init(catalogue: Catalogue) {
        self.catalogue = catalogue
        width = Self.columns(of: STDOUT_FILENO)
        isInteractive = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    }

    /// A message in the language of the user.
    func text(_ message: Message) -> String { catalogue.text(message, for: .plainText) }

    /// A wrong command line, in the language of the user.
    func text(_ error: UsageError) -> String {
        let isRightToLeft = catalogue.direction == .rightToLeft
        return error.message(
            translate: { catalogue.text(key: $0) },
            show: { isRightToLeft ? "\u{2068}\($0)\u{2069}" : $0 }
        )
    }

    /// The word for a term of a vocabulary.
    func term(_ context: String, _ code: String) -> String { catalogue.term(context: context, code) }

    /// Things one after the other, with the comma of the user's language between them.
    func list(_ things: [String]) -> String { catalogue.list(things, for: .plainText) }

    /// What is said of something, behind its name and a colon.
    func labelled(_ label: String, _ words: String) -> String {
        text(Message("{label}: {text}", ["label": label, "text": words]))
    }

    /// The note of a source; what the program itself writes there is said in the language of the reader.
    func note(_ note: String) -> String { note == FactSource.asEntered ? text(Message("as entered")) : note }

    /// Writes a message and ends the line.
    func say(_ message: Message) { write(text(message) + "\n") }

    /// Writes text as it is, and stops quietly where nobody reads any more.
    func write(_ text: String) { Self.write(Array(text.utf8), to: STDOUT_FILENO) }

    /// Writes bytes as they are.
    func write(_ bytes: [UInt8]) { Self.write(bytes, to: STDOUT_FILENO) }

    /// Writes a line to standard error.
    func complain(_ text: String) { Self.write(Array((text + "\n").utf8), to: STDERR_FILENO) }

    /// Writes to standard error without ending the line.
    func whisper(_ text: String) { Self.write(Array(text.utf8), to: STDERR_FILENO) }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// How many columns a terminal has; nothing where the descriptor is none.
    static func columns(of descriptor: Int32) -> Int? {
        guard isatty(descriptor) == 1 else { return nil }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}

extension String {
    /// The text on one line and without characters that would move the cursor: what comes from a file is hostile.
    ///
    /// Isolates of directions (Unicode Standard Annex 9) stay where they are closed within the text.
    var shown: String {
        let keepsIsolates = hasClosedIsolates
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator:
                if result.last != " " { result.append(" ") }
            case .format where scalar == "\u{2068}" || scalar == "\u{2069}":
                if keepsIsolates { result.append(scalar) }
            case .format where scalar != "\u{200C}" && scalar != "\u{200D}": continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether each U+2068 is followed by its own U+2069.
    private var hasClosedIsolates: Bool {
        var depth = 0
        for scalar in unicodeScalars {
            if scalar == "\u{2068}" { depth += 1 }
            if scalar == "\u{2069}" { depth -= 1 }
            if depth < 0 { return false }
        }
        return depth == 0
    }

    /// The first words, as many as fit into a number of columns, with an ellipsis where something was left out; isolates
    /// that the cut leaves open are closed.
    func shortened(to columns: Int) -> String {
        guard DisplayWidth.of(self) > columns else { return self }
        var result = ""
        var width = 0
        for character in self {
            let step = DisplayWidth.of(String(character))
            guard width + step < columns else { break }
            result.append(character)
            width += step
        }
        let open = result.unicodeScalars.reduce(0) { $1 == "\u{2068}" ? $0 + 1 : $1 == "\u{2069}" ? $0 - 1 : $0 }
        return result + "…" + String(repeating: "\u{2069}", count: max(0, open))
    }
}
