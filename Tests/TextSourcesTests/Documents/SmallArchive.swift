/// An archive of stored members (PKWARE APPNOTE 6.3.9).
struct SmallArchive {
    var members: [(name: String, bytes: [UInt8])] = []

    init(_ members: [(String, String)]) { self.members = members.map { ($0.0, Array($0.1.utf8)) } }

    var bytes: [UInt8] {
        var result: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in members {
            let size = Self.four(bytes.count)
            let head = [20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + Self.four(Int(Self.checksum(bytes))) + size + size
            let length = Self.two(name.utf8.count)
            directory += [0x50, 0x4B, 1, 2, 20, 0] + head + length + [UInt8](repeating: 0, count: 12)
            directory += Self.four(result.count) + Array(name.utf8)
            result += [0x50, 0x4B, 3, 4] + head + length + [0, 0] + Array(name.utf8) + bytes
        }
        let start = result.count
        result += directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.two(members.count) + Self.two(members.count)
        return result + Self.four(directory.count) + Self.four(start) + [0, 0]
    }

    private static func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
    private static func four(_ value: Int) -> [UInt8] { two(value) + two(value >> 16) }

    /// CRC-32 of ISO 3309, byte by byte.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes { value = value >> 8 ^ table[Int((value ^ UInt32(byte)) & 0xFF)] }
        return ~value
    }

    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
}

/// A Word document around a body.
struct WordFile {
    var body: String
    var namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    /// More parts: the last word of the relation's type, the name, the content of its root.
    var parts: [(type: String, name: String, root: String, content: String)] = []
    var styles = """
        <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
        """

    static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    private var declarations: String {
        "xmlns:w=\"\(namespace)\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
            + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
            + "xmlns:v=\"urn:schemas-microsoft-com:vml\""
    }

    var archive: SmallArchive {
        let package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
        let relations = parts + [("styles", "styles.xml", "styles", styles)]
        var archive = SmallArchive([
            ("[Content_Types].xml", "<Types/>"),
            (
                "_rels/.rels",
                "<Relationships \(package)><Relationship Id='r1' Type='\(Self.relations)/officeDocument' "
                    + "Target='word/document.xml'/></Relationships>"
            ),
            (
                "word/_rels/document.xml.rels",
                "<Relationships \(package)>"
                    + relations.map {
                        "<Relationship Id='\($0.name)' Type='\(Self.relations)/\($0.type)' Target='\($0.name)'/>"
                    }
                    .joined() + "</Relationships>"
            ),
            (
                "word/document.xml",
                "<?xml version='1.0' encoding='UTF-8'?><w:document \(declarations)><w:body>\(body)</w:body></w:document>"
            ),
        ])
        for part in relations {
            let text = "<w:\(part.root) \(declarations)>\(part.content)</w:\(part.root)>"
            archive.members.append(("word/" + part.name, Array(text.utf8)))
        }
        return archive
    }

    var bytes: [UInt8] { archive.bytes }
}

/// An OpenDocument text around a body.
struct OpenDocumentFile {
    var body: String
    var automaticStyles = ""
    var styles = ""
    var masterStyles = ""
    var manifest = ""

    private static let declarations =
        ["office", "style", "text", "table"].map {
            "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
        }
        .joined(separator: " ") + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
        + " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""

    var archive: SmallArchive {
        SmallArchive([
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            (
                "content.xml",
                "<office:document-content \(Self.declarations)><office:automatic-styles>\(automaticStyles)"
                    + "</office:automatic-styles><office:body><office:text>\(body)</office:text></office:body>"
                    + "</office:document-content>"
            ),
            (
                "styles.xml",
                "<office:document-styles \(Self.declarations)><office:styles>\(styles)</office:styles>"
                    + "<office:master-styles>\(masterStyles)</office:master-styles></office:document-styles>"
            ), ("META-INF/manifest.xml", "<manifest>\(manifest)</manifest>"),
        ])
    }

    var bytes: [UInt8] { archive.bytes }
}
