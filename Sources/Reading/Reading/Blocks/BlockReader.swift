/// Reads bytes; writes blocks: paragraphs with their wrapped lines joined, headings, items of lists.
///
/// Front matter, parts
/// of the page and lines of links are left out.
struct BlockReader {
    let utf8: [UInt8]
    let apart: [Range<Int>]
    let headings: [Range<Int>]
    var items: [Range<Int>] = []

    private struct Line {
        var range: Range<Int>
        var isBlank: Bool
        /// Where it begins and where the next one does, white space included.
        var start: Int
        var next: Int
    }

    /// The front matter, when the text begins with one.
    func frontMatter() -> Range<Int>? {
        guard utf8.starts(with: [0x2D, 0x2D, 0x2D, 0x0A]) else { return nil }
        var position = 4
        let limit = min(utf8.count, 20_000)
        while position < limit {
            if utf8[position...].starts(with: [0x2D, 0x2D, 0x2D, 0x0A]) { return 0..<position + 4 }
            guard let end = utf8[position..<limit].firstIndex(of: 0x0A) else { return nil }
            position = end + 1
        }
        return nil
    }

    /// Where the text begins behind its front matter.
    var start: Int { frontMatter()?.upperBound ?? 0 }

    /// All blocks of the text.
    func blocks() -> [Block] {
        var part = TextPart()
        _ = read(&part, from: start, wrapped: isWrapped(from: start))
        mark(&part.own, part.own.indices, below: nil, isAlone: part.own.count < 2)
        return part.own
    }

    /// Some blocks of a long text, and those that follow them.
    struct TextPart {
        var own: [Block] = []
        /// The next ones, as many as the stages look ahead.
        var ahead: [Block] = []
        /// Where the part behind this one begins; nothing at the end of the text.
        var next: Int?

        static let lookAhead = 6
        /// How many blocks a part of a long text has at most.
        static let most = 1 << 13
    }

    /// Reads the blocks that begin within `size` bytes from `start`.
    ///
    /// - Parameters:
    ///   - part: what is read; its blocks know no heading yet.
    ///   - start: where a block or an empty line begins.
    ///   - size: how many bytes a part has at least, and one block at most; nothing for the whole text.
    ///   - wrapped: whether the lines of a paragraph are broken.
    ///   - isWhole: whether the text ends with `utf8`; else a block may go on behind it.
    /// - Returns: false where the text must be longer to tell.
    func read(
        _ part: inout TextPart,
        from start: Int,
        size: Int? = nil,
        wrapped: Bool,
        isWhole: Bool = true
    ) -> Bool {
        var open: Block?
        var openStart = start
        var previous = 0
        var headingIndex = Self.first(of: headings, behind: start)
        var itemIndex = Self.first(of: items, behind: start)
        var apartIndex = Self.first(of: apart, behind: start)
        var position = start
        let limit = size.map { start + $0 } ?? .max
        let most = size == nil ? Int.max : TextPart.most
        /// Keeps a block that is complete; says whether there are enough.
        func keep(_ block: Block, _ blockStart: Int) -> Bool {
            if part.next == nil, blockStart < limit && part.own.count < most || part.own.isEmpty {
                part.own.append(block)
                return false
            }
            if part.next == nil { part.next = blockStart }
            part.ahead.append(block)
            return part.ahead.count >= TextPart.lookAhead
        }
        while position < utf8.count {
            let line = self.line(at: position, &apartIndex, longest: size)
            // Its end may not be known yet.
            if !isWhole, line.next >= utf8.count { return false }
            position = line.next
            defer { previous = line.range.count }
            if line.isBlank || isLinks(line.range) {
                if let block = open, keep(block, openStart) { return true }
                open = nil
                continue
            }
            var (role, marker, start) = opening(line.range)
            while headingIndex < headings.count, headings[headingIndex].upperBound <= line.range.lowerBound {
                headingIndex += 1
            }
            if headingIndex < headings.count, headings[headingIndex].overlaps(line.range) { role = .heading }
            while itemIndex < items.count, items[itemIndex].upperBound <= line.range.lowerBound { itemIndex += 1 }
            if itemIndex < items.count, items[itemIndex].overlaps(line.range), role == .paragraph {
                role = .item
                if marker == .none { marker = .bullet }
            }
            let goesOn = wrapped && role == .paragraph && open != nil && open?.role != .heading && previous > 48
            if goesOn, let before = open, size.map({ line.range.upperBound - openStart <= $0 }) ?? true {
                open = Block(
                    range: before.range.lowerBound..<line.range.upperBound,
                    role: before.role,
                    marker: before.marker
                )
            } else {
                if let block = open, keep(block, openStart) { return true }
                open = Block(range: start..<line.range.upperBound, role: role, marker: marker)
                openStart = line.start
            }
        }
        if let block = open { _ = keep(block, openStart) }
        return true
    }

    /// Marks titles among blocks, and writes above which blocks they stand.
    ///
    /// - Parameters:
    ///   - blocks: the blocks in order.
    ///   - range: those that are looked at.
    ///   - heading: the place of the title above the first of them.
    ///   - isAlone: whether the text has no other block.
    func mark(_ blocks: inout [Block], _ range: Range<Int>, below heading: Int?, isAlone: Bool) {
        var heading = heading
        for index in range {
            if blocks[index].role == .paragraph, isBold(blocks[index]) { blocks[index].role = .heading }
            // What stands alone is above nothing.
            if !isAlone, blocks[index].role == .paragraph, looksLikeHeading(blocks[index]) {
                blocks[index].role = .heading
            }
            if blocks[index].role == .heading { heading = index } else { blocks[index].heading = heading }
        }
    }

    private static func first(of ranges: [Range<Int>], behind position: Int) -> Int {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = low + (high - low) / 2
            if ranges[middle].upperBound <= position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func line(at position: Int, _ apartIndex: inout Int, longest: Int?) -> Line {
        while apartIndex < apart.count, apart[apartIndex].upperBound <= position { apartIndex += 1 }
        if apartIndex < apart.count, apart[apartIndex].contains(position) {
            let next = max(position + 1, apart[apartIndex].upperBound)
            return Line(range: position..<position, isBlank: true, start: position, next: next)
        }
        var limit = apartIndex < apart.count ? max(position, apart[apartIndex].lowerBound) : utf8.count
        var isCut = false
        if let longest, limit - position > longest {
            limit = position + longest
            isCut = true
        }
        let end = lineEnd(from: position, limit: limit)
        return trimmed(position, end, limit: limit, isCut: isCut)
    }

    /// Where a line ends that begins at a place, or the limit.
    private func lineEnd(from position: Int, limit: Int) -> Int {
        var end = position
        let raw = utf8.span.bytes
        // Eight bytes at once: one that is a line end becomes 0, and a 0 borrows into its top bit.
        while end + 8 <= limit {
            let bytes = unsafe raw.unsafeLoadUnaligned(fromByteOffset: end, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
            let zero = (bytes &- 0x0101_0101_0101_0101) & ~bytes & 0x8080_8080_8080_8080
            if zero != 0 { return end + zero.trailingZeroBitCount / 8 }
            end += 8
        }
        while end < limit, utf8[end] != 0x0A { end += 1 }
        return end
    }

    private func trimmed(_ position: Int, _ found: Int, limit: Int, isCut: Bool) -> Line {
        var end = found
        if isCut, end == limit {
            // A line longer than a part: cut behind a word, or else behind a character.
            let space = utf8[position..<end].suffix(512).lastIndex { $0 == 0x20 }
            if let space, space > position { end = space }
            while end > position + 1, utf8[end] & 0xC0 == 0x80 { end -= 1 }
        }
        var low = position
        var high = end
        while low < high, Self.isSpace(low, utf8) { low += 1 }
        while high > low, Self.isSpace(high - 1, utf8) || utf8[high - 1] == 0x5C { high -= 1 }
        let behind = isCut ? max(end, position + 1) : max(limit, position + 1)
        let next = end < limit && utf8[end] == 0x0A ? end + 1 : behind
        return Line(range: low..<high, isBlank: low == high, start: position, next: next)
    }

    /// How much of a text is looked at to tell whether its lines are broken.
    static let sample = 1 << 20

    /// A text is wrapped when nearly all its lines are short and many of them end without a full stop.
    func isWrapped(from start: Int) -> Bool {
        var long = 0
        var unfinished = 0
        var filled = 0
        var apartIndex = 0
        var position = start
        while position < min(utf8.count, Self.sample) {
            let line = self.line(at: position, &apartIndex, longest: Self.sample - position)
            position = line.next
            if line.isBlank { continue }
            filled += 1
            if line.range.count > 110 { long += 1 }
            if line.range.count > 55, let last = utf8[line.range].last, !Self.endsSentence(last) { unfinished += 1 }
        }
        return filled > 3 && long * 12 < filled && unfinished * 5 > filled * 2
    }

    private static func endsSentence(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2E, 0x3A, 0x3B, 0x3F, 0x21: true
        default: false
        }
    }

    /// What a line opens: its role, its marker and where its words begin.
    private func opening(_ range: Range<Int>) -> (Block.Role, Block.Marker, Int) {
        var position = range.lowerBound
        let end = range.upperBound
        func skipSpaces() { while position < end, Self.isSpace(position, utf8) { position += 1 } }
        if utf8[position] == 0x23 {
            while position < end, utf8[position] == 0x23 { position += 1 }
            skipSpaces()
            return (.heading, .none, position)
        }
        if utf8[position...].starts(with: [0x2A, 0x2A]), range.count > 5, utf8[end - 1] == 0x2A {
            return (.heading, .none, position + 2)
        }
        // Dash, asterisk, bullet.
        if utf8[position] == 0x2D || utf8[position] == 0x2A {
            position += 1
            if position < end, Self.isSpace(position, utf8) {
                skipSpaces()
                return (.item, .bullet, position)
            }
            return (.paragraph, .none, range.lowerBound)
        }
        if let width = Self.bullet(utf8[position..<end]) {
            position += width
            skipSpaces()
            return (.item, .bullet, position)
        }
        // «(a)», «a)», «1.», «1)», «IV.».
        let parenthesis = utf8[position] == 0x28
        if parenthesis { position += 1 }
        let first = position
        var digits = 0
        while position < end, position - first < 5, Self.isMarkerByte(utf8[position]) {
            if 0x30...0x39 ~= utf8[position] { digits += 1 }
            position += 1
        }
        let count = position - first
        guard count > 0, position < end, utf8[position] == 0x29 || (utf8[position] == 0x2E && !parenthesis) else {
            return (.paragraph, .none, range.lowerBound)
        }
        let dot = utf8[position] == 0x2E
        position += 1
        guard position < end, Self.isSpace(position, utf8) else { return (.paragraph, .none, range.lowerBound) }
        skipSpaces()
        if digits == count { return (.paragraph, .number, position) }
        // A capital letter or a Roman number with a full stop opens a heading or a sentence («M. Untel»).
        if dot { return (.paragraph, .none, range.lowerBound) }
        return count <= 4 ? (.item, .letter, position) : (.paragraph, .none, range.lowerBound)
    }

    /// How long the bullet is with which a line begins: «•», «–», «—», «·», «▪», U+F0B7, «●».
    private static func bullet(_ line: ArraySlice<UInt8>) -> Int? {
        guard let first = line.first, first >= 0xC2, line.count > 2 else {
            return line.starts(with: [0xC2, 0xB7]) ? 2 : nil
        }
        let (second, third) = (line[line.startIndex + 1], line[line.startIndex + 2])
        switch (first, second, third) {
        case (0xE2, 0x80, 0xA2), (0xE2, 0x80, 0x93), (0xE2, 0x80, 0x94), (0xE2, 0x96, 0xAA), (0xEF, 0x82, 0xB7),
            (0xE2, 0x97, 0x8F):
            return 3
        default: return first == 0xC2 && second == 0xB7 ? 2 : nil
        }
    }

    private static func isMarkerByte(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || 0x61...0x7A ~= byte || 0x41...0x5A ~= byte || byte >= 0x80
    }

    private static func isSpace(_ position: Int, _ utf8: [UInt8]) -> Bool {
        let byte = utf8[position]
        if byte == 0x20 || byte == 0x09 || byte == 0x0D { return true }
        if byte == 0xA0, position > 0, utf8[position - 1] == 0xC2 { return true }
        return byte == 0xC2 && position + 1 < utf8.count && utf8[position + 1] == 0xA0
    }

    /// Bold from its first letter to its last, also over two lines: a title.
    private func isBold(_ block: Block) -> Bool {
        let bytes = utf8[block.range]
        guard 5...300 ~= bytes.count, bytes.starts(with: [0x2A, 0x2A]), bytes.suffix(2).elementsEqual([0x2A, 0x2A])
        else {
            return false
        }
        return !bytes.dropFirst(2).dropLast(2).contains(0x2A)
    }

    private func looksLikeHeading(_ block: Block) -> Bool {
        guard block.range.count <= 110, block.marker == .none || block.marker == .number else { return false }
        guard let last = utf8[block.range].last else { return false }
        if Self.endsSentence(last) || last == 0x2C || last == 0x22 { return false }
        // «»» and «”» close a sentence; so does an ellipsis.
        return !(utf8[block.range].suffix(2).elementsEqual([0xC2, 0xBB]))
            && !utf8[block.range].suffix(3).starts(with: [0xE2, 0x80])
    }

    /// A line of a page that holds a picture or a link to share.
    private func isLinks(_ range: Range<Int>) -> Bool {
        let line = utf8[range]
        if line.starts(with: [0x21, 0x5B]) || line.starts(with: [0x3C, 0x21, 0x2D, 0x2D]) { return true }
        guard let bracket = line.prefix(4).firstIndex(of: 0x5B) else { return false }
        return line[bracket...].windows(of: 2, contain: [0x5D, 0x28]) && line.last == 0x29
    }
}

extension ArraySlice<UInt8> {
    /// Whether two bytes stand next to each other.
    fileprivate func windows(of count: Int, contain pair: [UInt8]) -> Bool {
        guard self.count >= count else { return false }
        return zip(self, dropFirst()).contains { $0 == pair[0] && $1 == pair[1] }
    }
}
