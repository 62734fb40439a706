/// Values are equal when their canonical bytes are.
///
/// Swift calls two strings equal when Unicode calls them equivalent, which depends on the Unicode version of the
/// library. What is signed must not: "é" in one code point and "é" in two are two texts here.
extension JSONValue: Hashable {
    /// Compares texts byte by byte.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.object(let left), .object(let right)): left == right
        case (.array(let left), .array(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.integer(let left), .integer(let right)): left == right
        case (.boolean(let left), .boolean(let right)): left == right
        default: false
        }
    }

    /// Feeds the bytes of texts, so that equal values hash equally.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .object(let members):
            hasher.combine(0)
            hasher.combine(members)
        case .array(let elements):
            hasher.combine(1)
            hasher.combine(elements)
        case .string(let text):
            hasher.combine(2)
            for byte in text.utf8 {
                hasher.combine(byte)
            }
            hasher.combine(0xFF as UInt8)
        case .integer(let number):
            hasher.combine(3)
            hasher.combine(number)
        case .boolean(let truth):
            hasher.combine(4)
            hasher.combine(truth)
        }
    }
}
