/// Reads a text document of OpenDocument.
enum OpenDocumentReader {
    /// The text of a package: the body, then the notes, then headers and footers.
    static func read(_ package: inout DocumentPackage) throws(TextSourceError) -> SourceText {
        if package.has("META-INF/manifest.xml") {
            let manifest = try package.bytes(of: "META-INF/manifest.xml")
            if manifest.firstRange(of: Array("encryption-data".utf8)) != nil { throw .locked(name: package.name) }
        }
        let handler = OpenDocumentHandler()
        if package.has("styles.xml") {
            try package.walk("styles.xml", handler, namespaces: OpenDocumentHandler.namespaces)
        }
        let margins = handler.paragraphs.count
        try package.walk("content.xml", handler, namespaces: OpenDocumentHandler.namespaces)
        guard handler.isDocument else { throw .damaged(name: package.name, part: "content.xml", line: nil) }
        var text = TextAssembler()
        text.add(Array(handler.paragraphs[margins...]))
        var seen: Set<[UInt8]> = []
        for (utf8, _) in handler.paragraphs[..<margins] where seen.insert(utf8).inserted { text.add(utf8, as: .note) }
        return text.finish(format: .odt, omissions: handler.hasDeletions ? [.deletions] : [])
    }
}
