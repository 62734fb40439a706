/// What the letters of a file say about its code page: Russian in windows-1251, or a Western language in windows-1252.
///
/// Two independent signs are added up as logarithms of odds. How often each letter occurs: `о`, `е`, `а` lead in Russian,
/// `é`, `à`, `á`, `ã` in French, Spanish and Portuguese. And what stands beside it: Russian words have no ASCII letters,
/// Western words have mostly ASCII letters around the accented one.
struct LetterScore {
    /// Letters counted: bytes from 0xC0 on, and `Ё`, `ё`, `Œ`, `œ`.
    private var letters = 0
    /// Bytes above ASCII that are neither letters nor marks of ordinary text in one of the pages.
    private var oddities = 0
    /// Capitals that follow a small letter, which Russian words don't have.
    private var brokenCases = 0
    /// The sums of the logarithms of the letters' shares, in each language.
    private var russian = 0.0
    private var western = 0.0
    /// The odds of what stands beside the letters, positive for Russian.
    private var neighbours = 0.0
    /// Letters of ASCII.
    private var asciiLetters = 0
    /// Whether every byte has a character in the page.
    private var canBeRussian = true
    private var canBeWestern = true

    /// Counts a file; its first million bytes are enough.
    init(_ bytes: [UInt8]) {
        let bytes = bytes.prefix(1 << 20)
        for (index, byte) in bytes.enumerated() {
            guard byte >= 0x80 else {
                if Self.isASCIILetter(byte) { asciiLetters += 1 }
                continue
            }
            canBeRussian = canBeRussian && CodePage.windows1251.scalar(of: byte) != nil
            canBeWestern = canBeWestern && CodePage.windows1252.scalar(of: byte) != nil
            guard Self.isLetter(byte) else {
                if !Self.marks.contains(byte) { oddities += 1 }
                continue
            }
            letters += 1
            russian += LetterShares.russian[byte]
            western += LetterShares.western[byte]
            let before = index > 0 ? bytes[index - 1] : 0x20
            let after = index + 1 < bytes.count ? bytes[index + 1] : 0x20
            for neighbour in [before, after] {
                if Self.isASCIILetter(neighbour) { neighbours -= 2.5 }
                if Self.isLetter(neighbour) { neighbours += 1.5 }
            }
            if (0xC0...0xDF).contains(byte), before >= 0xE0 { brokenCases += 1 }
        }
    }

    /// The code page that the letters speak for, or nothing when they say too little or fit neither.
    var verdict: TextEncoding? {
        guard letters > 0, oddities * 8 <= letters + 8 else { return nil }
        // A lone `à` among plain words has no letter beside it; the language around it tells.
        let surroundings = asciiLetters > letters * 8 ? -5.0 : 0
        let odds = russian - western + neighbours + surroundings
        if canBeRussian, odds > 6, fitsRussian { return .windows1251 }
        if canBeWestern, odds < -4, fitsWestern { return .windows1252 }
        return nil
    }

    /// Whether the letters could be Russian.
    ///
    /// KOI8-R, ISO 8859-5 and Macintosh Cyrillic give the same neighbours, but read as windows-1251 they give letters
    /// that seldom occur (a mean of −3.6 and less against −3.1) or capitals inside words.
    private var fitsRussian: Bool {
        letters >= 4 && russian / Double(letters) > -3.4 && brokenCases * 150 <= letters
    }

    /// Whether the letters could be Western: rare letters in great number are another code page.
    private var fitsWestern: Bool { western / Double(letters) > -5.5 }

    private static func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC0..., 0xA8, 0xB8, 0x8C, 0x9C: true
        default: false
        }
    }

    /// Quotation marks, dashes, the dots, the no-break space, and signs such as `€`, `§`, `№`, `°`, `º`, `¿`, `¡`.
    private static let marks: Set<UInt8> = [
        0x80, 0x82, 0x84, 0x85, 0x88, 0x8B, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9B, 0xA0, 0xA1, 0xA7,
        0xA9, 0xAA, 0xAB, 0xAD, 0xAE, 0xB0, 0xB4, 0xB7, 0xB9, 0xBA, 0xBB, 0xBF,
    ]
}
