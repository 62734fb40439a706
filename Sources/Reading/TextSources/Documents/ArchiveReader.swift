/// Reads a document that is an archive, after looking which one it is.
enum ArchiveReader {
    static func read(_ bytes: [UInt8], name: String) throws(TextSourceError) -> SourceText {
        var package = try DocumentPackage(bytes, name: name)
        if package.has("mimetype") {
            let type = String(decoding: try package.bytes(of: "mimetype").prefix(200), as: UTF8.self)
            if type.contains("opendocument.spreadsheet") { throw .binary(name: name, kind: .spreadsheet) }
            if type.contains("opendocument.presentation") { throw .binary(name: name, kind: .presentation) }
            if type.contains("opendocument.text") { return try OpenDocumentReader.read(&package) }
        }
        if package.has("[Content_Types].xml") {
            if package.has("xl/workbook.xml") { throw .binary(name: name, kind: .spreadsheet) }
            if package.has("ppt/presentation.xml") { throw .binary(name: name, kind: .presentation) }
            return try WordReader.read(&package)
        }
        guard package.has("content.xml") else { throw .binary(name: name, kind: .zip) }
        return try OpenDocumentReader.read(&package)
    }
}
