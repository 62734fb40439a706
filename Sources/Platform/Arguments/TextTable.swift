/// Rows of text in aligned columns, for a terminal.
public struct TextTable: Hashable, Sendable {
    /// One column.
    public struct Column: Hashable, Sendable {
        /// Where shorter cells stand.
        public enum Alignment: Hashable, Sendable {
            /// At the start, for words.
            case start
            /// At the end, for numbers.
            case end
        }

        /// The words at the top; a table whose headings are all empty has no top line.
        public let heading: String
        /// Where shorter cells stand.
        public let alignment: Alignment

        /// Describes a column.
        public init(_ heading: String = "", _ alignment: Alignment = .start) {
            self.heading = heading
            self.alignment = alignment
        }
    }

    /// The columns from left to right.
    public let columns: [Column]
    /// The rows; a short row is filled with empty cells, further cells than columns are left out.
    public var rows: [[String]]

    /// Starts a table.
    public init(columns: [Column], rows: [[String]] = []) {
        self.columns = columns
        self.rows = rows
    }

    /// The table as text for a terminal.
    ///
    /// - Parameters:
    ///   - width: How many columns of the terminal a line may take; the last column is wrapped to fit, at spaces.
    ///     Nothing is wrapped without it.
    ///   - separator: What stands between two cells.
    /// - Returns: Lines, each with a line feed and without spaces at its end.
    public func rendered(width: Int? = nil, separator: String = "  ") -> String {
        let headings = columns.map(\.heading)
        let lines = (headings.contains { !$0.isEmpty } ? [headings] : []) + rows
        let widths = columns.indices.map { column in
            lines.map { DisplayWidth.of(Self.cell(column, of: $0)) }.max() ?? 0
        }
        let before = widths.dropLast().reduce(0, +) + max(0, columns.count - 1) * DisplayWidth.of(separator)
        let room = width.map { max(20, $0 - before) }
        return lines.map { rendered($0, widths: widths, room: room, separator: separator) }.joined()
    }

    private static func cell(_ column: Int, of row: [String]) -> String {
        row.indices.contains(column) ? row[column] : ""
    }

    private func rendered(_ row: [String], widths: [Int], room: Int?, separator: String) -> String {
        guard let last = columns.indices.last else { return "" }
        let text = Self.cell(last, of: row)
        var wrapped = [text]
        if let room, DisplayWidth.of(text) > room { wrapped = WrappedText.lines(of: text, width: room) }
        var lines = ""
        for (number, end) in wrapped.enumerated() {
            let start = number == 0 ? row : []
            var cells = columns.indices.dropLast().map { padded(Self.cell($0, of: start), $0, to: widths[$0]) }
            cells.append(padded(end, last, to: room.map { min($0, widths[last]) } ?? widths[last]))
            lines += Self.trimmed(cells.joined(separator: separator)) + "\n"
        }
        return lines
    }

    private func padded(_ text: String, _ column: Int, to width: Int) -> String {
        let spaces = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
        return switch columns[column].alignment {
        case .start: text + spaces
        case .end: spaces + text
        }
    }

    private static func trimmed(_ line: String) -> String {
        var line = line[...]
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}
