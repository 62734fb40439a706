import Foundation

/// A PDF file written by hand (ISO 32000-1), in Helvetica with the Windows encoding.
struct SmallPDF {
    struct Page {
        fileprivate var content = "BT\n"

        /// Writes a line; lengths are in points from the lower left corner.
        mutating func add(_ text: String, x: Double, y: Double, size: Double) {
            let bytes = text.data(using: .windowsCP1252) ?? Data()
            let escaped = bytes.map { byte in
                (0x20...0x7E).contains(byte) && ![0x28, 0x29, 0x5C].contains(byte)
                    ? String(UnicodeScalar(byte)) : "\\" + String(Self.octal(byte))
            }
            content += "/F1 \(size) Tf 1 0 0 1 \(x) \(y) Tm (\(escaped.joined())) Tj\n"
        }

        private static func octal(_ byte: UInt8) -> String {
            let digits = String(byte, radix: 8)
            return String(repeating: "0", count: 3 - digits.count) + digits
        }
    }

    var pages: [Page]

    var bytes: [UInt8] {
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [\(pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " "))] "
                + "/Count \(pages.count) >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        for (index, page) in pages.enumerated() {
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(5 + 2 * index) 0 R "
                    + "/Resources << /Font << /F1 3 0 R >> >> >>"
            )
            let content = page.content + "ET"
            objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
        }
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        file += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }
}
