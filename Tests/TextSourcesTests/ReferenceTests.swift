import Testing
import TextSources

@Suite("Character reference")
struct ReferenceTests {
    /// References of later standards than HTML 4, which libxml2 leaves as they are.
    static let later: Set<String> = [
        "&AMP;", "&lpar;", "&numero;", "&acy;", "&YAcy;", "&iocy;", "&apos;", "&hyphen;", "&COPY", "&SHCHcy;", "&io",
    ]

    @Test(
        "A reference stands for its character",
        arguments: [
            ("&AMP;", "&"), ("&COPY", "©"), ("&apos;", "'"), ("&lpar;", "("), ("&numero;", "№"), ("&acy;", "а"),
            ("&YAcy;", "Я"), ("&SHCHcy;", "Щ"), ("&iocy;", "ё"), ("&IOcy;", "Ё"), ("&hyphen;", "\u{2010}"),
            ("&Eacute;", "É"), ("&eacutex", "éx"), ("&oelig;", "œ"), ("&oelig", "&oelig"), ("&euro;", "€"),
            ("&hellip;", "…"), ("&rsquo;", "’"), ("&lt;b&gt;", "<b>"), ("&amp;lt;", "&lt;"), ("&;", "&;"),
            ("&#;", "&#;"), ("&#x;", "&#x;"), ("&#65", "A"), ("&#x41;", "A"), ("&#X41g", "Ag"), ("&#146;", "’"),
            ("&#129;", "\u{FFFD}"), ("&#0;", "\u{FFFD}"), ("&#1;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"),
            ("&#x110000;", "\u{FFFD}"), ("&#99999999999999999999999;", "\u{FFFD}"), ("&#x1F600;", "😀"),
            ("&quot", "\""), ("&frac34", "¾"), ("&period;", "."), ("&Period;", "&Period;"), ("&nbsp", "\u{A0}"),
        ]
    )
    func reads(reference: String, character: String) throws {
        #expect(try readPage("a\(reference)").string == "a\(character)")
    }
}
