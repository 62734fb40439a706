import Operations
import Reading
import TextSources

/// How fast texts are read: from the bytes of a file to findings, in MB per CPU second on one core.
struct ReadingBenchmark {
    /// The texts, each with the name of its file.
    let texts: [(name: String, bytes: [UInt8])]
    /// A text of 100 kB, in which no sentence comes twice.
    let long: [UInt8]

    func run() throws {
        let opening = try Measure { _ = try ExamineDocument.carriedReader() }
        line("lexicons made ready", opening.wall * 1000, "ms")
        let examine = ExamineDocument(reader: try ExamineDocument.carriedReader())
        for (name, bytes) in texts { try measure(name, bytes, examine) }
        // The first text and a later one: what was met before is remembered.
        var memory = ReadingMemory()
        for name in ["first", "next"] {
            let reading = try Measure { _ = try examine.perform(bytes: long, name: "long.txt", &memory) }
            line("a communiqué of \(long.count / 1000) kB, the \(name)", reading.cpu * 1000, "ms CPU")
        }
        if let (name, bytes) = texts.first {
            // One long document: what grows faster than its text shows here. It says the same again and again, which is
            // left out of the findings; for a fair speed see the mixed texts.
            let long = Array(repeatElement(bytes + Array("\n\n".utf8), count: max(1, 4_000_000 / bytes.count)).joined())
            try measure("\(name), repeated to one text", long, examine, leastSeconds: 0)
        }
    }

    private func measure(
        _ name: String,
        _ bytes: [UInt8],
        _ examine: ExamineDocument,
        leastSeconds: Double = 1
    ) throws {
        var seconds = 0.0
        var size = 0
        var findings = 0
        repeat {
            seconds += try Measure {
                findings = try examine.perform(bytes: bytes, name: name).result.findings.count
            }.cpu
            size += bytes.count
        } while seconds < leastSeconds
        line(
            "reading \(name)",
            Double(size) / 1e6 / seconds,
            "MB/CPU s",
            "\(findings) findings in \(bytes.count) bytes"
        )
    }
}
