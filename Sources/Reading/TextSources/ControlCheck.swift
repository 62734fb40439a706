/// Whether decoded characters can be a text at all.
enum ControlCheck {
    /// True when there is a NUL, or control characters that no text needs make up more than one character in 200.
    ///
    /// A few strays are let through: an old word processor's end mark or a bell doesn't make a text unreadable.
    static func isBinary(_ utf8: [UInt8]) -> Bool { isTooMany(controls(in: utf8), in: utf8.count) }

    /// How many control characters there are that no text needs; a NUL counts for more than any text may have.
    static func controls(in utf8: [UInt8]) -> Int {
        var controls = 0
        var index = 0
        let raw = utf8.span.bytes
        while index < utf8.count {
            // Eight bytes at once: each plus 0x60 carries into its top bit unless it is a control character, and U+007F
            // is found by itself.
            if index + 8 <= utf8.count {
                let bytes = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
                let low = bytes & 0x7F7F_7F7F_7F7F_7F7F
                let visible = (low &+ 0x6060_6060_6060_6060) | bytes
                let deleted = (low ^ 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
                if visible & deleted & 0x8080_8080_8080_8080 == 0x8080_8080_8080_8080 {
                    index += 8
                    continue
                }
            }
            switch utf8[index] {
            case 0x09...0x0D: break
            case 0: return nul
            case ..<0x20, 0x7F: controls += 1
            default: break
            }
            index += 1
        }
        return controls
    }

    /// What a NUL counts.
    static let nul = 1 << 40

    static func isTooMany(_ controls: Int, in count: Int) -> Bool {
        controls >= nul || controls > 2 && controls > count / 200
    }

    /// True when no character is visible: white space, no-break and zero-width spaces only.
    static func isBlank(_ utf8: some Collection<UInt8>) -> Bool {
        // Most texts begin with a letter of ASCII, or have one soon.
        if utf8.prefix(64).contains(where: { (0x21...0x7E).contains($0) }) { return false }
        return String(decoding: utf8, as: UTF8.self).unicodeScalars.allSatisfy(isBlank)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x21, 0x7F, 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: true
        default: scalar.properties.isWhitespace
        }
    }
}
