/// The names of the markup that Word writes (ISO/IEC 29500-1, and 29500-4 for the transitional form).
enum WordNames {
    static let namespaces = [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
        "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
        "http://www.w3.org/XML/1998/namespace": "xml",
        "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
        "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
        "http://purl.oclc.org/ooxml/officeDocument/math": "m",
        "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
        "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    ]

    /// Elements that are left out with all in them: words struck out or moved away, properties as they were before,
    /// instructions of fields, and the second form of what was read already.
    static let leftOut: Set<String> = [
        "mc:Fallback", "w:del", "w:moveFrom", "w:delText", "w:instrText", "w:delInstrText", "w:rt", "w:pPrChange",
        "w:rPrChange", "w:sectPrChange", "w:tblPrChange", "w:tblPrExChange", "w:tblGridChange", "w:tcPrChange",
        "w:trPrChange", "w:numberingChange",
    ]

    /// The roots of the parts that have paragraphs.
    static let roots: Set<String> = ["w:document", "w:footnotes", "w:endnotes", "w:hdr", "w:ftr"]

    /// Whether a switch such as `w:vanish` is on: it is unless it says otherwise (§17.17.4).
    static func isOn(_ value: String?) -> Bool {
        guard let value else { return true }
        return !["0", "false", "off"].contains(value)
    }
}
