import ChildProcess

/// Recognises the words of an image, or of the pages of a PDF file, with the help of `tesseract`.
///
/// The program and its language packs are optional; without them the file is refused with the name of the package. The
/// first page is looked at with all packs that are installed, to see which script it has; then all pages are read with
/// the packs of that script, since packs of several scripts mix up letters that look alike.
struct ScanReader {
    let folders: [String]
    let name: String

    /// The limits of one page.
    private static let limits = ProcessLimits(
        wallSeconds: 180,
        cpuSeconds: 120,
        memoryBytes: 4 << 30,
        outputBytes: 16 << 20
    )
    /// The greatest number of pages.
    private static let maximumPages = 300
    /// The longer side of the image of a page: 300 dots an inch on A4.
    private static let pixels = 3508

    /// The text of an image.
    func read(image bytes: [UInt8]) throws(TextSourceError) -> SourceText {
        try read(pages: 1) { _ throws(TextSourceError) in bytes }
    }

    /// The text of the images of a PDF file's pages.
    func read(pdf bytes: [UInt8], pages: Int) throws(TextSourceError) -> SourceText {
        guard pages > 0 else { throw .noWords(name: name, format: .pdf) }
        guard pages <= Self.maximumPages else { throw .tooComplex(name: name, part: "PDF") }
        let drawing = try HelperProgram.pdfToImage(in: folders, for: name)
        return try read(pages: pages) { page throws(TextSourceError) in
            try drawing.output(
                [
                    "-q", "-png", "-gray", "-scale-to", String(Self.pixels), "-f", String(page), "-l", String(page),
                    "-singlefile", "-",
                ],
                on: bytes,
                limits: ProcessLimits(memoryBytes: 2 << 30, outputBytes: 64 << 20),
                for: name
            )
        }
    }

    private func read(
        pages: Int,
        image: (Int) throws(TextSourceError) -> [UInt8]
    ) throws(TextSourceError) -> SourceText {
        let program = try HelperProgram.recogniser(in: folders, for: name)
        let list = try program.run(["--list-langs"], on: [], limits: ProcessLimits(wallSeconds: 10), for: name)
        let languages = ScanLanguages(list: list.output + Array(list.complaint.utf8))
        guard var packs = languages.all else {
            throw .missingProgram(name: name, program: "tesseract", package: "tesseract-ocr-eng tesseract-ocr-fra")
        }
        var table = RecognisedTable()
        for page in 1...max(pages, 1) {
            let bytes = try image(page)
            if page == 1, languages.areSeveral {
                var first = RecognisedTable()
                first.add(try recognise(bytes, packs, with: program))
                packs = languages.packs(for: first.pages) ?? packs
            }
            table.add(try recognise(bytes, packs, with: program))
        }
        var text = TextAssembler()
        text.add(LayoutReader.paragraphs(of: table.pages, headingRatio: 1.5))
        return text.finish(
            format: .scan,
            producer: try program.version(argument: "--version", for: name) + " (\(packs))",
            confidence: table.confidence,
            omissions: table.pages.filter { !$0.hasWords }.map { .page(number: $0.number) }
        )
    }

    private func recognise(
        _ image: [UInt8],
        _ packs: String,
        with program: HelperProgram
    ) throws(TextSourceError) -> [UInt8] {
        try program.output(["stdin", "stdout", "-l", packs, "tsv"], on: image, limits: Self.limits, for: name)
    }
}
