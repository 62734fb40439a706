/// Reads Rich Text Format (Microsoft, specification 1.9.1).
///
/// Files from many programs differ in what they write, so nothing is refused for being unusual: what isn't known is
/// passed over, as the specification asks. Only groups inside each other have a limit.
struct RTFReader {
    private var tokenizer: RTFTokenizer
    private var groups: [RTFState] = []
    private var state = RTFState()
    private var sinks = [RTFSink(isNote: false)]
    private var tables = RTFTables()
    private var notes: [RTFSink.Ended] = []
    private var page = CodePage.windows1252
    /// How many characters are left to pass over after `\u`.
    private var fallback = 0
    /// The first half of a pair of UTF-16.
    private var pendingHalf: UInt16?
    /// `\*` has been met: the next word opens a destination that may be passed over.
    private var isOptional = false
    private var hasDeletions = false
    /// The font or style that the table in hand is at.
    private var entry: Int?

    /// The greatest number of groups inside each other.
    private static let maximumDepth = 1000

    private init(_ bytes: [UInt8]) { tokenizer = RTFTokenizer(bytes) }

    /// The text of a file: the body, then notes, headers and footers.
    static func read(_ bytes: [UInt8], name: String) throws(TextSourceError) -> SourceText {
        var reader = RTFReader(bytes)
        guard reader.walk() else { throw .tooComplex(name: name, part: "RTF") }
        return reader.finish()
    }

    /// False when groups nest too deep.
    private mutating func walk() -> Bool {
        while let token = tokenizer.next() {
            switch token {
            case .open:
                guard groups.count < Self.maximumDepth else { return false }
                open()
            case .close: close()
            case .symbol(let symbol): self.symbol(symbol)
            case .word(let word, let number): self.word(word, number)
            case .byte(let byte): self.byte(byte)
            }
        }
        return true
    }

    private consuming func finish() -> SourceText {
        while sinks.count > 1 { closeSink() }
        endParagraph()
        var text = TextAssembler()
        text.add(sinks[0].ended)
        var seen: Set<[UInt8]> = []
        for (utf8, _) in notes where seen.insert(utf8).inserted { text.add(utf8, as: .note) }
        return text.finish(format: .rtf, omissions: hasDeletions ? [.deletions] : [])
    }

    // MARK: Groups

    private mutating func open() {
        groups.append(state)
        fallback = 0
        isOptional = false
        // The first form of a twofold group is passed over; `\ud` opens the second.
        if state.isTwofold { state.destination = .nothing }
        state.isTwofold = false
        state.opensSink = false
    }

    private mutating func close() {
        fallback = 0
        isOptional = false
        if state.opensSink { closeSink() }
        // A brace too many ends nothing.
        if let outer = groups.popLast() { state = outer }
    }

    private mutating func openSink(isNote: Bool) {
        guard sinks.count < 64, !state.opensSink else { return }
        state.opensSink = true
        sinks.append(RTFSink(isNote: isNote))
    }

    private mutating func closeSink() {
        endParagraph()
        let sink = sinks.removeLast()
        if sink.isNote {
            notes += sink.ended
        } else {
            sinks[sinks.count - 1].inner += sink.ended
        }
    }

    // MARK: Control words

    private mutating func symbol(_ symbol: UInt8) {
        switch symbol {
        case UInt8(ascii: "*"): isOptional = true
        case UInt8(ascii: "~"): write(0xA0)
        case UInt8(ascii: "_"): write(0x2011)
        case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): byte(symbol)
        case 0x0A, 0x0D: endParagraph()
        default: break
        }
    }

    private mutating func word(_ word: String, _ number: Int?) {
        if fallback > 0, word != "bin" {
            fallback -= 1
            return
        }
        let mayBePassedOver = isOptional
        isOptional = false
        if word == "bin" { return tokenizer.skip(number ?? 0) }
        if destination(word, mayBePassedOver: mayBePassedOver) { return }
        switch state.destination {
        case .nothing, .shape: break
        case .fontTable: font(word, number)
        case .styleSheet: style(word, number)
        case .text: if !character(word) { property(word, number) }
        }
    }

    /// Turns to the destination that a word opens; false when it opens none.
    private mutating func destination(_ word: String, mayBePassedOver: Bool) -> Bool {
        if state.destination == .nothing, word != "ud" { return true }
        switch word {
        case "fonttbl": state.destination = .fontTable
        case "stylesheet": state.destination = .styleSheet
        case "shp", "shpgrp": break
        case "shpinst": state.destination = .shape
        case "shptxt":
            state.destination = .text
            openSink(isNote: false)
        case "upr": state.isTwofold = true
        case "ud": state.destination = .text
        case _ where RTFDestinations.notes.contains(word):
            state.destination = .text
            openSink(isNote: true)
        case _ where RTFDestinations.nothing.contains(word): state.destination = .nothing
        case _ where mayBePassedOver && !RTFDestinations.optional.contains(word): state.destination = .nothing
        default: return false
        }
        return true
    }

    private mutating func font(_ word: String, _ number: Int?) {
        switch word {
        case "f": entry = number
        case "fcharset":
            guard let entry, let number else { return }
            tables.fontPages[entry] = CodePage(fontCharset: number)
            if number == 2 { tables.symbolFonts.insert(entry) }
        case "cpg": if let entry, let number { tables.fontPages[entry] = CodePage(windows: number) }
        default: break
        }
    }

    private mutating func style(_ word: String, _ number: Int?) {
        switch word {
        case "s":
            entry = number
            if let number { tables.styles[number] = RTFTables.Style() }
        // A style of characters, sections or tables.
        case "cs", "ds", "ts": entry = nil
        case "outlinelevel": if let entry { tables.styles[entry]?.outlineLevel = number }
        case "sbasedon": if let entry, number != 222 { tables.styles[entry]?.parent = number }
        case "ls": if let entry { tables.styles[entry]?.isListed = number != 0 }
        default: break
        }
    }

    /// Writes the character that a word stands for; false when it stands for none.
    private mutating func character(_ word: String) -> Bool {
        switch word {
        case "par", "sect", "cell", "nestcell", "row", "nestrow": endParagraph()
        case "line", "lbr", "page", "column", "softline": write(0x0A)
        case "tab": write(0x20)
        case "emdash": write(0x2014)
        case "endash": write(0x2013)
        case "lquote": write(0x2018)
        case "rquote": write(0x2019)
        case "ldblquote": write(0x201C)
        case "rdblquote": write(0x201D)
        case "bullet": write(0x2022)
        case "emspace": write(0x2003)
        case "enspace": write(0x2002)
        case "qmspace": write(0x2005)
        case "ltrmark": write(0x200E)
        case "rtlmark": write(0x200F)
        case "zwj": write(0x200D)
        case "zwnj": write(0x200C)
        default: return false
        }
        return true
    }

    private mutating func property(_ word: String, _ number: Int?) {
        let sink = sinks.count - 1
        switch word {
        case "u": unicode(number ?? 0)
        case "uc": state.fallbackLength = min(max(number ?? 1, 0), 8)
        case "f": state.font = number
        case "v": state.isHidden = number != 0
        case "deleted": state.isDeleted = number != 0
        case "plain": (state.isHidden, state.isDeleted, state.font) = (false, false, nil)
        case "pard":
            (sinks[sink].style, sinks[sink].outlineLevel, sinks[sink].isListed) = (nil, nil, false)
        case "s": sinks[sink].style = number
        case "outlinelevel": sinks[sink].outlineLevel = number
        case "ls": sinks[sink].isListed = number != 0
        case "ansicpg": page = number.flatMap(CodePage.init(windows:)) ?? page
        case "mac": page = .macRoman
        case "pc": page = .ibm437
        case "pca": page = .ibm850
        default: break
        }
    }

    // MARK: Characters

    private mutating func byte(_ byte: UInt8) {
        if fallback > 0 {
            fallback -= 1
            return
        }
        isOptional = false
        switch state.destination {
        case .nothing, .shape, .fontTable: return
        case .styleSheet:
            // The name of a style ends with a semicolon.
            if let entry, byte != UInt8(ascii: ";"), byte >= 0x20, let style = tables.styles[entry],
                style.name.count < 64
            {
                tables.styles[entry]?.name.append(byte)
            }
        case .text:
            if let font = state.font, tables.symbolFonts.contains(font), byte >= 0x80 {
                // Of the signs of a symbol font only the bullet is sure.
                if byte == 0xB7 { write(0x2022) }
                return
            }
            let page = state.font.flatMap { tables.fontPages[$0] } ?? page
            write(page.scalar(of: byte)?.value ?? 0xFFFD)
        }
    }

    /// Takes a code unit of UTF-16, which the specification writes as a signed number.
    private mutating func unicode(_ number: Int) {
        fallback = state.fallbackLength
        guard let unit = UInt16(exactly: number < 0 ? number + 0x1_0000 : number) else { return write(0xFFFD) }
        switch unit {
        case 0xD800...0xDBFF:
            flushHalf()
            pendingHalf = unit
        case 0xDC00...0xDFFF:
            guard let high = pendingHalf else { return write(0xFFFD) }
            pendingHalf = nil
            write(0x1_0000 + (UInt32(high) - 0xD800) << 10 + UInt32(unit) - 0xDC00)
        default: write(UInt32(unit))
        }
    }

    private mutating func flushHalf() {
        guard pendingHalf != nil else { return }
        pendingHalf = nil
        append(0xFFFD)
    }

    private mutating func write(_ value: UInt32) {
        flushHalf()
        append(value)
    }

    private mutating func append(_ value: UInt32) {
        guard state.destination == .text else { return }
        if state.isDeleted {
            hasDeletions = true
            return
        }
        guard !state.isHidden, let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else { return }
        sinks[sinks.count - 1].paragraph.append(contentsOf: encoded)
    }

    private mutating func endParagraph() {
        flushHalf()
        // The end of a paragraph that is struck out joins it with the next.
        if state.isDeleted, state.destination == .text { return }
        var sink = sinks.removeLast()
        sink.ended.append((sink.paragraph, role(of: sink)))
        sink.ended += sink.inner
        sink.paragraph = []
        sink.inner = []
        sinks.append(sink)
    }

    private func role(of sink: RTFSink) -> TextAssembler.Role {
        if let level = sink.outlineLevel { return level < 9 ? .heading : .body }
        let role = sink.style.map(tables.role(ofStyle:)) ?? .body
        return role == .body && sink.isListed ? .item : role
    }
}
