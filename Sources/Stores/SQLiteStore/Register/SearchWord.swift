import CSQLite

/// A word to look for in texts, in small letters.
///
/// The answer is that of `String.contains`; where text and word are of letters that have one form only, which is nearly
/// always, it is found by their bytes, some hundred times as fast.
struct SearchWord {
    private let text: String
    private let bytes: [UInt8]
    private let isPlain: Bool

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
        isPlain = bytes.withUnsafeBytes { Self.isPlain($0) }
    }

    /// Whether the word stands in a text, given as valid UTF-8.
    func stands(in haystack: UnsafeRawBufferPointer) -> Bool {
        guard isPlain, Self.isPlain(haystack) else { return String(decoding: haystack, as: UTF8.self).contains(text) }
        guard !bytes.isEmpty, bytes.count <= haystack.count else { return bytes.isEmpty }
        return bytes.withUnsafeBytes { needle in
            csqlite_contains(haystack.baseAddress, haystack.count, needle.baseAddress, needle.count) != 0
        }
    }

    /// Whether a text holds nothing but characters of one code point each that have no other form: Latin and Cyrillic
    /// letters with their marks composed, digits, and usual punctuation.
    ///
    /// Up to U+02FF and from U+0400 to U+0482 no code point joins another, and none is the other form of a third; so
    /// comparing characters is comparing bytes. Of the punctuation, U+2013 to U+2026 is taken.
    private static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            switch byte {
            case 0x0D: return false
            case 0..<0x80: place += 1
            case 0xC2..<0xCC, 0xD0, 0xD1: place += 2
            case 0xE2:
                guard place + 2 < bytes.count, bytes[place + 1] == 0x80, 0x93...0xA6 ~= bytes[place + 2] else {
                    return false
                }
                place += 3
            default: return false
            }
        }
        return true
    }
}
