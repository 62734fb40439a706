/// What the tokenizer finds in a page.
///
/// Comments, declarations and scripts are passed over.
enum HTMLToken: Hashable {
    /// Characters between tags, as they stand in the source.
    case text(Range<Int>)
    case start(HTMLTag)
    case end(HTMLTag)
}

/// A tag in the source.
struct HTMLTag: Hashable {
    /// The name in lower case; a name of more than 24 bytes is cut, as none that matters is that long.
    let name: String
    /// The whole tag from `<` to `>`.
    let range: Range<Int>
    /// Where its attributes begin.
    let attributes: Int
    let isSelfClosing: Bool

    /// The value of an attribute, empty when it has none, nothing when there is no such attribute.
    func value(of attribute: String, in source: [UInt8]) -> String? {
        var list = HTMLAttributes(source, from: attributes)
        while let (name, value) = list.next() {
            guard name.count == attribute.utf8.count,
                zip(source[name], attribute.utf8).allSatisfy({ lowercasedASCII($0) == $1 })
            else { continue }
            return String(decoding: source[value].prefix(512), as: UTF8.self)
        }
        return nil
    }
}

/// A byte with the capitals of ASCII made small.
func lowercasedASCII(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
}
