/// The encoding that a page declares in a `meta` element.
enum EncodingDeclaration {
    /// The label of the first declaration in the first bytes of a page in an encoding that contains ASCII.
    ///
    /// Both forms of the HTML standard (§4.2.5.4) are known: `<meta charset="…">`, and `<meta http-equiv="Content-Type"
    /// content="text/html; charset=…">`. The standard asks for it within 1024 bytes; real pages are later at times.
    static func label(in bytes: [UInt8]) -> String? {
        let head = Array(bytes.prefix(8192))
        var tokenizer = HTMLTokenizer(head)
        while let token = tokenizer.next() {
            guard case .start(let tag) = token, tag.name == "meta" else { continue }
            if let charset = tag.value(of: "charset", in: head), !charset.isEmpty { return charset }
            guard tag.value(of: "http-equiv", in: head)?.lowercased() == "content-type",
                let content = tag.value(of: "content", in: head)
            else { continue }
            if let charset = charset(inContentType: content) { return charset }
        }
        return nil
    }

    /// The parameter `charset` of a content type.
    private static func charset(inContentType content: String) -> String? {
        for part in content.lowercased().split(separator: ";") {
            let words = part.split(separator: "=", maxSplits: 1)
            guard words.count == 2, trimmed(words[0]) == "charset" else { continue }
            let label = trimmed(words[1])
            return label.isEmpty ? nil : label
        }
        return nil
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { " \t\n\r\"'".contains($0) }.prefix { !" \t\n\r\"'".contains($0) })
    }
}
