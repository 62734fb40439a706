import Foundation

/// One invented communiqué, written in every format.
///
/// Every format must give the same paragraphs.
struct Communique {
    enum Role {
        case heading
        case body
        case item
    }

    var paragraphs: [(role: Role, text: String)]

    /// In letters that every code page and the fonts of every reader have.
    static let french = Communique(paragraphs: [
        (.heading, "Communiqué conjoint de la deuxième session"),
        (
            .body,
            "Les ministres de la Confédération des Trois Rivières et de la République de Norvane se sont réunis à "
                + "Halvik le 12 mars 2026, sous la présidence tournante d’Alda."
        ),
        (.heading, "Coopération économique"),
        (
            .body,
            "Les Parties sont convenues de créer, avant le 30 juin 2027, un groupe de travail sur l’eau et "
                + "l’énergie. Il se réunira deux fois par an :"
        ),
        (.item, "au printemps, à Halvik ;"),
        (.item, "en automne, à Brenn."),
        (.body, "Elles ont exprimé leur « disponibilité » à poursuivre les échanges d’étudiants."),
    ])

    static let russian = Communique(paragraphs: [
        (.heading, "Совместное коммюнике второй сессии"),
        (.body, "Стороны договорились провести следующую встречу в Халвике в первом квартале 2027 года."),
        (.item, "Рабочая группа представит доклад № 1;"),
        (.item, "стороны обменяются нотами."),
        (.body, "Министры подтвердили готовность содействовать обмену студентами."),
    ])

    /// What every reader must give.
    var text: String { paragraphs.map(\.text).joined(separator: "\n\n") }
    var headings: [String] { paragraphs.filter { $0.role == .heading }.map(\.text) }
    var items: [String] { paragraphs.filter { $0.role == .item }.map(\.text) }

    // MARK: Formats

    var html: [UInt8] {
        var page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>no</title></head><body>\n"
        for (role, text) in paragraphs {
            let name = role == .heading ? "h2" : role == .item ? "li" : "p"
            page += "<\(name)>\(Self.escaped(text))</\(name)>\n"
        }
        return Array((page + "</body></html>\n").utf8)
    }

    var docx: [UInt8] {
        let body = paragraphs.map { role, text in
            let properties =
                role == .heading
                ? "<w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr>"
                : role == .item
                    ? "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" : ""
            // Word cuts runs anywhere.
            let middle = text.index(text.startIndex, offsetBy: text.count / 2)
            return "<w:p>\(properties)" + Self.run(String(text[..<middle])) + Self.run(String(text[middle...]))
                + "</w:p>"
        }
        return WordFile(body: body.joined()).bytes
    }

    private static func run(_ text: String) -> String {
        "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r>"
    }

    var odt: [UInt8] {
        var isInList = false
        var body = ""
        for (role, text) in paragraphs {
            if (role == .item) != isInList {
                body += isInList ? "</text:list>" : "<text:list>"
                isInList.toggle()
            }
            let text = Self.escaped(text).replacingOccurrences(of: " ", with: "\n  ")
            switch role {
            case .heading: body += "<text:h text:outline-level=\"1\">\(text)</text:h>"
            case .body: body += "<text:p text:style-name=\"P1\"><text:span>\(text)</text:span></text:p>"
            case .item: body += "<text:list-item><text:p>\(text)</text:p></text:list-item>"
            }
        }
        return OpenDocumentFile(body: body + (isInList ? "</text:list>" : "")).bytes
    }

    /// Characters beyond ASCII as `\u` with a fallback.
    var rtf: [UInt8] {
        var file = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Times;}}"
        file += "{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}}\n"
        for (role, text) in paragraphs {
            let head =
                role == .heading
                ? "\\pard\\s1 " : role == .item ? "\\pard\\ls1{\\listtext\\u8226 ?\\tab}" : "\\pard\\plain\\f0 "
            file += head + Self.rtfEscaped(text) + "\\par\n"
        }
        return Array((file + "}").utf8)
    }

    private static func rtfEscaped(_ text: String) -> String {
        text.utf16.map { unit in
            unit < 0x80 ? String(UnicodeScalar(UInt8(unit))) : "\\u\(Int16(bitPattern: unit))?"
        }
        .joined()
    }

    /// Characters as bytes of a code page, under a font that says which.
    func rtf(codePage: Int, fontCharset: Int, encoding: String.Encoding) -> [UInt8] {
        var file = "{\\rtf1\\ansi\\ansicpg\(codePage){\\fonttbl{\\f0\\fcharset\(fontCharset) A;}}"
        file += "{\\stylesheet{\\s1 heading 1;}}\n"
        for (role, text) in paragraphs {
            file += role == .heading ? "\\pard\\s1\\f0 " : role == .item ? "\\pard\\ls1\\f0 " : "\\pard\\f0 "
            for byte in text.data(using: encoding) ?? Data() {
                file += byte < 0x80 ? String(UnicodeScalar(byte)) : "\\'" + String(byte, radix: 16)
            }
            file += "\\par\n"
        }
        return Array((file + "}").utf8)
    }

    /// A message whose subject is the first heading and whose body is flowed plain text in quoted-printable.
    var flowedMail: [UInt8] {
        let rest = paragraphs.dropFirst().map { Self.flowed($0.text) }.joined(separator: "\r\n\r\n")
        return Array(
            """
            Subject: =?utf-8?B?\(Data(paragraphs[0].text.utf8).base64EncodedString())?=\r
            MIME-Version: 1.0\r
            Date: Thu, 12 Mar 2026 10:00:00 +0100\r
            Content-Type: text/plain; charset=utf-8; format=flowed\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            \(Self.quotedPrintable(rest))\r

            """.utf8
        )
    }

    private static func flowed(_ text: String) -> String {
        var lines: [String] = [""]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].count + word.count > 60 { lines.append("") }
            lines[lines.count - 1] += word + " "
        }
        return lines.joined(separator: "\r\n").trimmingCharacters(in: .whitespaces)
    }

    private static func quotedPrintable(_ text: String) -> String {
        var result = ""
        var column = 0
        for byte in text.utf8 {
            let piece =
                byte < 0x7F && byte != 0x3D || byte == 0x0A || byte == 0x0D
                ? String(UnicodeScalar(byte)) : "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            if column + piece.count > 70, byte != 0x0A, byte != 0x0D {
                result += "=\r\n"
                column = 0
            }
            result += piece
            column = byte == 0x0A ? 0 : column + piece.count
        }
        return result
    }

    /// A message whose body is the page in base64.
    var pageMail: [UInt8] {
        let page = Communique(paragraphs: Array(paragraphs.dropFirst())).html
        return Array(
            """
            From: A. Example <a@norvane.example>
            Subject: =?utf-8?Q?\(Self.qWord(paragraphs[0].text))?=
            Message-ID: <1@norvane.example>
            Content-Type: multipart/mixed; boundary="=_b"

            --=_b
            Content-Type: text/html; charset="UTF-8"
            Content-Transfer-Encoding: base64

            \(Data(page).base64EncodedString(options: .lineLength76Characters))
            --=_b
            Content-Type: application/pdf; name="annexe.pdf"
            Content-Disposition: attachment; filename*=utf-8''annexe%20%C3%A9.pdf

            JVBERi0=
            --=_b--

            """.utf8
        )
    }

    private static func qWord(_ text: String) -> String {
        text.utf8.map { byte in
            byte == 0x20
                ? "_"
                : (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    ? String(UnicodeScalar(byte)) : "=" + String(byte, radix: 16, uppercase: true)
        }
        .joined()
    }

    /// One page in Helvetica, with bullets before items and a number at its foot.
    var pdf: [UInt8] {
        var page = SmallPDF.Page()
        var y = 760.0
        for (role, text) in paragraphs {
            let size = role == .heading ? 16.0 : 11.0
            let lines = Self.wrapped(text, at: role == .heading ? 60 : 84)
            for (index, line) in lines.enumerated() {
                if role == .item, index == 0 { page.add("•", x: 80, y: y, size: size) }
                page.add(line, x: role == .item ? 95 : 72, y: y, size: size)
                y -= size * 1.25
            }
            y -= 8
        }
        page.add("– 1 –", x: 290, y: 30, size: 9)
        return SmallPDF(pages: [page]).bytes
    }

    private static func wrapped(_ text: String, at width: Int) -> [String] {
        var lines: [String] = [""]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].count + word.count > width { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        return lines
    }

    static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
    }
}
