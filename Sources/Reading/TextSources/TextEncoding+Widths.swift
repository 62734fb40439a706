extension TextEncoding {
    /// The bytes that a character takes in this encoding, by the bytes that it takes in UTF-8.
    ///
    /// UTF-8 needs four bytes exactly for what lies beyond the Basic Multilingual Plane, where UTF-16 needs a pair.
    func byteWidth(ofUTF8Width width: Int) -> Int {
        switch self {
        case .utf8: width
        case .utf16LittleEndian, .utf16BigEndian: width == 4 ? 4 : 2
        case .windows1251, .windows1252: 1
        }
    }

    /// The byte order mark of this encoding; empty for code pages.
    var byteOrderMark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .windows1251, .windows1252: []
        }
    }
}

/// The bytes of the character that begins with a byte, in valid UTF-8.
func utf8Width(of lead: UInt8) -> Int {
    switch lead {
    case ..<0xC0: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
}
