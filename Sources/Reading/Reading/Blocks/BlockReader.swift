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

    func blocks() -> [Block] {
        let lines = self.lines(from: frontMatter()?.upperBound ?? 0)
        let wrapped = isWrapped(lines)
        var blocks: [Block] = []
        var open: Block?
        var headingIndex = 0
        var itemIndex = 0
        for (index, line) in lines.enumerated() {
            if line.isBlank || isLinks(line.range) {
                if let block = open { blocks.append(block) }
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
            let goesOn =
                wrapped && role == .paragraph && index > 0 && open != nil && open?.role != .heading
                && lines[index - 1].range.count > 48
            if goesOn, let before = open {
                open = Block(
                    range: before.range.lowerBound..<line.range.upperBound,
                    role: before.role,
                    marker: before.marker
                )
            } else {
                if let block = open { blocks.append(block) }
                open = Block(range: start..<line.range.upperBound, role: role, marker: marker)
            }
        }
        if let block = open { blocks.append(block) }
        var heading: Int?
        for index in blocks.indices {
            if blocks[index].role == .paragraph, isBold(blocks[index]) { blocks[index].role = .heading }
            // What stands alone is above nothing.
            if blocks.count > 1, blocks[index].role == .paragraph, looksLikeHeading(blocks[index]) {
                blocks[index].role = .heading
            }
            if blocks[index].role == .heading { heading = index } else { blocks[index].heading = heading }
        }
        return blocks
    }

    private func lines(from start: Int) -> [Line] {
        var lines: [Line] = []
        var position = start
        var apartIndex = 0
        while position < utf8.count {
            while apartIndex < apart.count, apart[apartIndex].upperBound <= position { apartIndex += 1 }
            if apartIndex < apart.count, apart[apartIndex].contains(position) {
                lines.append(Line(range: position..<position, isBlank: true))
                position = max(position + 1, apart[apartIndex].upperBound)
                continue
            }
            let limit = apartIndex < apart.count ? max(position, apart[apartIndex].lowerBound) : utf8.count
            var end = position
            while end < limit, utf8[end] != 0x0A { end += 1 }
            var low = position
            var high = end
            while low < high, Self.isSpace(low, utf8) { low += 1 }
            while high > low, Self.isSpace(high - 1, utf8) || utf8[high - 1] == 0x5C { high -= 1 }
            lines.append(Line(range: low..<high, isBlank: low == high))
            position = end < limit ? end + 1 : max(limit, position + 1)
        }
        return lines
    }

    /// A text is wrapped when nearly all its lines are short and many of them end without a full stop.
    private func isWrapped(_ lines: [Line]) -> Bool {
        var long = 0
        var unfinished = 0
        var filled = 0
        for line in lines where !line.isBlank {
            filled += 1
            if line.range.count > 110 { long += 1 }
            if line.range.count > 55, let last = utf8[line.range].last, ![0x2E, 0x3A, 0x3B, 0x3F, 0x21].contains(last) {
                unfinished += 1
            }
        }
        return filled > 3 && long * 12 < filled && unfinished * 5 > filled * 2
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
        let bullets: [[UInt8]] = [
            [0xE2, 0x80, 0xA2], [0xE2, 0x80, 0x93], [0xE2, 0x80, 0x94], [0xC2, 0xB7], [0xE2, 0x96, 0xAA],
            [0xEF, 0x82, 0xB7], [0xE2, 0x97, 0x8F],
        ]
        for bullet in bullets where utf8[position..<end].starts(with: bullet) {
            position += bullet.count
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
        if [0x2E, 0x3A, 0x3B, 0x2C, 0x3F, 0x21, 0x22].contains(last) { return false }
        // «»» and «”» close a sentence; so does an ellipsis.
        return !(utf8[block.range].suffix(2).elementsEqual([0xC2, 0xBB]))
            && !utf8[block.range].suffix(3).starts(with: [0xE2, 0x80])
    }

    /// A line of a page that holds a picture or a link to share.
    private func isLinks(_ range: Range<Int>) -> Bool {
        let line = utf8[range]
        if line.starts(with: [0x21, 0x5B]) || line.starts(with: [0x3C, 0x21, 0x2D, 0x2D]) { return true }
        guard let bracket = line.firstIndex(of: 0x5B), bracket - range.lowerBound < 4 else { return false }
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
