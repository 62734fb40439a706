/// How the bytes of a file stand for characters.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    /// UTF-8 (RFC 3629).
    case utf8
    /// UTF-16, the low byte first (RFC 2781).
    case utf16LittleEndian
    /// UTF-16, the high byte first (RFC 2781).
    case utf16BigEndian
    /// Windows code page 1251, Cyrillic.
    case windows1251
    /// Windows code page 1252, Western European; ISO 8859-1 is read as this, as browsers do.
    case windows1252

    /// The name by which people and the option `--encoding` call it.
    public var name: String {
        switch self {
        case .utf8: "utf-8"
        case .utf16LittleEndian: "utf-16le"
        case .utf16BigEndian: "utf-16be"
        case .windows1251: "windows-1251"
        case .windows1252: "windows-1252"
        }
    }

    /// The names of all encodings, as an error lists them.
    static var list: String { allCases.map(\.name).joined(separator: ", ") }

    /// Finds an encoding by a label, upper or lower case, as the option and web pages give it.
    ///
    /// The labels are those of the WHATWG Encoding Standard §4.2 for these encodings; `utf-16` alone means the low
    /// byte first. Any other label gives nothing.
    public init?(label: String) {
        switch label.lowercased() {
        case "utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "x-unicode20utf8":
            self = .utf8
        case "utf-16le", "utf-16", "ucs-2", "unicode", "csunicode", "iso-10646-ucs-2", "unicodefeff":
            self = .utf16LittleEndian
        case "utf-16be", "unicodefffe":
            self = .utf16BigEndian
        case "windows-1251", "cp1251", "x-cp1251", "win-1251":
            self = .windows1251
        case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "iso88591", "latin1", "l1",
            "ascii", "us-ascii", "ansi_x3.4-1968", "cp819", "ibm819", "csisolatin1", "iso-ir-100",
            "iso_8859-1:1987":
            self = .windows1252
        default:
            return nil
        }
    }
}
