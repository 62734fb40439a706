/// Puts a text together from the paragraphs of a document.
///
/// The rules are the same for every format, so that one communiqué has one text whichever way it was sent: runs of
/// spaces and tabs become one space, spaces around a line fall away, control characters too, a line break stays one, no
/// more than one line in a paragraph is empty, and paragraphs are apart by an empty line.
struct TextAssembler {
    /// What a paragraph is in its document.
    enum Role: Hashable {
        case body
        case heading
        case item
        /// Not of the text proper, but in its place: a table of contents.
        case apart
        /// Not of the text proper, and after it: a footnote, a header.
        case note
    }

    private(set) var utf8: [UInt8] = []
    private var apart: [Range<Int>] = []
    private var headings: [Range<Int>] = []
    private var items: [Range<Int>] = []

    /// Adds a paragraph, unless nothing of it is visible.
    mutating func add(_ paragraph: [UInt8], as role: Role) {
        let start = utf8.isEmpty ? 0 : utf8.count + 2
        let length = utf8.count
        if !utf8.isEmpty { utf8 += [0x0A, 0x0A] }
        let bullet = role == .body || role == .item ? Self.bulletLength(of: paragraph) : 0
        let role = bullet > 0 ? .item : role
        appendTidied(paragraph.dropFirst(bullet))
        guard utf8.count > start, !ControlCheck.isBlank(utf8[start...]) else {
            utf8.removeSubrange(length...)
            return
        }
        let range = start..<utf8.count
        switch role {
        case .body: break
        case .heading: headings.append(range)
        case .item: items.append(range)
        case .apart, .note:
            // Neighbours become one part.
            if let last = apart.last, last.upperBound + 2 == start {
                apart[apart.count - 1] = last.lowerBound..<range.upperBound
            } else {
                apart.append(range)
            }
        }
    }

    /// Adds the paragraphs of a document, its notes after all others.
    mutating func add(_ paragraphs: [(utf8: [UInt8], role: Role)]) {
        for paragraph in paragraphs where paragraph.role != .note { add(paragraph.utf8, as: paragraph.role) }
        for paragraph in paragraphs where paragraph.role == .note { add(paragraph.utf8, as: .note) }
    }

    /// Adds the text of a page as it is, with its headings and the parts that it sets apart.
    mutating func add(_ page: SourceText) {
        guard !ControlCheck.isBlank(page.utf8) else { return }
        if !utf8.isEmpty { utf8 += [0x0A, 0x0A] }
        let start = utf8.count
        utf8 += page.utf8
        headings += page.headings.map { $0.lowerBound + start..<$0.upperBound + start }
        apart += page.apart.map { $0.lowerBound + start..<$0.upperBound + start }
    }

    /// The text; where all of it is set apart, none of it is.
    consuming func finish(
        format: SourceFormat,
        encoding: TextEncoding = .utf8,
        evidence: EncodingEvidence = .declared,
        producer: String? = nil,
        confidence: Int? = nil,
        omissions: [Omission] = []
    ) -> SourceText {
        let all = utf8.count
        let isAllApart = apart.first.map { $0.lowerBound == 0 && $0.upperBound == all } ?? false
        let decoded = DecodedText(utf8: utf8)
        return SourceText(
            format: format,
            encoding: encoding,
            evidence: evidence,
            apart: isAllApart ? [] : apart,
            headings: headings,
            items: items,
            producer: producer,
            confidence: confidence,
            omissions: omissions,
            map: OffsetMapBuilder.identity(of: decoded)
        )
    }

    /// The length of the bullet that opens a paragraph and of the spaces around it; 0 when there is none.
    ///
    /// Most formats keep bullets apart from the words of an item; where one stands among them it is no word either.
    private static func bulletLength(of paragraph: [UInt8]) -> Int {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
        let start = paragraph.firstIndex { !isSpace($0) } ?? 0
        for bullet in bullets where paragraph[start...].starts(with: bullet) {
            let end = start + bullet.count
            let words = paragraph[end...].firstIndex { !isSpace($0) } ?? end
            return words > end ? words : 0
        }
        return 0
    }

    private static let bullets = ["•", "▪", "◦", "‣", "●", "■", "○", "\u{F0B7}", "\u{F0A7}"].map { Array($0.utf8) }

    private mutating func appendTidied(_ paragraph: ArraySlice<UInt8>) {
        let start = utf8.count
        var isSpacePending = false
        var breaks = 0
        for byte in paragraph {
            switch byte {
            case 0x20, 0x09: isSpacePending = true
            case 0x0A: breaks += 1
            case ..<0x20, 0x7F: continue
            default:
                if utf8.count > start {
                    if breaks > 0 {
                        utf8.append(0x0A)
                        if breaks > 1 { utf8.append(0x0A) }
                    } else if isSpacePending {
                        utf8.append(0x20)
                    }
                }
                breaks = 0
                isSpacePending = false
                utf8.append(byte)
            }
        }
    }
}
