/// Whether decoded characters can be a text at all.
enum ControlCheck {
    /// True when there is a NUL, or control characters that no text needs make up more than one character in 200.
    ///
    /// A few strays are let through: an old word processor's end mark or a bell doesn't make a text unreadable.
    static func isBinary(_ utf8: [UInt8]) -> Bool {
        var controls = 0
        for byte in utf8 where byte < 0x20 || byte == 0x7F {
            switch byte {
            case 0x09...0x0D: continue
            case 0: return true
            default: controls += 1
            }
        }
        return controls > 2 && controls > utf8.count / 200
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
