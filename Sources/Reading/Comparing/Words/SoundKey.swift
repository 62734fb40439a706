/// A word in Latin letters as it sounds, so that names meet across languages and scripts.
///
/// Latin and Cyrillic spellings are brought to one: «Хальвик» and «Halvik», «Космар» and «Cosmar», «migración» and
/// «migração» get keys that begin alike. It is a sieve and no transliteration standard.
enum SoundKey {
    static func of(_ folded: String.UnicodeScalarView) -> String {
        var key = String.UnicodeScalarView()
        var scalars = Array(folded)
        if scalars.count > 64 { scalars.removeSubrange(64...) }
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            let before = index > 0 ? scalars[index - 1] : " "
            for letter in sound(scalar, next: next, before: before).unicodeScalars where key.last != letter {
                key.append(letter)
            }
        }
        return String(key)
    }

    private static func sound(_ scalar: Unicode.Scalar, next: Unicode.Scalar, before: Unicode.Scalar) -> String {
        switch scalar {
        case "c": next == "e" || next == "i" || next == "y" ? "s" : "k"
        case "h": before == "c" || before == "p" || before == "t" || before == "k" ? "" : "h"
        case "p": next == "h" ? "f" : "p"
        case "q": "k"
        case "u": before == "q" ? "" : "u"
        case "w": "v"
        case "x": "ks"
        case "y": "i"
        case "z": "s"
        default: cyrillic[scalar] ?? String(scalar)
        }
    }

    private static let cyrillic: [Unicode.Scalar: String] = [
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "s", "и": "i", "й": "i", "к": "k",
        "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
        "ц": "s", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
        "і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u",
    ]

    /// Whether two keys may be the same name in two languages or in two forms of one.
    ///
    /// Names keep their beginning; endings are inflected.
    static func alike(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        let one = Array(left.unicodeScalars)
        let two = Array(right.unicodeScalars)
        let shorter = min(one.count, two.count)
        let longer = max(one.count, two.count)
        guard shorter >= 3, longer <= shorter + 5 else { return false }
        var common = 0
        while common < shorter, one[common] == two[common] { common += 1 }
        return common >= 5 || (common >= 3 && common >= shorter - 1 && longer <= shorter + 2)
    }
}
