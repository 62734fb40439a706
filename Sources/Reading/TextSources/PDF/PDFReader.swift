import ChildProcess
import XML

/// Reads a PDF file with the help of poppler's `pdftotext`.
///
/// The format stays outside: the program runs in a process of its own with limits, gets the bytes and not the path, and
/// gives lines with their places. The paragraphs are made of them here. A file of images goes on to be recognised.
struct PDFReader {
    let folders: [String]
    let name: String

    /// The limits of one run over all pages.
    private static let limits = ProcessLimits(
        wallSeconds: 120,
        cpuSeconds: 120,
        memoryBytes: 2 << 30,
        outputBytes: 256 << 20
    )

    func read(_ bytes: [UInt8]) throws(TextSourceError) -> SourceText {
        let program = try HelperProgram.pdfToText(in: folders, for: name)
        let output = try program.output(["-q", "-bbox-layout", "-", "-"], on: bytes, limits: Self.limits, for: name)
        let pages = try Self.pages(output, name: name)
        guard Self.hasText(pages) else {
            return try ScanReader(folders: folders, name: name).read(pdf: bytes, pages: pages.count)
        }
        var text = TextAssembler()
        text.add(LayoutReader.paragraphs(of: pages, headingRatio: 1.15))
        return text.finish(
            format: .pdf,
            producer: try program.version(argument: "-v", for: name),
            omissions: pages.filter { !$0.hasWords }.map { .page(number: $0.number) }
        )
    }

    /// The pages in the program's output.
    static func pages(_ output: [UInt8], name: String) throws(TextSourceError) -> [LayoutPage] {
        // Before the pages stand the title and names as the file gives them; they are not needed.
        guard let start = output.firstRange(of: Array("<doc>".utf8))?.lowerBound,
            let end = Self.end(of: output), start < end
        else { throw .programFailed(name: name, program: "pdftotext", reason: .failed(complaint: "no pages")) }
        // Fonts without a table of characters give control characters, which XML doesn't allow.
        let document = Self.withoutControls(output[start..<end])
        let handler = BoxedTextHandler()
        let limits = MarkupLimits(
            bytes: 256 << 20,
            depth: 16,
            events: 20_000_000,
            textBytes: 256 << 20,
            attributes: 16
        )
        do { try XMLParser(limits: limits).parse(document, with: handler) } catch {
            throw TextSourceError(error, name: name, part: "PDF")
        }
        return handler.pages
    }

    private static func end(of output: [UInt8]) -> Int? {
        let mark = Array("</doc>".utf8)
        var index = output.count - mark.count
        while index >= 0 {
            if output[index...].starts(with: mark) { return index + mark.count }
            index -= 1
        }
        return nil
    }

    private static func withoutControls(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result = bytes.map { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 ? 0x20 : $0 }
        // U+FFFE and U+FFFF are no characters of XML either: EF BF BE, EF BF BF.
        var index = 0
        while index + 2 < result.count {
            if result[index] == 0xEF, result[index + 1] == 0xBF, result[index + 2] >= 0xBE { result[index + 2] = 0xBD }
            index += 1
        }
        return result
    }

    /// Whether there are words, and most of their characters have a meaning.
    ///
    /// A file whose fonts have no table of characters shows words and gives noise; its image is recognised.
    private static func hasText(_ pages: [LayoutPage]) -> Bool {
        var letters = 0
        var noise = 0
        for line in pages.lazy.flatMap(\.blocks).flatMap(\.lines) {
            for scalar in String(decoding: line.utf8, as: UTF8.self).unicodeScalars {
                switch scalar.value {
                case 0xE000...0xF8FF, 0xFFFD: noise += 1
                case ..<0x21: break
                default: letters += 1
                }
            }
            if letters + noise > 100_000 { break }
        }
        return letters > 0 && noise <= letters
    }
}
