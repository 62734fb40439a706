/// Letters without case and diacritics.
enum Letters {
    /// What a scalar is in a folded word; empty where it is no letter and no digit.
    static func folded(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        let value = scalar.value
        switch value {
        case 0x61...0x7A, 0x30...0x39: return .init([scalar])
        case 0x41...0x5A: return .init([Unicode.Scalar(UInt8(value) + 32)])
        case 0x00...0x7F, 0xAA, 0xB5, 0xBA, 0xD7, 0xF7: return .init()
        case 0xC0...0x17F: return latin(value)
        case 0x401, 0x451: return .init(["е"])
        case 0x410...0x42F: return .init([Unicode.Scalar(value + 32) ?? scalar])
        case 0x400...0x4FF: return scalar.properties.lowercaseMapping.unicodeScalars
        // Arabic: the forms of alif and ya are one letter each; marks are left out.
        case 0x622, 0x623, 0x625, 0x671: return .init(["ا"])
        case 0x649: return .init(["ي"])
        case 0x629: return .init(["ه"])
        case 0x660...0x669: return .init([Unicode.Scalar(UInt8(value - 0x660 + 0x30))])
        default:
            return scalar.properties.isAlphabetic && !isSilent(scalar)
                ? scalar.properties.lowercaseMapping.unicodeScalars : .init()
        }
    }

    /// Whether a scalar stands inside a word without being one of its letters.
    static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF, 0x300...0x36F, 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670: true
        default: false
        }
    }

    static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x400...0x42F: true
        default: false
        }
    }

    private static func latin(_ value: UInt32) -> String.UnicodeScalarView {
        switch value {
        case 0xC6, 0xE6: return "ae".unicodeScalars
        case 0x152, 0x153: return "oe".unicodeScalars
        case 0xDF: return "ss".unicodeScalars
        default:
            let index = Int(value) - 0xC0
            guard index < bases.count else { return .init() }
            return .init([Unicode.Scalar(bases[index])])
        }
    }

    /// Base letters of U+00C0 to U+017F.
    private static let bases: [UInt8] = Array(
        ("aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
            + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8
    )
}
