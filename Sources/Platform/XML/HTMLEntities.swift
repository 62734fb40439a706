import CXML

/// The named character references of HTML 4.01, §24.
public enum HTMLEntities {
    /// The code point of each name, without `&` and `;`.
    ///
    /// The names are libxml2's own table, so that a reference means the same wherever the project meets HTML.
    public static let codePoints: [String: UInt32] = {
        var names: [String: UInt32] = [:]
        // The last of them is U+2666, the black diamond suit.
        for value in UInt32(0)...0x2666 {
            guard let entry = htmlEntityValueLookup(CUnsignedInt(value)), let name = entry.pointee.name else {
                continue
            }
            names[String(cString: name)] = value
        }
        return names
    }()
}
