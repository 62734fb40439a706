/// One entry of a GNU gettext PO file.
struct POEntry: Hashable, Sendable {
    /// The line of its `msgid`, counted from one.
    var line: Int
    /// What tells equal texts apart, from `msgctxt`.
    var context: String?
    /// The English text.
    var id: String
    /// The English text for several.
    var plural: String?
    /// The translation, or its plural forms in order.
    var translations: [String]
    /// Whether a translator marked it as not yet sure.
    var isFuzzy: Bool

    /// Whether there is a translation to show.
    var isTranslated: Bool { !isFuzzy && !translations.isEmpty && !translations.contains("") }
}
