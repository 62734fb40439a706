/// The letters of Arabic as a printer joins them, U+FE70 to U+FEFC, which some programs write into the text of a PDF.
///
/// Source: Unicode, code chart "Arabic Presentation Forms-B".
enum ArabicForms {
    /// «لا» and its like: two letters in one character.
    static let ligatures: ClosedRange<UInt32> = 0xFEF5...0xFEFC
    static let lam: UInt32 = 0x644

    /// The letter that a form shows; of a ligature its second letter; nothing where it is a mark or no form.
    static func letter(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0xFE80...0xFEF4: letters[Int(scalar - 0xFE80)]
        case 0xFEF5, 0xFEF6: 0x622
        case 0xFEF7, 0xFEF8: 0x623
        case 0xFEF9, 0xFEFA: 0x625
        case 0xFEFB, 0xFEFC: 0x627
        default: nil
        }
    }

    /// A text with the letters instead of their forms.
    static func plain(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { letter($0.value) != nil }) else { return text }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if ligatures.contains(scalar.value), let lam = Unicode.Scalar(lam) { plain.append(lam) }
            plain.append(letter(scalar.value).flatMap { Unicode.Scalar($0) } ?? scalar)
        }
        return String(plain)
    }

    /// By form from U+FE80 on.
    ///
    /// Letters that join to the next have four forms, the others two, hamza one.
    private static let letters: [UInt32] = {
        let two: Set<UInt32> = [0x622, 0x623, 0x624, 0x625, 0x627, 0x629, 0x62F, 0x630, 0x631, 0x632, 0x648, 0x649]
        var letters: [UInt32] = [0x621]
        for letter in Array(UInt32(0x622)...0x63A) + Array(UInt32(0x641)...0x64A) {
            letters += Array(repeating: letter, count: two.contains(letter) ? 2 : 4)
        }
        return letters
    }()
}
