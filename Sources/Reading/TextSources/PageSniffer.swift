/// Tells a page from plain text.
enum PageSniffer {
    /// Whether a file's name ends as those of pages do.
    static func isPageName(_ name: String) -> Bool {
        let name = name.lowercased()
        return [".html", ".htm", ".xhtml"].contains { name.hasSuffix($0) }
    }

    /// Whether the first characters, after white space, comments and an XML declaration, begin a page.
    static func isPage(_ bytes: [UInt8]) -> Bool {
        var rest = bytes.prefix(4096)
        if rest.starts(with: TextEncoding.utf8.byteOrderMark) { rest = rest.dropFirst(3) }
        while true {
            rest = rest.drop(while: isHTMLSpace)
            if rest.starts(with: "<?xml".utf8) {
                rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
            } else if rest.starts(with: "<!--".utf8) {
                guard let end = endOfComment(rest) else { return false }
                rest = rest[end...]
            } else {
                return ["<!doctype html", "<html"].contains { begins(rest, with: $0) }
            }
        }
    }

    /// Whether bytes begin with a word in small or capital letters that ends there.
    private static func begins(_ bytes: ArraySlice<UInt8>, with word: String) -> Bool {
        let word = Array(word.utf8)
        guard bytes.count > word.count, bytes.prefix(word.count).map(lowercasedASCII) == word else { return false }
        let next = bytes[bytes.startIndex + word.count]
        return isHTMLSpace(next) || next == UInt8(ascii: ">")
    }

    private static func endOfComment(_ bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex + 4
        while index + 2 < bytes.endIndex {
            if bytes[index...].starts(with: "-->".utf8) { return index + 3 }
            index += 1
        }
        return nil
    }
}
