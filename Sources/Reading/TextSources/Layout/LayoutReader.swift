/// Makes paragraphs of pages: what a page shows by place and size, put into words.
///
/// The rules look at the whole document, so they are the same on every page: what stands in a margin on many pages is a
/// header or footer; small lines under all others that begin with a number are footnotes; larger ones are headings; a
/// line that is indented, or that follows one that ended early, begins a paragraph; a paragraph goes on over a page.
struct LayoutReader {
    private let pages: [LayoutPage]
    /// The usual height of a line.
    private let bodyHeight: Double
    /// How many times the usual height makes a heading; the height of recognised lines varies with their letters.
    private let headingRatio: Double
    /// How many times larger or smaller a line of the same paragraph may be.
    private let sizeRatio: Double
    private let margins: LayoutMargins
    private let hyphenation: Hyphenation

    private var paragraphs: [Paragraph] = []

    private struct Paragraph {
        var utf8: [UInt8]
        var role: TextAssembler.Role
        var height: Double
        var lastLine: LayoutLine
        /// Where the lines of its block end.
        var right: Double
        var width: Double
        var page: Int
    }

    private init(_ pages: [LayoutPage], headingRatio: Double) {
        self.pages = pages
        self.headingRatio = headingRatio
        sizeRatio = headingRatio
        bodyHeight = Self.usualHeight(of: pages)
        margins = LayoutMargins(pages)
        hyphenation = Hyphenation(pages)
    }

    /// The paragraphs of pages.
    static func paragraphs(
        of pages: [LayoutPage],
        headingRatio: Double
    ) -> [(utf8: [UInt8], role: TextAssembler.Role)] {
        var reader = LayoutReader(pages, headingRatio: headingRatio)
        for page in pages { reader.read(page) }
        return reader.paragraphs.map { ($0.utf8, $0.role) }
    }

    /// The height that half of all characters don't exceed.
    private static func usualHeight(of pages: [LayoutPage]) -> Double {
        var lines = pages.flatMap(\.blocks).flatMap(\.lines).map { ($0.height, $0.utf8.count) }
        lines.sort { $0.0 < $1.0 }
        var left = lines.reduce(0) { $0 + $1.1 } / 2
        for (height, count) in lines {
            left -= count
            if left < 0 { return height }
        }
        return lines.last?.0 ?? 0
    }

    private mutating func read(_ page: LayoutPage) {
        var page = LayoutMarks.joined(page)
        let notes = footnotes(of: page)
        let marks = Set(notes.flatMap { page.blocks[$0].lines }.compactMap(Self.noteMark))
        if !marks.isEmpty {
            for index in page.blocks.indices where !notes.contains(index) {
                for line in page.blocks[index].lines.indices { page.blocks[index].lines[line].remove(marks) }
            }
        }
        for (index, block) in page.blocks.enumerated() {
            let isNote = notes.contains(index) || margins.contain(block, on: page)
            for lines in split(block) { add(lines, of: block, on: page.number, as: isNote ? .note : nil) }
        }
    }

    // MARK: Notes

    /// The blocks under all others whose lines are small and of which the first begins with a mark.
    private func footnotes(of page: LayoutPage) -> Set<Int> {
        let order = page.blocks.indices.sorted { page.blocks[$0].top > page.blocks[$1].top }
        var found: [Int] = []
        for index in order {
            let block = page.blocks[index]
            if block.lines.isEmpty || margins.contain(block, on: page) { continue }
            let isSmall = block.lineHeight < bodyHeight * 0.9
            guard isSmall || block.lines.first?.opensNote == true, block.top > page.height / 2 else { break }
            found.append(index)
        }
        // The highest of them opens with its mark, or they are something else.
        while let last = found.last {
            if page.blocks[last].lines.first.flatMap(Self.noteMark) != nil { break }
            found.removeLast()
        }
        return Set(found)
    }

    /// The mark that opens a line of a footnote, apart or grown together with its first word.
    private static func noteMark(_ line: LayoutLine) -> [UInt8]? {
        let word = line.utf8.prefix { $0 != 0x20 }
        if LayoutMarks.isReference(word) { return Array(word) }
        let digits = word.prefix { (0x30...0x39).contains($0) }
        return LayoutMarks.isReference(digits) ? Array(digits) : nil
    }

    // MARK: Paragraphs

    /// The lines of each paragraph of a block.
    private func split(_ block: LayoutBlock) -> [[LayoutLine]] {
        var result: [[LayoutLine]] = []
        let (left, right) = (block.left, block.right)
        for line in block.lines {
            if let last = result.last?.last, !begins(line, after: last, left: left, right: right) {
                result[result.count - 1].append(line)
            } else {
                result.append([line])
            }
        }
        return result
    }

    private func begins(_ line: LayoutLine, after last: LayoutLine, left: Double, right: Double) -> Bool {
        let height = max(last.height, 0.001)
        if line.isMarked || LayoutMarks.isBullet(line.utf8) { return true }
        if line.height > height * sizeRatio || line.height * sizeRatio < height { return true }
        if line.top - last.bottom > height * 0.9 { return true }
        let isEnd = last.last.map(Self.endsSentence) ?? true
        if LayoutMarks.opens(line.utf8), isEnd { return true }
        // An indented line after one that is not; hanging lines are indented all alike.
        let isIndented = line.left > left + height * 0.8 && last.left < left + height * 0.4
        if isIndented, isEnd { return true }
        let room = (right - last.right) / max(right - left, 0.001)
        if isEnd { return room > 0.15 }
        // A line that is far too short and is no sentence: a heading, unless it goes on with a small letter.
        return room > 0.4 && line.first?.properties.isLowercase == false
    }

    private mutating func add(
        _ lines: [LayoutLine],
        of block: LayoutBlock,
        on page: Int,
        as given: TextAssembler.Role?
    ) {
        guard let first = lines.first, let last = lines.last else { return }
        var utf8: [UInt8] = []
        for line in lines { hyphenation.append(line.utf8, to: &utf8) }
        let height = lines.reduce(0) { $0 + $1.height } / Double(lines.count)
        let isHeading = height >= bodyHeight * headingRatio && utf8.count <= 300
        let role = given ?? (isHeading ? .heading : .body)
        if given == nil, let index = paragraphs.lastIndex(where: { $0.role != .note }),
            goesOn(paragraphs[index], at: first, on: page, height: height, role: role)
        {
            hyphenation.append(utf8, to: &paragraphs[index].utf8)
            paragraphs[index].lastLine = last
            paragraphs[index].right = block.right
            paragraphs[index].width = block.right - block.left
            paragraphs[index].page = page
            return
        }
        paragraphs.append(
            Paragraph(
                utf8: utf8,
                role: role,
                height: height,
                lastLine: last,
                right: block.right,
                width: block.right - block.left,
                page: page
            )
        )
    }

    /// Whether a paragraph was cut by the end of a page, a column or a block.
    private func goesOn(
        _ paragraph: Paragraph,
        at line: LayoutLine,
        on page: Int,
        height: Double,
        role: TextAssembler.Role
    ) -> Bool {
        guard paragraph.role == role, let last = paragraph.lastLine.last, !Self.endsSentence(last),
            let first = line.first, first.properties.isLowercase || page != paragraph.page, !line.isMarked,
            !LayoutMarks.opens(line.utf8), height < paragraph.height * sizeRatio, height * sizeRatio > paragraph.height
        else { return false }
        return paragraph.lastLine.right >= paragraph.right - paragraph.width * 0.15
    }

    private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
        ".!?:;»”\"…)؟".unicodeScalars.contains(scalar)
    }
}
