/// Reads a document of Word 2007 or later.
enum WordReader {
    /// The text of a package: the body, then the notes, then headers and footers.
    static func read(_ package: inout DocumentPackage) throws(TextSourceError) -> SourceText {
        let main = try mainPart(of: &package)
        let relations = try self.relations(of: main, in: &package)
        let styles = WordStyles()
        if let part = relations.first(where: { $0.type == "styles" })?.member, package.has(part) {
            try package.walk(part, styles, namespaces: WordNames.namespaces)
        }
        let body = WordHandler(styles: styles)
        try package.walk(main, body, namespaces: WordNames.namespaces)
        guard body.isDocument else { throw .damaged(name: package.name, part: main, line: nil) }
        var text = TextAssembler()
        text.add(body.finish())
        var seen: Set<[UInt8]> = []
        for type in ["footnotes", "endnotes", "header", "footer"] {
            for relation in relations where relation.type == type && package.has(relation.member) {
                let part = WordHandler(styles: styles)
                try package.walk(relation.member, part, namespaces: WordNames.namespaces)
                // The same header stands on first, odd and even pages.
                for (utf8, _) in part.finish() where type.hasSuffix("notes") || seen.insert(utf8).inserted {
                    text.add(utf8, as: .note)
                }
            }
        }
        return text.finish(format: .docx, omissions: body.hasDeletions ? [.deletions] : [])
    }

    /// The part that the package names as its document.
    private static func mainPart(of package: inout DocumentPackage) throws(TextSourceError) -> String {
        let relations = try relations(of: "", in: &package)
        guard let main = relations.first(where: { $0.type == "officeDocument" })?.member, package.has(main) else {
            throw .damaged(name: package.name, part: "_rels/.rels", line: nil)
        }
        return main
    }

    private static func relations(
        of part: String,
        in package: inout DocumentPackage
    ) throws(TextSourceError) -> [(type: String, member: String)] {
        let member = WordRelations.member(for: part)
        // A part without relations has no such member.
        guard package.has(member) else { return [] }
        let relations = WordRelations(of: part)
        try package.walk(member, relations, namespaces: WordNames.namespaces)
        return relations.parts
    }
}
