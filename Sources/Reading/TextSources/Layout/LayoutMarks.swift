/// Knows the marks that open items: bullets, dashes, numbers, letters.
enum LayoutMarks {
    private static let bullets: Set<Unicode.Scalar> = ["•", "▪", "◦", "‣", "●", "■", "○", "\u{F0B7}", "\u{F0A7}"]
    private static let dashes: Set<Unicode.Scalar> = ["-", "–", "—", "*"]

    /// Whether a line opens with a bullet.
    static func isBullet(_ utf8: [UInt8]) -> Bool {
        let scalars = Array(String(decoding: utf8.prefix(8), as: UTF8.self).unicodeScalars.prefix(2))
        return scalars.count == 2 && bullets.contains(scalars[0]) && scalars[1] == " "
    }

    /// Whether a line opens with a mark and a space.
    static func opens(_ utf8: [UInt8]) -> Bool {
        guard let space = utf8.prefix(16).firstIndex(of: 0x20), space > 0 else { return false }
        return isMark(utf8[..<space])
    }

    /// Whether a text is a mark: `•`, `–`, `1.`, `2.3`, `(a)`, `iv)`.
    static func isMark(_ utf8: some Collection<UInt8>) -> Bool {
        guard !utf8.isEmpty, utf8.count <= 12 else { return false }
        let scalars = Array(String(decoding: Array(utf8), as: UTF8.self).unicodeScalars)
        if scalars.count == 1 { return bullets.contains(scalars[0]) || dashes.contains(scalars[0]) }
        guard let last = scalars.last, last == "." || last == ")" else { return false }
        let body = scalars.dropLast().drop { $0 == "(" }
        guard !body.isEmpty, body.count <= 6 else { return false }
        return body.count == 1 && body.allSatisfy { $0.properties.isAlphabetic }
            || body.allSatisfy { (0x30...0x39).contains($0.value) || $0 == "." }
            || body.allSatisfy { "ivxIVX".unicodeScalars.contains($0) }
    }

    /// Whether a text can be the mark of a footnote: up to three digits, or a sign.
    static func isReference(_ utf8: some Collection<UInt8>) -> Bool {
        guard !utf8.isEmpty, utf8.count <= 3 else { return false }
        return utf8.allSatisfy { (0x30...0x39).contains($0) }
            || ["*", "**", "†", "‡"].contains { $0.utf8.elementsEqual(utf8) }
    }

    /// A page whose marks that stand apart, in a column of their own, are put before the lines that they open.
    static func joined(_ page: LayoutPage) -> LayoutPage {
        var marks: [(line: LayoutLine, block: Int)] = []
        for (index, block) in page.blocks.enumerated() {
            for line in block.lines where isMark(line.utf8) || isReference(line.utf8) { marks.append((line, index)) }
        }
        // Pages full of such signs, or of lines, are tables.
        let lines = page.blocks.reduce(0) { $0 + $1.lines.count }
        guard !marks.isEmpty, marks.count <= 500, lines <= 5000 else { return page }
        var page = page
        for (mark, own) in marks {
            guard let (block, line) = place(of: mark, in: page) else { continue }
            page.blocks[block].lines[line].utf8 = mark.utf8 + [0x20] + page.blocks[block].lines[line].utf8
            page.blocks[block].lines[line].isMarked = true
            page.blocks[block].lines[line].opensNote = isReference(mark.utf8)
            page.blocks[block].lines[line].references = []
            if let index = page.blocks[own].lines.firstIndex(where: { $0.utf8 == mark.utf8 && $0.top == mark.top }) {
                page.blocks[own].lines.remove(at: index)
            }
        }
        page.blocks.removeAll { $0.lines.isEmpty }
        return page
    }

    /// The nearest line to the right of a mark at the same height.
    private static func place(of mark: LayoutLine, in page: LayoutPage) -> (block: Int, line: Int)? {
        var nearest: (block: Int, line: Int, distance: Double)?
        for (block, entry) in page.blocks.enumerated() {
            for (line, candidate) in entry.lines.enumerated() {
                let overlap = min(mark.bottom, candidate.bottom) - max(mark.top, candidate.top)
                let distance = candidate.left - mark.right
                guard overlap > min(mark.height, candidate.height) / 2, distance >= 0, !isMark(candidate.utf8),
                    distance < nearest?.distance ?? page.width / 6
                else { continue }
                // A bare number opens a line only when it's small and close: a footnote's.
                if !isMark(mark.utf8) {
                    guard mark.height < candidate.height * 0.8, distance < candidate.height else { continue }
                }
                nearest = (block, line, distance)
            }
        }
        return nearest.map { ($0.block, $0.line) }
    }
}
